import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { notesOf } from './setting.ts';

/** How to make a secret of each kind that a setting may ask for (`made`). */
export const makeSecret = {
  word: (): string => randomBytes(24).toString('base64url'),
  ring: (): string => `k1:${randomBytes(32).toString('base64')}`,
} as const;

export type SecretMakers = Readonly<Record<string, () => string>>;

/** A maker for each secret of a schema that the product can make up by itself, by its name. */
export function secretMakersOf(schema: z.ZodObject): SecretMakers {
  return Object.fromEntries(
    Object.entries(schema.shape).flatMap(([name, type]) => {
      const { made } = notesOf(type as z.ZodType);
      return made === undefined ? [] : [[name, makeSecret[made]] as const];
    }),
  );
}
