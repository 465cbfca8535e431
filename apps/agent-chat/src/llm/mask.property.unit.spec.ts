import { createState } from '@gomomo/dialogue';
import { bloom } from '@gomomo/testing';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMask } from './mask.ts';

const now = Date.parse('2026-11-23T14:00:00Z');
const { said, told } = createMask({ tenant: bloom, now, state: createState() });

const tongues = [
  'zero one two three four five six seven eight nine',
  'cero uno dos tres cuatro cinco seis siete ocho nueve',
  'zéro un deux trois quatre cinq six sept huit neuf',
  'null eins zwei drei vier fünf sechs sieben acht neun',
].map((words) => words.split(' '));
const scripts = ['0', '\uff10', '\u0660', '\u06f0', '\u0966', '\u0e50'];
const inScript = (digit: string, zero: string): string =>
  String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit));

const joints = ['-', '–', '—', ' - ', ' – ', '.', '*', '_', ' ', '/', ' • ', ', '];
const leads = ['', 'call me on ', 'it is ', 'mi número: '];
const figure = fc.integer({ min: 0, max: 9 }).map(String);
const number = fc
  .tuple(
    fc.integer({ min: 2, max: 9 }).map(String),
    fc.array(figure, { minLength: 9, maxLength: 9 }),
  )
  .map(([first, rest]) => [first, ...rest].join(''));

const says = (text: string, mark: string): void => {
  expect(said(text)).toContain(mark);
  expect(said(text)).not.toMatch(/\p{Nd}/u);
};

test('a number is hidden however its groups are joined, in the figures of any script', () => {
  fc.assert(
    fc.property(
      ...[number, fc.constantFrom(...joints, ''), fc.constantFrom(...scripts)],
      fc.constantFrom(...leads),
      (digits, joint, zero, lead) => {
        const groups = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)].join(joint);
        says(lead + groups.replaceAll(/\d/gu, (digit) => inScript(digit, zero)), '[phone]');
      },
    ),
    { numRuns: 300 },
  );
});

test('so is one that is said figure by figure, in words, figures or both', () => {
  const way = fc.constantFrom(...tongues, Array.from('0123456789'));
  const joint = fc.constantFrom(' ', ', ', ' - ', ' … ');
  fc.assert(
    fc.property(
      number,
      fc.array(way, { minLength: 10, maxLength: 10 }),
      joint,
      (digits, ways, by) => {
        const words = [...digits].map((digit, index) => ways[index]?.[Number(digit)] ?? digit);
        expect(said(`call ${words.join(by)} please`)).toBe('call [phone] please');
      },
    ),
    { numRuns: 300 },
  );
});

const crockford = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const reference = fc
  .array(fc.constantFrom(...crockford), { minLength: 8, maxLength: 8 })
  .map((symbols) => symbols.join(''))
  .filter((each) => /\d/u.test(each.slice(0, 4)) && /\d/u.test(each.slice(4)))
  .filter((each) => (each.match(/[A-Z]/gu) ?? []).length >= 2)
  // Dates and clocks, as they may be.
  .filter((each) => !/\d[AP]M|\d(?:ST|ND|RD|TH)/u.test(each));

test('a reference is hidden however it is joined or spelled', () => {
  const spell = (symbols: string, by: string): string =>
    [...symbols].map((each) => (/\d/u.test(each) ? tongues[0]?.[Number(each)] : each)).join(by);
  const ways: readonly ((symbols: string) => string)[] = [
    ...['-', '–', ' – ', '_', '.', '/', ''].map(
      (joint) => (symbols: string) => `${symbols.slice(0, 4)}${joint}${symbols.slice(4)}`,
    ),
    (symbols) => [...symbols].join(' '),
    (symbols) => [...symbols].join('-'),
    (symbols) => spell(symbols, ' '),
    (symbols) => spell(symbols.toLowerCase(), ' '),
  ];
  fc.assert(
    fc.property(reference, fc.constantFrom(...ways), (symbols, way) => {
      expect(said(`my code is ${way(symbols)}`)).toMatch(/^my code is \[\w+\]$/u);
    }),
    { numRuns: 300 },
  );
});

test('an address is hidden however its marks are written', () => {
  const part = fc.stringMatching(/^[b-df-hj-np-tv-z][a-z]{2,7}$/u);
  const ats = ['@', ' @ ', '(at)', ' [at] ', '＠', ' at ', ' arroba '];
  const dots = ['.', ' dot ', '[dot]', ' punto ', ' . '];
  fc.assert(
    fc.property(
      ...[part, part, fc.constantFrom('com', 'org', 'co')],
      ...[fc.constantFrom(...ats), fc.constantFrom(...dots)],
      (name, host, top, at, dot) => {
        fc.pre(!(/^ (?:at|arroba) $/u.test(at) && !/dot|punto|^\.$/u.test(dot)));
        fc.pre(!(/^ (?:at|arroba) $/u.test(at) && dot === '[dot]'));
        expect(said(`write ${name}${at}${host}${dot}${top}`)).toBe('write [e-mail]');
      },
    ),
    { numRuns: 300 },
  );
});

test('days, times, prices, lengths and spans are let through', () => {
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hour, minute] = [fc.integer({ min: 1, max: 12 }), fc.constantFrom('00', '15', '30', '45')];
  const [day, month] = [fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 })];
  const phrase = fc.oneof(
    fc.tuple(day, month).map(([d, m]) => `2026-${two(m)}-${two(d)}`),
    fc
      .tuple(day, month, hour, minute)
      .map(([d, m, h, min]) => `2026-${two(m)}-${two(d)} at ${h}:${min}`),
    fc.tuple(day, hour, minute).map(([d, h, min]) => `the ${d}th of May at ${h}:${min}`),
    fc.tuple(hour, hour).map(([from, to]) => `${from} to ${to}`),
    fc.tuple(hour, minute, hour).map(([from, min, to]) => `${from}:${min}-${to}:${min}`),
    fc.tuple(hour, hour).map(([from, to]) => `${from}pm-${to}pm`),
    fc.integer({ min: 1, max: 9_999 }).map((price) => `$${price}.00 for 90 minutes`),
    fc.tuple(hour, hour, hour).map((all) => all.join(', ')),
    fc.tuple(day, day).map(([from, to]) => `between November ${from} and November ${to}`),
  );
  fc.assert(
    fc.property(phrase, (text) => {
      expect([said(text), told(text)]).toEqual([text, text]);
    }),
    { numRuns: 400 },
  );
});
