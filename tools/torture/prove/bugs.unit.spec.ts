import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { invariants } from '../check/invariants.ts';
import { bugs } from './bugs.ts';
import { patchOf } from './scratch.ts';

const root = join(import.meta.dirname, '../../..');

test.each(bugs.map((bug) => [bug.name, bug] as const))('%s can still be put back', (_, bug) => {
  // Paths are of the root, wherever the tree lies in a repository.
  const { stderr, status } = spawnSync('git', ['apply', '--check', patchOf(bug)], {
    ...{ cwd: root, encoding: 'utf8' },
    env: { ...process.env, GIT_DIR: '/dev/null' },
  });
  expect([stderr, status]).toEqual(['', 0]);
});

test('every patch is listed, and every invariant that is named exists', () => {
  const files = readdirSync(join(import.meta.dirname, '../bugs'));
  expect(files.map((file) => basename(file, '.patch')).toSorted()).toEqual(
    bugs.map(({ name }) => name).toSorted(),
  );
  const names = invariants.map(({ name }) => name);
  expect(bugs.flatMap(({ foundBy }) => foundBy).filter((name) => !names.includes(name))).toEqual(
    [],
  );
});
