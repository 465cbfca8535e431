import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Env } from './parse-env.ts';
import { notesOf } from './setting.ts';

/** How to make a secret of each kind that a setting may ask for (`made`). */
export const makeSecret = {
  word: (): string => randomBytes(24).toString('base64url'),
  ring: (): string => `k1:${randomBytes(32).toString('base64')}`,
} as const;

export type SecretMakers = Readonly<Record<string, () => string>>;

/** Of secrets that were made up those that nothing given stands in for. */
export function withoutGiven<Secrets extends Readonly<Record<string, string>>>(
  schema: z.ZodObject,
  secrets: Secrets,
  given: Env,
): Partial<Secrets> {
  const isGiven = (name: string | undefined): boolean => name !== undefined && !!given[name];
  const stoodInFor = Object.entries(schema.shape)
    .filter(([, type]) => isGiven(notesOf(type as z.ZodType).otherwise?.name))
    .map(([name]) => name);
  const kept = Object.entries(secrets).filter(([name]) => !stoodInFor.includes(name));
  return Object.fromEntries(kept) as Partial<Secrets>;
}

/** A maker for each secret of a schema that the product can make up by itself, by its name. */
export function secretMakersOf(schema: z.ZodObject): SecretMakers {
  return Object.fromEntries(
    Object.entries(schema.shape).flatMap(([name, type]) => {
      const { made } = notesOf(type as z.ZodType);
      return made === undefined ? [] : [[name, makeSecret[made]] as const];
    }),
  );
}
