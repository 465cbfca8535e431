import { expect, test } from '@jest/globals';

import { createDesk } from './desk.ts';

/**
 * What may begin within a limit: its start counts ("after 2", "not before 2"), unless it is left out by
 * the words ("later than 2", "past 2"). Its end does not
 * ("before 4", "until 4", "between 2 and 4"): nothing begins when the time is over. Where the words
 * name the last beginning itself ("by 4", "no later than 4", "not after 4"), that one counts.
 */
test.each([
  ['after 2 but before 4', '14 15'],
  ['before 4 but after 2', '14 15'],
  ['between 2 and 4', '14 15'],
  ['from 2 until 4', '14 15'],
  ['after 2 but no later than 4', '14 15 16'],
  ['not before 2 and not after 4', '14 15 16'],
  ['later than 3', '16 17'],
  ['any time past 3', '16 17'],
  ['later than 2 but before 4', '15'],
  ['before 4 but later than 2', '15'],
  ['after 3', '15 16 17'],
  ['at half past 3 or later', '16 17'],
  ['before 11', '9 10'],
  ['until 11', '9 10'],
  ['earlier than 11', '9 10'],
  ['by 11', '9 10 11'],
  ['no later than 11', '9 10 11'],
  ['11 am at the latest', '9 10 11'],
  ['11 or earlier', '9 10 11'],
  ['not after 11', '9 10 11'],
  ['nothing after 11', '9 10 11'],
  ['not before 4', '16 17'],
  ['not until 4', '16 17'],
  ['nothing before 4', '16 17'],
  ['not between 10 and 4', '9 16 17'],
  ['i have to leave at 11', '9 10'],
  ['and i need to be out by 11', '9 10'],
  ['before 11 or after 4', '9 10 16 17'],
  ['mornings or after 4', '9 10 11 16 17'],
])('what may begin: "%s"', async (limit, hours) => {
  const desk = createDesk();
  await desk.says(`yoga on tuesday ${limit}`);
  const offered = desk.session?.dialogue.offer?.slots.map(({ start }) =>
    String(Number(start.slice(11, 13))),
  );
  expect(offered?.join(' ')).toBe(hours);
});

test('a limit of the hours behind a day is no stretch of days', async () => {
  const desk = createDesk();
  await desk.says('yoga tuesday until 11');
  expect(desk.session?.dialogue.wish.days).toEqual({ from: '2026-11-24', to: '2026-11-24' });
});
