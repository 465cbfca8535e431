import { toReference } from '@gomomo/contracts';
import { randomFillSync } from 'node:crypto';

/** The first is used, the others are for collisions: at most three retries. */
const draws = 4;
const bytesEach = 8;
/** Drawn for so many appointments at once: drawing costs the same, whatever the number of bytes. */
const pool = Buffer.alloc(draws * bytesEach * 128);
let used = pool.length;

export type DrawReferences = () => string[];

/** Candidates for the reference of a new appointment, 40 random bits each, without the hyphen. */
export const drawReferences: DrawReferences = () => {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const references: string[] = [];
  for (let place = 0; place < draws; place += 1, used += bytesEach) {
    references.push(toReference(pool.subarray(used, used + bytesEach)));
  }
  return references;
};
