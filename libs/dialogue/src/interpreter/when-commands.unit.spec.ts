import { expect, test } from '@jest/globals';

import { studio } from '../../test/studio.ts';
import { readTurn } from '../reading/read-turn.ts';
import { whenCommands } from './when-commands.ts';

/** Sunday 22 November 2026, 14:00 in New York. */
const now = Date.parse('2026-11-22T14:00:00-05:00');

const valuesOf = (text: string) =>
  whenCommands(readTurn(text, { tenant: studio, now, pending: 'date' }), '2026-11-22').map(
    ({ value }) => value,
  );

test('two days beside each other are a stretch', () => {
  const stretch = {
    kind: 'days',
    readings: [{ from: '2026-11-25', to: '2026-11-26' }],
    negated: false,
  };
  expect(valuesOf('wed or thu')).toEqual([stretch]);
  expect(valuesOf('wednesday or thursday, not mornings')).toEqual([
    stretch,
    { kind: 'part', part: 'morning', negated: true },
  ]);
});

test.each([
  ['monday or friday', [1, 5]],
  ['wed or fri', [3, 5]],
])('other weekdays are any of them: "%s"', (text, weekdays) => {
  expect(valuesOf(text)).toEqual([{ kind: 'weekdays', weekdays, negated: false }]);
});

test('a day that replaces another stands alone', () => {
  expect(valuesOf('not thursday, make it friday')).toContainEqual({
    kind: 'days',
    readings: [{ from: '2026-11-27', to: '2026-11-27' }],
    negated: false,
  });
});
