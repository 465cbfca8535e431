import { expect, test } from '@jest/globals';
import { foldPlaces } from './mask-fold.ts';

// A six was read as a naught in scripts whose row of figures begins elsewhere, and a number as a date.
test.each(['0', '\uff10', '\u0660', '\u06f0', '\u0966', '\u09e6', '\u0e50', '\u1040'])(
  'the ten figures of a script are those of ours (%s)',
  (zero) => {
    const first = zero.codePointAt(0) ?? 0;
    const row = Array.from({ length: 10 }, (_, index) => String.fromCodePoint(first + index));
    expect(foldPlaces(row.join(''))).toBe('0123456789');
  },
);
