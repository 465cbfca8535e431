import { describe, expect, test } from '@jest/globals';
import { toComposite, toSqlValue } from './sql-values.ts';

describe('a composite value as text', () => {
  test.each([
    ['null and undefined are left empty', [null, undefined, 'web'], '(,,"web")'],
    ['an empty text is not null', ['', 1, true], '("","1","true")'],
    [
      'quotes, commas, brackets and backslashes stay what they are',
      ['a"b\\,()'],
      '("a""b\\\\,()")',
    ],
  ])('%s', (_name, fields, text) => {
    expect(toComposite(fields)).toBe(text);
  });

  test('an argument that is not given is null, whatever its type', () => {
    expect(toSqlValue('booking.actor', undefined)).toBeNull();
    expect(toSqlValue('booking.count_rule[]', undefined)).toBeNull();
  });
});
