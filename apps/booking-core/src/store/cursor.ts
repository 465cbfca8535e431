const pattern = /^(\d{1,15})\.([0-9a-f-]{36})$/;

/** A place in a list that is ordered by an instant and an id. */
export const encodeCursor = (at: Date, id: string): string =>
  Buffer.from(`${at.getTime()}.${id}`, 'latin1').toString('base64url');

/** Undefined for no cursor and for one that is not ours: the list starts from the beginning. */
export function decodeCursor(cursor: string | undefined): { at: Date; id: string } | undefined {
  const text = Buffer.from(cursor ?? '', 'base64url').toString('latin1');
  const [, at, id] = pattern.exec(text) ?? [];
  return at === undefined || id === undefined ? undefined : { at: new Date(Number(at)), id };
}
