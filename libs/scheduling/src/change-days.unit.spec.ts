import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expectedSlots } from '../fixtures/oracle.ts';
import { findSlots, type Diary, type WeeklyWindow } from './index.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const open = (start: string, end: string): WeeklyWindow => ({ days: everyDay, start, end });

/** Links and names that `Intl.supportedValuesOf` leaves out belong to "all" as well. */
const zones = [
  ...Intl.supportedValuesOf('timeZone'),
  'UTC',
  'Europe/Kyiv',
  'US/Eastern',
  'Asia/Calcutta',
  'Etc/GMT+12',
  'Etc/GMT-14',
];

interface ChangeDay {
  readonly zone: string;
  readonly at: number;
}

function findChanges(zone: string, from: string, to: string): ChangeDay[] {
  const changes: ChangeDay[] = [];
  const end = Temporal.Instant.from(to).epochMilliseconds;
  let moment: Temporal.ZonedDateTime | null = Temporal.Instant.from(from).toZonedDateTimeISO(zone);
  while ((moment = moment.getTimeZoneTransition('next')) !== null) {
    if (moment.epochMilliseconds > end) break;
    changes.push({ zone, at: moment.epochMilliseconds });
  }
  return changes;
}

const changes = zones.flatMap((zone) =>
  findChanges(zone, '2025-01-01T00:00:00Z', '2027-01-01T00:00:00Z'),
);

function createDiary(timeZone: string, now: number, weekly: readonly WeeklyWindow[]): Diary {
  return {
    now,
    timeZone,
    tenantHours: { weekly },
    resources: [{ id: 'anna', claims: [] }],
    service: { durationMinutes: 20, stepMinutes: 15 },
    policy: {},
  };
}

const hourMs = 3_600_000;
const around = ({ at }: ChangeDay, hours: number) => ({
  from: at - hours * hourMs,
  to: at + hours * hourMs,
});

const starts = (diary: Diary, window: { from: number; to: number }) =>
  findSlots({ ...diary, window }).slots.map(({ start, resourceIds }) => [start, resourceIds]);

describe('every zone, every change of its clocks in 2025 and 2026', () => {
  test('there are changes to test', () => {
    expect(changes.length).toBeGreaterThan(400);
  });

  test.each([
    ['open all day', [open('00:00', '24:00')]],
    ['open past midnight', [open('02:00', '02:45'), open('20:10', '26:00')]],
    ['open until the next noon', [open('12:00', '36:00')]],
    [
      'windows that begin and end around the usual hours of a change',
      [
        open('00:00', '01:15'),
        open('01:30', '02:30'),
        open('02:30', '03:30'),
        open('12:30', '13:00'),
        open('22:15', '23:30'),
        open('23:30', '24:00'),
      ],
    ],
  ])(
    '%s: the starts are those of an independent oracle',
    (_name, weekly) => {
      for (const change of changes) {
        const diary = createDiary(change.zone, change.at - 99 * hourMs, weekly);
        const window = around(change, 30);
        expect({ ...change, starts: starts(diary, window) }).toEqual({
          ...change,
          starts: expectedSlots(diary, window),
        });
      }
    },
    120_000,
  );

  test('any opening window on any change day agrees with the oracle, from any part of the query', () => {
    const minutes = fc.integer({ min: 0, max: 2_160 });
    const time = (value: number) =>
      `${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`;
    fc.assert(
      fc.property(
        fc.constantFrom(...changes),
        fc.tuple(minutes, minutes).filter(([a, b]) => a < b && b <= a + 1_440 && a < 1_440),
        fc.integer({ min: 5, max: 90 }),
        fc.tuple(fc.integer({ min: -40, max: 0 }), fc.integer({ min: 0, max: 40 })),
        (change, [a, b], stepMinutes, [left, right]) => {
          const weekly = [open(time(a), time(b))];
          const base = createDiary(change.zone, change.at - 99 * hourMs, weekly);
          const diary = { ...base, service: { durationMinutes: 30, stepMinutes } };
          const whole = starts(diary, around(change, 40));
          expect(whole).toEqual(expectedSlots(diary, around(change, 40)));
          const from = change.at + left * hourMs;
          const to = change.at + right * hourMs;
          expect(starts(diary, { from, to })).toEqual(
            whole.filter(([start]) => Number(start) >= from && Number(start) <= to),
          );
        },
      ),
      { numRuns: 300 },
    );
  }, 120_000);
});

describe('days that only some zones have', () => {
  const day = (timeZone: string, date: string, weekly: readonly WeeklyWindow[]) => {
    const start = Temporal.PlainDate.from(date).toZonedDateTime(timeZone);
    const window = {
      from: start.epochMilliseconds,
      to: start.add({ days: 1 }).epochMilliseconds - 1,
    };
    const diary = {
      ...createDiary(timeZone, window.from - 24 * hourMs, weekly),
      service: { durationMinutes: 30 },
    };
    return findSlots({ ...diary, window }).slots.map(({ start: at }) =>
      new Date(at).toISOString().slice(0, 16),
    );
  };

  test('Lord Howe moves by half an hour: 01:00 to 03:00 is an hour and a half', () => {
    expect(day('Australia/Lord_Howe', '2026-10-04', [open('01:00', '03:00')])).toEqual([
      '2026-10-03T14:30',
      '2026-10-03T15:00',
      '2026-10-03T15:30',
    ]);
  });

  test('Chatham falls back from 03:45 to 02:45: the repeated hour is open once more', () => {
    expect(day('Pacific/Chatham', '2026-04-05', [open('02:45', '03:45')])).toEqual([
      '2026-04-04T13:00',
      '2026-04-04T13:30',
      '2026-04-04T14:00',
      '2026-04-04T14:30',
    ]);
  });

  test('Casablanca leaves its summer time for Ramadan', () => {
    expect(day('Africa/Casablanca', '2026-02-15', [open('09:00', '10:00')])).toEqual([
      '2026-02-15T09:00',
      '2026-02-15T09:30',
    ]);
    expect(day('Africa/Casablanca', '2026-02-14', [open('09:00', '10:00')])).toEqual([
      '2026-02-14T08:00',
      '2026-02-14T08:30',
    ]);
  });

  test('a window that falls wholly into the skipped hour opens for nobody', () => {
    expect(day('Europe/Berlin', '2026-03-29', [open('02:00', '03:00')])).toEqual([]);
  });

  test('where 23:00 to 24:00 is skipped, closing at 23:30 reaches into the next day', () => {
    const fromSaturday = [{ days: [6], start: '22:00', end: '23:30' }];
    expect(day('America/Nuuk', '2026-03-29', fromSaturday)).toEqual(['2026-03-29T01:00']);
  });

  test('Apia had no 30 December 2011: nothing opens on it, and its hours move to no other day', () => {
    const onlyFriday = [{ days: [5], start: '09:00', end: '17:00' }];
    const diary = createDiary('Pacific/Apia', Date.UTC(2011, 11, 1), onlyFriday);
    const window = { from: Date.UTC(2011, 11, 27), to: Date.UTC(2012, 0, 4) };
    expect(findSlots({ ...diary, window }).slots).toEqual([]);
  });
});
