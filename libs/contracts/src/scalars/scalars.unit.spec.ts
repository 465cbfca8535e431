import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { email, normaliseEmail } from './email.ts';
import { findEpochMs, instant, toEpochMs } from './instant.ts';
import { findCountryOf } from './language-tag.ts';
import { closingTime, localDate, openingTime, toMinuteOfDay } from './local-time.ts';
import { idempotencyKey } from './opaque.ts';
import { cursor, pageLimit } from './paging.ts';
import { e164, phoneInput, withoutSeparators } from './phone.ts';
import { formatReference, normaliseReference, toReference } from './reference.ts';
import { reservedSlugs, slug } from './slug.ts';
import { line, paragraph } from './text.ts';
import { isTimeZone, timeZone } from './time-zone.ts';
import { uuid } from './uuid.ts';

const takes = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;

describe('instant', () => {
  test.each([
    ['2026-11-23T09:30:00+01:00', '2026-11-23T08:30:00.000Z'],
    ['2026-11-23T09:30:00Z', '2026-11-23T09:30:00.000Z'],
    ['2026-11-23t09:30:00.5z', '2026-11-23T09:30:00.500Z'],
    ['2026-11-23T09:30:00.123456789-05:30', '2026-11-23T15:00:00.123Z'],
    ['2028-02-29T23:59:59+14:00', '2028-02-29T09:59:59.000Z'],
    ['1969-12-31T23:59:59Z', '1969-12-31T23:59:59.000Z'],
  ])('%s is the same moment as %s', (text, utc) => {
    expect(takes(instant, text)).toBe(true);
    expect(new Date(toEpochMs(text)).toISOString()).toBe(utc);
  });

  test.each([
    '2026-11-23T09:30:00',
    '2026-11-23T09:30Z',
    '2026-11-23 09:30:00Z',
    '2026-11-23',
    '2026-02-29T09:30:00Z',
    '2026-11-31T09:30:00Z',
    '2026-11-23T24:00:00Z',
    '2026-11-23T23:59:60Z',
    '2026-11-23T09:30:00+0100',
    '2026-11-23T09:30:00+24:00',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-01:00',
    '+012026-11-23T09:30:00Z',
    ' 2026-11-23T09:30:00Z',
    '',
    1_795_425_000,
    null,
  ])('%j is refused', (value) => {
    expect(takes(instant, value)).toBe(false);
    if (typeof value === 'string') expect(findEpochMs(value)).toBeUndefined();
  });
});

test('dates are days of the calendar', () => {
  expect(['2026-11-23', '2028-02-29'].every((day) => takes(localDate, day))).toBe(true);
  const wrong = ['2026-02-30', '2026-13-01', '26-11-23', '2026-11-23T00:00:00Z', '2026-1-1'];
  expect(wrong.some((day) => takes(localDate, day))).toBe(false);
});

test('only the end of a window may lie on the next day, up to its noon', () => {
  for (const time of ['00:01', '24:00', '26:00', '35:59', '36:00']) {
    expect(takes(closingTime, time)).toBe(true);
  }
  for (const time of ['36:01', '37:00', '24:60', '9:00']) {
    expect(takes(closingTime, time)).toBe(false);
  }
  expect(takes(openingTime, '24:00')).toBe(false);
  expect(['36:01', '9:00', '09:60', '09:00:00'].some((time) => takes(closingTime, time))).toBe(
    false,
  );
  expect(toMinuteOfDay('26:00')).toBe(1_560);
  expect(toMinuteOfDay('09:30')).toBe(570);
});

describe('time zone', () => {
  test.each(['Europe/Berlin', 'UTC', 'GMT', 'Asia/Calcutta', 'US/Pacific', 'Etc/GMT+5', 'EST5EDT'])(
    '%s is an IANA name or link',
    (name) => expect(takes(timeZone, name)).toBe(true),
  );
  test.each(['+02:00', '-05:00', '+0200', 'Berlin', 'Europe/Bärlin', '', 'UTC+1', '../etc/passwd'])(
    '%j is none',
    (name) => expect(isTimeZone(name)).toBe(false),
  );
});

describe('slug', () => {
  test.each(['bloom', 'a1b', 'salon-marlene-2', 'x'.repeat(63)])('%s is one', (text) => {
    expect(takes(slug, text)).toBe(true);
  });
  test.each([
    'ab',
    '-bloom',
    'bloom-',
    'Bloom',
    'blööm',
    'x'.repeat(64),
    '019ab3f0-5c1e-7d2a-8b4f-1e2d3c4b5a60',
    ...reservedSlugs,
  ])('%s is none', (text) => expect(takes(slug, text)).toBe(false));
});

test('an id of any version is well-formed, because it only has to be looked up', () => {
  expect(takes(uuid, '019ab3f0-5c1e-7d2a-8b4f-1e2d3c4b5a60')).toBe(true);
  expect(takes(uuid, '11111111-1111-1111-1111-111111111111')).toBe(true);
  expect(takes(uuid, '019ab3f05c1e7d2a8b4f1e2d3c4b5a60')).toBe(false);
});

