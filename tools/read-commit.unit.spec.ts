import { temporaryFolder } from '@gomomo/testing';
import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommit } from './read-commit.ts';

test('a commit, told apart from a tree that has been changed since', () => {
  const folder = temporaryFolder('commit-');
  expect(readCommit(folder)).toBe('unknown');
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@t'];
  const git = (...args: readonly string[]) => spawnSync('git', args, { cwd: folder });
  git('init', '--quiet');
  writeFileSync(join(folder, 'file'), 'one');
  git('add', '.');
  git(...who, 'commit', '--quiet', '--message', 'one');
  expect(readCommit(folder)).toMatch(/^[0-9a-f]{10}$/);
  writeFileSync(join(folder, 'other'), '');
  expect(readCommit(folder)).toMatch(/^[0-9a-f]{10}$/);
  writeFileSync(join(folder, 'file'), 'two');
  expect(readCommit(folder)).toMatch(/^[0-9a-f]{10}\+$/);
});
