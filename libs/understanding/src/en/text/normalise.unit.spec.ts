import { describe, expect, test } from '@jest/globals';

import { normalise } from './normalise.ts';

const read = (text: string) =>
  normalise(text).map(({ kind, text: word, value }) =>
    kind === 'number' || kind === 'ordinal' ? value : word,
  );

describe('normalising', () => {
  test.each([
    ['twenty five past six', [25, 'past', 6]],
    ['twenty-first', [21]],
    ['nine oh five', [9, 5]],
    ['two thousand and eighteen', [2018]],
    ['the 3rd', ['the', 3]],
    ['at 5 p.m. sharp', ['at', 5, 'pm', 'sharp']],
    ['nine p m', [9, 'pm']],
    ['7p', [7, 'pm']],
    ['2 o"clock', [2, "o'clock"]],
    ['2 o’clock', [2, "o'clock"]],
    ['I am here', ['i', 'am', 'here']],
    ['a man', ['a', 'man']],
  ])('brings "%s" to one form', (text, tokens) => {
    expect(read(text)).toEqual(tokens);
  });

  test('keeps offsets into the original text', () => {
    const text = '  Half past  twenty-one, O’Clock ';
    for (const token of normalise(text)) {
      expect(text.slice(token.start, token.end)).not.toMatch(/^\s|\s$/u);
      expect(token.end).toBeGreaterThan(token.start);
    }
    const number = normalise(text).find(({ kind }) => kind === 'number');
    expect(text.slice(number?.start, number?.end)).toBe('twenty-one');
  });

  test('hears hours in words of the same sound only where a time is pending', () => {
    const hear = (text: string) =>
      normalise(text, true).map(({ kind, text: word, value }) =>
        kind === 'number' ? value : word,
      );
    expect(hear('ate thirty')).toEqual([8, 30]);
    expect(hear('for p m')).toEqual([4, 'pm']);
    expect(hear("to o'clock")).toEqual([2, "o'clock"]);
    expect(hear('change it to five thirty')).toEqual(['change', 'it', 'to', 5, 30]);
    expect(read('ate thirty')).toEqual(['ate', 30]);
  });

  test('tells "oh five" as digits with their zero', () => {
    expect(normalise('nine oh five')[1]).toMatchObject({ digits: '05' });
  });
});
