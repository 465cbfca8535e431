/** A value said in any of the grammar's ways is read back as the same value, whatever day it is. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { toCivil, toDayNumber, toIsoDate, weekdayOf } from '../../calendar/civil-date.ts';
import { understand } from '../understand.ts';

const monthNames =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const dayNames = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'x x twenty thirty forty fifty'.split(' ');

const inWords = (value: number): string =>
  value < 20
    ? (ones[value] ?? '')
    : `${tens[Math.floor(value / 10)] ?? ''}${value % 10 === 0 ? '' : ` ${ones[value % 10] ?? ''}`}`;

const irregular: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

function ordinalWord(value: number): string {
  const words = inWords(value).split(' ');
  const last = words.pop() ?? '';
  const ordinal =
    irregular[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
  return [...words, ordinal].join(' ');
}

const suffix = (day: number): string =>
  day % 10 === 1 && day !== 11
    ? 'st'
    : day % 10 === 2 && day !== 12
      ? 'nd'
      : day % 10 === 3 && day !== 13
        ? 'rd'
        : 'th';

const isoNow = (day: number): string => `${toIsoDate(day)}T00:00`;

/** Every day of six years, so that weekdays, month ends and two leap days all occur. */
const today = fc.integer({ min: toDayNumber(2023, 1, 1), max: toDayNumber(2028, 12, 31) });

const dateIn = (text: string, day: number): string | undefined =>
  understand(text, { now: isoNow(day) }).when[0]?.dates[0]?.from;

const runs = { numRuns: 400, seed: 20_190_301 };

describe('dates survive being said', () => {
  const phrases: readonly ((day: number, now: number) => string | undefined)[] = [
    (day) => toIsoDate(day),
    (day) => {
      const { year, month, day: date } = toCivil(day);
      return `${String(month)}/${String(date)}/${String(year)}`;
    },
    (day) => {
      const { month, day: date } = toCivil(day);
      return `the ${String(date)}${suffix(date)} of ${monthNames[month - 1] ?? ''}`;
    },
    (day) => {
      const { month, day: date } = toCivil(day);
      return `${(monthNames[month - 1] ?? '').toLowerCase()} ${ordinalWord(date)}`;
    },
    (day) => {
      const { month, day: date } = toCivil(day);
      const name = dayNames[weekdayOf(day) - 1] ?? '';
      return `${name}, ${monthNames[month - 1] ?? ''} ${String(date)}`;
    },
    (day, now) =>
      day - now < 7 && day > now
        ? `on ${(dayNames[weekdayOf(day) - 1] ?? '').toLowerCase()}`
        : undefined,
    (day, now) => (day - now < 60 ? `in ${inWords(day - now)} days` : undefined),
    (day, now) =>
      (day - now) % 7 === 0 && day - now < 70 ? `in ${String((day - now) / 7)} weeks` : undefined,
  ];

  test('in writing and in speech, within the year ahead', () => {
    fc.assert(
      fc.property(today, fc.integer({ min: 2, max: 330 }), (now, ahead) => {
        for (const say of phrases) {
          const phrase = say(now + ahead, now);
          if (phrase === undefined) continue;
          for (const text of [phrase, `could I come ${phrase} please`])
            expect([text, isoNow(now), dateIn(text, now)]).toEqual([
              text,
              isoNow(now),
              toIsoDate(now + ahead),
            ]);
        }
      }),
      runs,
    );
  });

  test('the leap day is found in its year', () => {
    expect(dateIn('February 29th', toDayNumber(2026, 3, 1))).toBe('2028-02-29');
    expect(dateIn('february twenty ninth', toDayNumber(2028, 2, 29))).toBe('2028-02-29');
  });

  test('weekdays of this and the next week count from Monday', () => {
    fc.assert(
      fc.property(today, fc.integer({ min: 1, max: 7 }), (now, weekday) => {
        const monday = now - weekdayOf(now) + 1;
        const name = dayNames[weekday - 1] ?? '';
        expect(dateIn(`${name} next week`, now)).toBe(toIsoDate(monday + 6 + weekday));
        expect(dateIn(`next ${name}`, now)).toBe(toIsoDate(monday + 6 + weekday));
      }),
      runs,
    );
  });
});

