import { spawnSync } from 'node:child_process';

/** Of the tree that is run; a copy that is no clone has none. */
export function readCommit(): string {
  const { stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' });
  return stdout.trim() || 'unknown';
}
