import { describe, expect, test } from '@jest/globals';
import { toJudgedMs } from './bars.ts';

describe('a p99', () => {
  test('counts as it is while the empty route is calm', () => {
    expect(toJudgedMs({ p99: 20, emptyP50: 1, emptyP99: 1.9 })).toBe(20);
  });

  test('loses what the empty route waits for beyond a calm tail', () => {
    expect(toJudgedMs({ p99: 40, emptyP50: 1, emptyP99: 17 })).toBe(25);
  });
});
