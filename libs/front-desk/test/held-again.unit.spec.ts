import { expect, test } from '@jest/globals';

import { choiceOf, createDesk, toSummary } from './desk.ts';

// The second summary was the first one once more, with a hold that was over: its yes booked nothing.
test('a time whose hold ran out and that is held again is proposed anew, and its yes books', async () => {
  const desk = createDesk();
  const first = await toSummary(desk);
  desk.clock.pass(6);
  const second = await desk.says('tomorrow at 2pm with Priya');
  const [before, after] = [first, second].map(({ replies }) => replies.at(-1)?.card);
  if (before?.kind !== 'summary' || after?.kind !== 'summary') throw new Error('no summary');
  expect(Date.parse(after.expiresAt ?? '')).toBeGreaterThan(Date.parse(before.expiresAt ?? ''));
  expect((await desk.taps(choiceOf(second, 'Book it'))).state).toBe('booked');
});
