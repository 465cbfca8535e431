import { idCursor } from '@gomomo/http';

/** A page of a list in the order of ids (UUID v7: the order of creation). */
export interface PageRequest {
  readonly cursor?: string;
  readonly limit: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/**
 * A Prisma filter for what comes after the cursor.
 *
 * @throws AppError `validation` for a cursor that is none of ours
 */
export function pageAfter({ cursor }: PageRequest): { id?: { gt: string } } {
  const id = idCursor.decode(cursor);
  return id === undefined ? {} : { id: { gt: id } };
}

/** `rows` holds up to one more than the page: whether there is a next one. */
export function toPage<Item extends { readonly id: string }>(
  rows: readonly Item[],
  limit: number,
): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, nextCursor: more ? idCursor.encode(last.id) : null };
}
