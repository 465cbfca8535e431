import { randomBytes } from 'node:crypto';

/** Crockford base32: no I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 8;
/** The first is used, the others are for collisions: at most three retries. */
const draws = 4;

export type DrawReferences = () => string[];

/** Candidates for the reference of a new appointment, 40 random bits each, without the hyphen. */
export const drawReferences: DrawReferences = () =>
  Array.from({ length: draws }, () =>
    Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join(''),
  );
