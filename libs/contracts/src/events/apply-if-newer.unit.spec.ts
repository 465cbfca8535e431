import { expect, test } from '@jest/globals';
import { applyIfNewer } from './apply-if-newer.ts';

test.each([
  [undefined, 1, 'apply'],
  [undefined, 4, 'gap'],
  [1, 2, 'apply'],
  [2, 2, 'stale'],
  [3, 1, 'stale'],
  [2, 4, 'gap'],
] as const)('kept %s, incoming %s: %s', (stored, version, verdict) => {
  expect(applyIfNewer(stored, { version })).toBe(verdict);
});

test('whatever is repeated or overtaken, the newest state stays', () => {
  let stored: number | undefined;
  for (const version of [1, 1, 2, 1, 4, 3, 4, 5]) {
    if (applyIfNewer(stored, { version }) !== 'stale') stored = version;
  }
  expect(stored).toBe(5);
});
