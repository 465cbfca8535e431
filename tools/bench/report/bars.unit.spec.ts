import { describe, expect, test } from '@jest/globals';
import { bars as bookingBars } from '../booking/bars.ts';
import { isMissed, judge, least, most, times, type Bar } from './bars.ts';

const fast: Bar = { measure: 'p99', unit: 'ms', ...most(20, 10) };
const many: Bar = { measure: 'rate', unit: '/s', ...least(100, 200) };

describe('a bar', () => {
  test.each([
    [fast, 10, 'target'],
    [fast, 10.1, 'ship'],
    [fast, 20.1, 'short'],
    [many, 200, 'target'],
    [many, 100, 'ship'],
    [many, 99, 'short'],
  ] as const)('%j at %d reaches: %s', (bar, value, verdict) => {
    expect(judge(bar, value)).toBe(verdict);
  });

  test('that was not measured is not met', () => {
    for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(judge(many, value)).toBe('not measured');
      expect(isMissed({ bar: many, value })).toBe(true);
    }
  });

  test('asks more of the target than of shipping', () => {
    for (const { id, better, ship, target } of bookingBars) {
      expect([id, better === 'most' ? target < ship : target > ship]).toEqual([id, true]);
    }
  });
});

test('a ratio to what took no time is none', () => {
  expect(times(3, 2, 'lean')).toBe('1.50 × lean');
  expect(times(3, 0, 'lean')).toBe('–');
});
