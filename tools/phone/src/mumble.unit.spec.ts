import { expect, test } from '@jest/globals';
import { createDice, mumble } from './mumble.ts';

const text = 'could I come in on friday at four please';

test('the same seed mumbles alike, another differently, and never is nothing left', () => {
  const heard = [1, 1, 2, 3, 4].map((seed) => mumble(text, createDice(seed)));
  expect(heard[0]).toEqual(heard[1]);
  expect(new Set(heard.map((it) => it.text)).size).toBeGreaterThan(2);
  for (let seed = 0; seed < 50; seed += 1) {
    const { text: one, confidence } = mumble('yes', createDice(seed));
    expect(one).not.toBe('');
    expect(confidence).toBeLessThan(0.5);
  }
});