describe('times survive being said', () => {
  const two = (value: number): string => String(value).padStart(2, '0');

  const forms = (hour: number, minute: number): string[] => {
    const twelve = hour % 12 === 0 ? 12 : hour % 12;
    const half = hour < 12 ? 'am' : 'pm';
    const spokenMinute =
      minute === 0 ? '' : minute < 10 ? `oh ${inWords(minute)} ` : `${inWords(minute)} `;
    const part = hour < 12 ? 'in the morning' : hour < 18 ? 'in the afternoon' : 'in the evening';
    const next = (hour + 1) % 12 === 0 ? 12 : (hour + 1) % 12;
    return [
      `${String(twelve)}:${two(minute)} ${half}`,
      `${String(twelve)}:${two(minute)}${half}`,
      `${inWords(twelve)} ${spokenMinute}${half.charAt(0)} m`,
      `${inWords(twelve)} ${spokenMinute}${half}`,
      ...(hour >= 5 && hour < 22 && hour !== 12
        ? [`${String(twelve)}:${two(minute)} ${part}`]
        : []),
      ...(hour >= 13 ? [`${String(hour)}:${two(minute)}`] : []),
      ...(minute === 15 ? [`quarter past ${inWords(twelve)} ${half}`] : []),
      ...(minute === 30 ? [`half past ${inWords(twelve)} ${half}`] : []),
      ...(minute === 45 && hour % 12 !== 11
        ? [`a quarter to ${inWords(next)} ${hour + 1 < 12 || hour === 23 ? 'am' : 'pm'}`]
        : []),
    ];
  };

  test('in every written and spoken form', () => {
    for (let hour = 0; hour < 24; hour += 1)
      for (const minute of [0, 5, 15, 20, 30, 45, 55])
        for (const form of forms(hour, minute)) {
          const text = `could you do ${form}`;
          const { when } = understand(text, { now: '2026-03-10T00:00' });
          expect([text, when[0]?.times[0]?.from]).toEqual([text, `${two(hour)}:${two(minute)}`]);
        }
  });

  test('together with a date, in either order', () => {
    fc.assert(
      fc.property(
        today,
        fc.integer({ min: 2, max: 300 }),
        fc.integer({ min: 8, max: 19 }),
        (now, ahead, hour) => {
          const { month, day } = toCivil(now + ahead);
          const date = `${monthNames[month - 1] ?? ''} ${String(day)}${suffix(day)}`;
          const clock = `${String(hour % 12 === 0 ? 12 : hour % 12)} ${hour < 12 ? 'am' : 'pm'}`;
          for (const text of [`${date} at ${clock}`, `${clock} on ${date}`, `${clock}, ${date}`]) {
            const { when } = understand(text, { now: isoNow(now) });
            expect([text, when[0]?.dates[0]?.from, when[0]?.times[0]?.from]).toEqual([
              text,
              toIsoDate(now + ahead),
              `${two(hour)}:00`,
            ]);
          }
        },
      ),
      runs,
    );
  });
});

describe('any text at all', () => {
  test('is read without a crash, with spans inside it', () => {
    const words = fc.constantFrom(
      ...'at 5 to half past quarter between and next monday the 3rd of may in two weeks 10:30 pm : . - / not from 2019 every am o" clock'.split(
        ' ',
      ),
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 30 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const value of understand(text, { now: '2026-03-10T09:00', asked: ['date', 'time'] })
          .when) {
          expect(value.span.start).toBeLessThan(value.span.end);
          expect(value.span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 1500, seed: 7 },
    );
  });
});
