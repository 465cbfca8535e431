/** A page of a list in the order of ids (UUID v7: the order of creation). */
export interface PageRequest {
  readonly cursor?: string;
  readonly limit: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A Prisma filter for what comes after the cursor; an unknown cursor starts from the beginning. */
export function pageAfter({ cursor }: PageRequest): { id?: { gt: string } } {
  const id = cursor === undefined ? '' : Buffer.from(cursor, 'base64url').toString('latin1');
  return uuidPattern.test(id) ? { id: { gt: id } } : {};
}

/** `rows` holds up to one more than the page: whether there is a next one. */
export function toPage<Item extends { readonly id: string }>(
  rows: readonly Item[],
  limit: number,
): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, nextCursor: more ? Buffer.from(last.id, 'latin1').toString('base64url') : null };
}
