import { expect, test } from '@jest/globals';
import { createPace } from './pace.ts';

const full = { allowed: false, remaining: 0, resetMs: 1_000 };

test('there is no room soon for somebody who is out of time: that is an answer, and no failure', async () => {
  const pace = createPace({ consume: () => Promise.resolve(full) }, 5);
  const signal = AbortSignal.timeout(20);
  expect(await pace('account', signal)).toBe(false);
  expect(await pace('account', signal)).toBe(false);
});
