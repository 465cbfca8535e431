import { z } from 'zod';

/** JSON Schema keyword of an enumeration that may grow within a version. */
export const openEnumKeyword = 'x-extensible-enum';

/**
 * An enumeration that may grow without a new version. We write only these values; who reads must
 * bear with others, and the published schema says so.
 */
export function openEnum<const Values extends readonly string[]>(values: Values) {
  return z.enum(values).meta({ [openEnumKeyword]: true });
}

export function isOpenEnum(schema: z.core.$ZodType): boolean {
  return z.globalRegistry.get(schema)?.[openEnumKeyword] === true;
}
