import { expect, test } from '@jest/globals';
import type { Answer } from '../torture/history/history.ts';
import { findLoadFaults, toLoadFacts } from './load.ts';

const acts = (count: number, answer?: Omit<Answer, 'at'>) =>
  Array.from({ length: count }, () =>
    answer === undefined ? {} : { answer: { at: 1, ...answer } },
  );
const done = acts(600, { kind: 'ok' });

test('a load is told by what came of it', () => {
  const refused = [
    ...acts(2, { kind: 'refused', status: 410 }),
    ...acts(7, { kind: 'refused', status: 409, code: 'slot-taken' }),
  ];
  const facts = toLoadFacts([...done, ...refused, ...acts(1)], 1);
  expect(facts).toEqual({
    ...{ operations: 10, unanswered: 1, all: 610 },
    refused: [
      ['slot-taken', 7],
      ['410', 2],
    ],
  });
  expect(findLoadFaults(facts)).toEqual([]);
});

test('nothing that succeeds is a fault', () => {
  expect(findLoadFaults(toLoadFacts(acts(100, { kind: 'refused', status: 404 }), 1))).toEqual([
    'only 0.0 operations a second succeeded',
  ]);
});

test('so are acts without an answer', () => {
  expect(findLoadFaults(toLoadFacts([...done, ...acts(2, { kind: 'unknown' })], 1))).toEqual([
    '2 of 602 acts had no answer',
  ]);
});
