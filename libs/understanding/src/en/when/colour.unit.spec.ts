import { describe, expect, test } from '@jest/globals';

import { understand } from '../understand.ts';

/** Tuesday 10 March 2026. */
const now = '2026-03-10T09:30';
const values = (text: string) => understand(text, { now }).when;

describe('a zone', () => {
  test.each([
    ['tuesday 3pm my time', { kind: 'own' }],
    ['3 pm in my time zone on tuesday', { kind: 'own' }],
    ['tomorrow at 3pm your time', { kind: 'here' }],
    ['3pm EST tomorrow', { kind: 'iana', id: 'America/New_York' }],
    ['tomorrow 15:00 (UTC)', { kind: 'iana', id: 'Etc/UTC' }],
    ['friday 3pm new york time', { kind: 'iana', id: 'America/New_York' }],
    ['at 9 am pacific time', { kind: 'iana', id: 'America/Los_Angeles' }],
    ['9am Berlin time', { kind: 'iana', id: 'Europe/Berlin' }],
    ['between 2 and 4 pm central time', { kind: 'iana', id: 'America/Chicago' }],
    ['at 3pm Europe/Paris', { kind: 'iana', id: 'Europe/Paris' }],
  ])('is read behind a clock time: "%s"', (text, zone) => {
    expect(values(text)[0]).toMatchObject({ zone });
  });

  test('leaves the day that follows it to the same value', () => {
    expect(values('3pm EST tomorrow')).toMatchObject([
      { dates: [{ from: '2026-03-11' }], times: [{ from: '15:00' }] },
    ]);
  });

  test('is none in names and idioms', () => {
    for (const text of ['3pm at the london branch', '3pm this time', '5pm la', 'next time at 5pm'])
      expect(values(text).some(({ zone }) => zone !== undefined)).toBe(false);
  });
});

describe('alternatives', () => {
  test('are marked behind "or", and the first takes the half of the day of the last', () => {
    expect(values('thurs 2 or 2:30 pm')).toMatchObject([
      { dates: [{ from: '2026-03-12' }], times: [{ from: '14:00' }] },
      { times: [{ from: '14:30' }], either: true },
    ]);
    expect(values('the 13th or the 19th')).toMatchObject([
      { dates: [{ from: '2026-03-13' }] },
      { dates: [{ from: '2026-03-19' }], either: true },
    ]);
    expect(values('morning or after 4 pm')).toMatchObject([
      { daypart: 'morning' },
      { times: [{ from: '16:00' }], bound: 'after', either: true },
    ]);
  });

  test('are none behind "and at" or a comma alone', () => {
    expect(values('friday, and at 3 please').some(({ either }) => either)).toBe(false);
  });
});

describe('a limit', () => {
  test.each([
    ['by friday', true],
    ['until friday', true],
    ['no later than friday', true],
    ['from friday on', true],
    ['friday or later', true],
    ['before friday', undefined],
    ['after friday', undefined],
    ['sooner than friday', undefined],
  ])('takes itself in or not: "%s"', (text, inclusive) => {
    expect(values(text)[0]?.inclusive).toBe(inclusive);
  });
});

describe('a fact beside the wish', () => {
  test.each([
    'i had one on the 2nd and need another',
    'kids r at school til 3',
    'my husband works until 5',
    'my birthday is on the 20th',
    'we were there in may',
    "i've been coming since january",
  ])('is background: "%s"', (text) => {
    expect(values(text).map(({ polarity }) => polarity)).toEqual(['background']);
  });

  test.each([
    'i was hoping for friday',
    'i had friday in mind',
    'my wife can do friday',
    'we were thinking of the 20th',
    'is my birthday treat possible on the 20th',
  ])('is not a wish in the clothes of the past: "%s"', (text) => {
    expect(values(text).map(({ polarity }) => polarity)).toEqual(['wanted']);
  });

  test('that keeps the speaker busy says from when on they are free', () => {
    expect(values('i work until 5')).toMatchObject([{ bound: 'after', polarity: 'wanted' }]);
    expect(values('i get off work at 5')).toMatchObject([{ bound: 'after' }]);
  });
});

test('every word about time is inside a span, whether or not a value came of it', () => {
  const text = 'not before 2 on friday, an hour later or every tuesday';
  const { timeSpans } = understand(text, { now });
  const unread = [...text].map((char, index) =>
    timeSpans.some(({ start, end }) => index >= start && index < end) ? ' ' : char,
  );
  expect(unread.join('').replaceAll(/[\s,]/gu, '')).toBe('');
});
