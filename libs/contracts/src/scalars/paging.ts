import { z } from 'zod';

/** Where a list goes on; opaque to clients. */
export const cursor = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,512}$/, 'must be a cursor of an earlier answer');

/** A query string brings text; callers of the typed client write a number. */
const wholeNumber = z.union([
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number),
  z.int(),
]);

/** A whole number in a query string, from 1 to `most`. */
export function limitUpTo(most: number, usual: number) {
  return wholeNumber.pipe(z.int().min(1).max(most)).default(usual);
}

export const pageLimit = limitUpTo(200, 50);

export const pageQuery = z.object({ cursor: cursor.exactOptional(), limit: pageLimit });

/** `{ items, nextCursor }`; `nextCursor` is null at the end. */
export function listOf<Item extends z.ZodType>(item: Item, id: string) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() }).meta({ id });
}
