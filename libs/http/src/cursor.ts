import { isUuid } from '@gomomo/contracts';
import { AppError } from '@gomomo/kernel';

/** Where a list goes on. A cursor is opaque to clients and read back to the letter. */
interface CursorForm<Place> {
  /** The place as text that is in no other form of cursor. */
  write(place: Place): string;
  read(text: string): Place | undefined;
}

/**
 * @throws AppError `validation` (from `decode`) for a cursor that no answer of ours has held: a list
 *   that silently began anew would make a client read its first page for ever
 */
function createCursor<Place>({ write, read }: CursorForm<Place>) {
  const encode = (place: Place): string =>
    Buffer.from(write(place), 'latin1').toString('base64url');
  const decode = (cursor: string | undefined): Place | undefined => {
    if (cursor === undefined) return undefined;
    const place = read(Buffer.from(cursor, 'base64url').toString('latin1'));
    if (place !== undefined && encode(place) === cursor) return place;
    const errors = [{ pointer: '#query/cursor', detail: 'must be a cursor of an earlier answer' }];
    throw new AppError('validation', 'The request does not fit.', { details: { errors } });
  };
  return { encode, decode };
}

const timePattern = /^(\d{1,15})\.(.+)$/;

/** Of a list in the order of ids (UUID v7: the order of creation). */
export const idCursor = createCursor<string>({
  write: (id) => id,
  read: (text) => (isUuid(text) ? text : undefined),
});

/** Of a list that is ordered by an instant and an id. */
export const timeCursor = createCursor<{ readonly at: Date; readonly id: string }>({
  write: ({ at, id }) => `${at.getTime()}.${id}`,
  read: (text) => {
    const [, at = '', id = ''] = timePattern.exec(text) ?? [];
    return isUuid(id) ? { at: new Date(Number(at)), id } : undefined;
  },
});

/** Of a list that is numbered; a bigint as text. */
export const numberCursor = createCursor<string>({
  write: (number) => number,
  read: (text) => (/^[1-9]\d{0,17}$/.test(text) ? text : undefined),
});

export interface Page<Item> {
  readonly items: Item[];
  /** Null at the end. */
  readonly nextCursor: string | null;
}

/** A page of `limit` out of rows of which one more was asked for, to see whether there are more. */
export function toPage<Row>(
  rows: readonly Row[],
  limit: number,
  encode: (last: Row) => string,
): Page<Row> {
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last === undefined ? null : encode(last) };
}
