import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Of every migration that counts as applied somewhere, in the form of `sha256sum`: `<sha256>  <path>`. */
export const listFile = 'tools/migrations/checksums.sha256';

export type Checksums = ReadonlyMap<string, string>;

export const parseList = (text: string): Checksums =>
  new Map(
    [...text.matchAll(/^([0-9a-f]{64}) {2}(\S+)$/gm)].map(([, sum = '', path = '']) => [path, sum]),
  );

export const formatList = (checksums: Checksums): string =>
  [...checksums].map(([path, sum]) => `${sum}  ${path}\n`).join('');

/** Those of the tree as it is, folder by folder in the order in which they are applied. */
export function readChecksums(root: string): Checksums {
  const paths = globSync('{apps,libs}/**/migrations/*/migration.sql', {
    cwd: root,
    exclude: (name) => name === 'node_modules',
  });
  return new Map(
    paths.sort().map((path) => {
      const bytes = readFileSync(join(root, path));
      return [path, createHash('sha256').update(bytes).digest('hex')];
    }),
  );
}

export interface Faults {
  /** Edited or removed although databases have been made with it. */
  readonly changed: readonly string[];
  /** Not in the list yet. */
  readonly added: readonly string[];
  /** Not in the list yet, and named to be applied before one that is: databases would differ by age. */
  readonly late: readonly string[];
}

export function findFaults(listed: Checksums, there: Checksums): Faults {
  const added = [...there.keys()].filter((path) => !listed.has(path));
  return {
    changed: [...listed.keys()].filter((path) => there.get(path) !== listed.get(path)),
    added,
    late: added.filter((path) => [...listed.keys()].some((before) => isBefore(path, before))),
  };
}

const isBefore = (path: string, other: string): boolean =>
  dirname(dirname(path)) === dirname(dirname(other)) && path < other;