describe('phone numbers', () => {
  test.each([
    ['+49 (30) 90 18-20', '+4930901820'],
    ['0049 30 901820', '+4930901820'],
    ['\u202a+49\u00a030\u2011901820\u202c', '+4930901820'],
    ['(030) 901820', '030901820'],
  ])('%s loses its separators', (text, plain) => {
    expect(takes(phoneInput, text)).toBe(true);
    expect(withoutSeparators(text)).toBe(plain);
  });
  test.each(['12', '+', '++49 30 901820', '030/90 18 20 ext 5', 'call me', '1'.repeat(41), ''])(
    '%j is refused',
    (text) => expect(takes(phoneInput, text)).toBe(false),
  );
  test('E.164 has a plus, no leading zero and at most 15 digits', () => {
    expect(takes(e164, '+4930901820')).toBe(true);
    const wrong = ['4930901820', '+04930901820', '+1234567890123456', '+49 30 901820'];
    expect(wrong.some((text) => takes(e164, text))).toBe(false);
  });
  test('a hostile number costs no time', () => {
    expect(takes(phoneInput, `+${'1 '.repeat(20)}x`)).toBe(false);
  });
});

describe('e-mail', () => {
  test.each(["o'neil+x@mail.example.co.uk", 'jörg@müller.example', 'a_b!c@xn--mller-kva.example'])(
    '%s is one',
    (text) => expect(takes(email, text)).toBe(true),
  );
  test.each([
    'ana',
    'ana@example',
    'ana@@example.com',
    'a na@example.com',
    '"a"@example.com',
    '@x.de',
  ])('%s is none', (text) => expect(takes(email, text)).toBe(false));
  test('addresses are compared without case', () => {
    expect(normaliseEmail(' Ana@Example.COM ')).toBe(normaliseEmail('ana@example.com'));
  });
});

describe('reference', () => {
  test.each(['7QK4-MD2X', '7qk4md2x', ' 7qk4 md2x ', '7QK4\u2011MD2X'])('%s is read', (text) => {
    expect(normaliseReference(text)).toBe('7QK4MD2X');
  });
  test('letters that sound like digits are read as those', () => {
    expect(normaliseReference('OIL0-1oil')).toBe('01101011');
  });
  test.each(['7QK4-MD2', '7QK4-MD2XX', '7QK4-MD2U', '', '../../x', '7QK4MD2X'.repeat(20)])(
    '%j cannot be one',
    (text) => expect(normaliseReference(text)).toBeUndefined(),
  );
  test('it is written in two groups, and comes from random bytes', () => {
    expect(formatReference('7QK4MD2X')).toBe('7QK4-MD2X');
    expect(toReference(Uint8Array.of(0, 31, 32, 63, 255, 10, 18, 24, 99))).toBe('0Z0ZZAJR');
  });
});

test('text never holds what PostgreSQL cannot store', () => {
  expect(['a\u0000b', 'a\ud800b'].some((text) => takes(paragraph(20), text))).toBe(false);
  expect(['a\u0000b', 'a\ud800b', 'a\nb', ' ', ''].some((text) => takes(line(20), text))).toBe(
    false,
  );
  expect(takes(paragraph(20), 'two\nlines\tand a 🌷')).toBe(true);
  expect(line(20).parse('  Ana Müller ')).toBe('Ana Müller');
});

test('keys are 1 to 255 visible ASCII characters', () => {
  expect(['a', '~!'.repeat(127), 'conv:1:turn:2'].every((key) => takes(idempotencyKey, key))).toBe(
    true,
  );
  const wrong = ['', 'a b', 'ä', 'a'.repeat(256), 'a\n'];
  expect(wrong.some((key) => takes(idempotencyKey, key))).toBe(false);
});

test('a page has 50 items unless asked, and at most 200', () => {
  expect(pageLimit.parse(undefined)).toBe(50);
  expect(pageLimit.parse('200')).toBe(200);
  expect(
    ['0', '201', '-1', '1.5', '1e2', '', ' 5', 'x'].some((text) => takes(pageLimit, text)),
  ).toBe(false);
  expect(takes(cursor, 'eyJpZCI6IjAxOWFiM2YwIn0')).toBe(true);
});

test('a locale that names a country says it, another one does not', () => {
  const tags = ['en-GB', 'pt-BR', 'sr-Latn-RS', 'de', 'es-419'];
  expect(tags.map(findCountryOf)).toEqual(['GB', 'BR', 'RS', undefined, undefined]);
});

test.each([
  ['a right-to-left override', 'Dana \u202eReed', 'Dana Reed'],
  ['isolates', '\u2067Dana\u2069', 'Dana'],
  ['direction marks', '\u200eAna\u200f \u061cLee', 'Ana Lee'],
  ['joiners between letters stay', '\u0645\u06cc\u200c\u062e', '\u0645\u06cc\u200c\u062e'],
  ['an emoji of several', '👩‍🔬 Ana', '👩‍🔬 Ana'],
  ['another script', '李小龍', '李小龍'],
])('a line drops what turns its direction: %s', (_name, given, kept) => {
  expect(line(20).parse(given)).toBe(kept);
});

test.each([
  ['zero-width spaces', '\u200b\u200b'],
  ['a word joiner', '\u2060'],
  ['a byte order mark', '\ufeff'],
  ['a soft hyphen', '\u00ad'],
  ['a Hangul filler', '\u3164'],
  ['a braille blank', '\u2800'],
  ['no-break and ideographic spaces', '\u00a0\u3000'],
  ['only direction marks', '\u202e\u202c'],
  ['a mark without a letter', '\u0301'],
  ['a tag', '\u{e0041}'],
  ['a private character', '\ue000'],
])('a line of nothing visible is refused: %s', (_name, text) => {
  expect(takes(line(20), text)).toBe(false);
});
