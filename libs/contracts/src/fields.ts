import { z } from 'zod';

type Fields = Readonly<Record<string, z.ZodType>>;

/** Every field may be left out. */
export function optionalFields<F extends Fields>(fields: F) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, z.exactOptional(field)]),
  ) as { [Name in keyof F]: z.ZodExactOptional<F[Name]> };
}

/** JSON Merge Patch (RFC 7396): a field that is left out stays, `null` removes it. */
export function removableFields<F extends Fields>(fields: F) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, z.exactOptional(z.nullable(field))]),
  ) as { [Name in keyof F]: z.ZodExactOptional<z.ZodNullable<F[Name]>> };
}

/** A list in which nothing stands twice. */
export function uniqueList<Item extends z.ZodType<string | number>>(item: Item, most: number) {
  return z
    .array(item)
    .max(most)
    .refine((items) => new Set(items).size === items.length, { error: 'must not repeat an item' })
    .meta({ uniqueItems: true });
}
