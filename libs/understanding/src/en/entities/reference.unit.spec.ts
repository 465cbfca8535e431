import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { AskedSlot } from '../../context.ts';
import { understand } from '../understand.ts';

const referenceOf = (text: string, ...asked: AskedSlot[]) =>
  understand(text, { now: '2026-12-01T09:00', asked, country: 'US' }).entities.reference?.value;

/**
 * Two neighbouring words of four characters with a digit between them were a reference
 * ("10AM-WITH"), and the conversation had no way back from asking for its contact.
 */
const talk = [
  'deep tissue tuesday 10am with Ana',
  'facial december 16th 10am',
  '212 555 0142 this is Mary',
  'Actually wait, make it the 22nd same time',
  'r u free 2day at 4?',
  'can we do 10am-11am',
  'from the 10th-12th',
  'a 90minute massage for 4friends',
  'book 2persons on 12dec2026',
  'monday14 or friday18',
  'table for 12, 7ish then',
  'mark2024@example.com',
  'half-hour massage at 5pm',
  'WALK-INS ok?',
  'that 30min slot at 11am pls',
  'i want 2hrs-3hrs',
  'my card is 1234-5678',
  'this time 2day',
];

// "P M" and "A M" among the letters were half of a day, and one reference in 120 could not be spelled.
test('any reference can be spelled where one was asked', () => {
  const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const codes = fc
    .array(fc.constantFrom(...symbols, 'PM', 'AM'), { minLength: 8, maxLength: 8 })
    .map((picked) => picked.join('').slice(0, 8))
    .filter((code) => /[A-Z].*[A-Z]/.test(code));
  fc.assert(
    fc.property(codes, (code) => {
      const heard = referenceOf([...code].join(' '), 'reference');
      expect(heard).toBe(`${code.slice(0, 4)}-${code.slice(4)}`);
    }),
    { numRuns: 1000 },
  );
});

describe('a reference', () => {
  test.each([
    ['7QK4-MD2X', '7QK4-MD2X'],
    ['cancel 7qk4-md2x please', '7QK4-MD2X'],
    ['cancel 7QK4MD2X please', '7QK4-MD2X'],
    ['move K365-ZM7F 718-555-0162', 'K365-ZM7F'],
    ['move it, 7QK4–MD2X', '7QK4-MD2X'],
    ['my reference is 7qk4 md2x', '7QK4-MD2X'],
    ['cancel, ref: 7QK4 MD2X', '7QK4-MD2X'],
    ['reference number seven q k four dash m d two x', '7QK4-MD2X'],
    ['cancel KMXR-TVWZ', 'KMXR-TVWZ'],
  ])('is read unasked from "%s"', (text, reference) => {
    expect(referenceOf(text)).toBe(reference);
  });

  test.each([
    ['7qk4 md2x', '7QK4-MD2X'],
    ['move K365 ZM7F', 'K365-ZM7F'],
    ['seven q k four m d two x', '7QK4-MD2X'],
    ['it is k365zm7f, 718-555-0162', 'K365-ZM7F'],
    ['november 2 3 4 kilo 5 6 7', 'N234-K567'],
    ['seven quebec kilo four mike delta two november', '7QK4-MD2N'],
    ['n for november 7 q k dash 4 m d 2', 'N7QK-4MD2'],
    ['april kilo 23 hotel 567', 'AK23-H567'],
  ])('is read where one was asked from "%s"', (text, reference) => {
    expect(referenceOf(text, 'reference')).toBe(reference);
  });

  test.each(['december 3 at 5 30', 'november 24 2026', 'april 4 2027 at 10 30', 'may 3 or june 4'])(
    'is no date, asked or not: "%s"',
    (text) => {
      expect(referenceOf(text, 'reference')).toBeUndefined();
    },
  );

  test.each(talk)('is not read from "%s"', (text) => {
    expect(referenceOf(text)).toBeUndefined();
    expect(referenceOf(text, 'reference')).toBeUndefined();
  });

  test('is never made of two words with a space, unless it was asked or announced', () => {
    const word = fc.stringMatching(/^[0-9a-hj-km-np-tv-z]{4}$/u);
    fc.assert(
      fc.property(
        word,
        word,
        fc.constantFrom('', 'book ', 'at ', 'facial '),
        (first, second, lead) => {
          expect(referenceOf(`${lead}${first} ${second}`)).toBeUndefined();
        },
      ),
    );
  });

  test('with its hyphen is read wherever it stands', () => {
    const symbol = fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ');
    const half = fc.tuple(symbol, symbol, symbol, symbol).map((each) => each.join(''));
    const mixed = fc
      .tuple(half, half)
      .filter(([a, b]) => /[A-Z]/u.test(a + b) && /\d/u.test(a + b))
      .filter((both) => !both.every((each) => /^\d+(?:AM|PM|ST|ND|RD|TH|HRS?|M|H)$/u.test(each)));
    fc.assert(
      fc.property(mixed, fc.constantFrom('', 'move ', 'my booking is '), ([a, b], lead) => {
        expect(referenceOf(`${lead}${a}-${b}`)).toBe(`${a}-${b}`);
      }),
    );
  });
});
