import { describe, expect, test } from '@jest/globals';
import { bars, judge, toJudgedMs } from './bars.ts';

const bar = (id: string) => {
  const found = bars.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no bar ${id}`);
  return found;
};

describe('a bar', () => {
  test.each([
    ['A', 1.7, 'target'],
    ['A', 1.71, 'ship'],
    ['A', 1.91, 'short'],
    ['B', 0.52, 'target'],
    ['B', 0.42, 'ship'],
    ['B', 0.41, 'short'],
    ['H', 12.1, 'ship'],
  ] as const)('%s at %d reaches: %s', (id, value, verdict) => {
    expect(judge(bar(id), value)).toBe(verdict);
  });

  test('that was not measured is not met', () => {
    for (const nothing of [undefined, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(judge(bar('F'), nothing)).toBe('not measured');
    }
  });

  test('asks more of the target than of shipping', () => {
    for (const { id, better, ship, target } of bars) {
      expect([id, better === 'most' ? target < ship : target > ship]).toEqual([id, true]);
    }
  });
});

describe('a p99', () => {
  test('counts as it is while the empty route is calm', () => {
    expect(toJudgedMs({ p99: 20, emptyP50: 1, emptyP99: 1.9 })).toBe(20);
  });

  test('loses what the empty route waits for beyond a calm tail', () => {
    expect(toJudgedMs({ p99: 40, emptyP50: 1, emptyP99: 17 })).toBe(25);
  });
});
