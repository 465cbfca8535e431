import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import type { OsUser } from '../process/os-user.ts';

function withAncestors(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...withAncestors(parent), path];
}

/**
 * The first folder (or program) on the way to `path` that `user` may not enter (or run), top down;
 * undefined when all is open. The kernel answers, not the mode bits, so ACLs count as well.
 */
export function findBlocked(path: string, user: OsUser | undefined): string | undefined {
  const script = 'for f; do [ -x "$f" ] || { printf %s "$f"; exit 1; }; done';
  const { stdout, status } = spawnSync('/bin/sh', ['-c', script, 'sh', ...withAncestors(path)], {
    cwd: '/',
    encoding: 'utf8',
    ...user,
  });
  return status === 1 ? stdout : undefined;
}
