import { toReference } from '@gomomo/contracts';
import { randomBytes } from 'node:crypto';

/** The first is used, the others are for collisions: at most three retries. */
const draws = 4;
const bytesEach = 8;

export type DrawReferences = () => string[];

/** Candidates for the reference of a new appointment, 40 random bits each, without the hyphen. */
export const drawReferences: DrawReferences = () => {
  const random = randomBytes(draws * bytesEach);
  return Array.from({ length: draws }, (_, place) =>
    toReference(random.subarray(place * bytesEach)),
  );
};
