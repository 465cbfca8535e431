import { describe, expect, test } from '@jest/globals';

import { monday as now, studio as tenant } from '../../test/studio.ts';
import { createState } from '../core/state.ts';
import { readTurn } from '../reading/read-turn.ts';
import { readWhen } from './read-when.ts';

const read = (words: string) =>
  readWhen(words, { state: createState(), tenant, now, read: readTurn })?.map(
    ({ slot, value }) => [slot, value] as const,
  ) ?? null;

const friday = {
  kind: 'days',
  readings: [{ from: '2026-11-27', to: '2026-11-27' }],
  negated: false,
};

describe('words that say when', () => {
  test('are values of day and time', () => {
    expect(read('friday at 3pm')).toEqual([
      ['date', friday],
      ['time', { kind: 'at', readings: ['15:00'], around: false, negated: false }],
    ]);
    expect(read('friday')).toEqual([['date', friday]]);
    expect(read('as soon as possible')).toEqual([['date', { kind: 'soonest' }]]);
  });

  test.each([
    'friday at 3pm with Ana',
    'friday when the moon is full',
    'a facial on friday',
    'friday, call me on 212 555 0143',
    'how much is it on friday',
    'not unless raining, friday',
    'whichever suits the dog',
    '',
  ])('are none where something else stands beside them: "%s"', (words) => {
    expect(read(words)).toBeNull();
  });
});
