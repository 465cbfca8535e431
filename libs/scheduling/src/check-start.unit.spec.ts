import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { diaryAround } from '../fixtures/diary-arbitrary.ts';
import {
  checkStart,
  findSlots,
  refusalReasons,
  toClaimTimes,
  type Claim,
  type Diary,
} from './index.ts';

const at = (time: string) => Date.parse(`2026-06-10T${time}:00+02:00`);

const claim = (kind: Claim['kind'], start: string, durationMinutes: number): Claim => ({
  id: kind,
  kind,
  ...(kind === 'hold' && { expiresAt: at('08:05') }),
  ...toClaimTimes(at(start), { durationMinutes }),
});

/** Open 09-12, a visit at 10, a hold at 11, 15 minutes of room wanted after each visit. */
const diary: Diary = {
  now: at('08:00'),
  timeZone: 'Europe/Berlin',
  tenantHours: { weekly: [{ days: [3], start: '08:00', end: '13:00' }] },
  resources: [
    { id: 'anna', claims: [claim('appointment', '10:00', 30), claim('hold', '11:00', 30)] },
  ],
  service: {
    durationMinutes: 30,
    stepMinutes: 15,
    bufferAfterMinutes: 15,
    bookableTo: '2026-06-10',
  },
  policy: { minNoticeMinutes: 30 },
};

const reasonAt = (start: number, changes: Partial<Diary> = {}) => {
  const verdict = checkStart({ ...diary, ...changes }, start);
  return verdict.available ? 'available' : verdict.reason;
};

describe('the one reason of a refused start', () => {
  test.each([
    ['07:45', 'past'],
    ['08:15', 'notice'],
    ['08:30', 'available'],
    ['13:00', 'closed'],
    ['12:45', 'closed'],
    ['12:30', 'available'],
    ['08:40', 'off-grid'],
    ['10:15', 'busy'],
    ['09:45', 'busy'],
    ['09:30', 'buffer'],
    ['09:15', 'available'],
    ['10:30', 'buffer'],
    ['11:15', 'held'],
    ['11:30', 'available'],
  ])('%s is %s', (time, reason) => {
    expect(reasonAt(at(time))).toBe(reason);
  });

  test('a date too far is refused as such, even on a closed day', () => {
    expect(reasonAt(at('09:00') + 86_400_000)).toBe('horizon');
  });

  test('a full day is told before a taken time, and a taken time before a held one', () => {
    const service = { ...diary.service, maxPerDay: 0 };
    expect(reasonAt(at('10:15'), { service })).toBe('limit');
    expect(reasonAt(at('10:20'), { service })).toBe('off-grid');
    expect(reasonAt(at('10:30'), { service: { ...diary.service, durationMinutes: 60 } })).toBe(
      'held',
    );
    expect(reasonAt(at('10:15'), { service: { ...diary.service, durationMinutes: 60 } })).toBe(
      'busy',
    );
  });

  test('a hold is no obstacle to its holder, nor to anybody once it has run out', () => {
    expect(reasonAt(at('11:15'), { ignoredIds: ['hold'] })).toBe('available');
    const resources = diary.resources.map(({ id, claims }) => ({
      id,
      claims: claims.map((each) => ({ ...each, expiresAt: diary.now })),
    }));
    expect(reasonAt(at('11:15'), { resources })).toBe('available');
    expect(reasonAt(at('10:15'), { resources })).toBe('busy');
  });

  test('an appointment that is being moved may move into its own time', () => {
    expect(reasonAt(at('10:15'), { ignoredIds: ['appointment'] })).toBe('available');
  });

  test('of several resources the reason of the one that got furthest is told', () => {
    const away = { id: 'ben', claims: [], hours: { weekly: [] } };
    expect(reasonAt(at('10:15'), { resources: [away, ...diary.resources] })).toBe('busy');
    expect(reasonAt(at('10:15'), { resources: [away] })).toBe('closed');
    expect(reasonAt(at('10:15'), { resources: [] })).toBe('closed');
  });

  test('a claim of no length blocks nothing, as an empty range does in Postgres', () => {
    const claims = [claim('block', '10:15', 0)];
    expect(reasonAt(at('10:00'), { resources: [{ id: 'anna', claims }] })).toBe('available');
  });

  test('the room around a visit of no length is a buffer, there is nothing to be busy with', () => {
    const times = toClaimTimes(at('10:15'), { durationMinutes: 0, bufferBeforeMinutes: 10 });
    const claims: Claim[] = [{ id: 'a', kind: 'appointment', ...times }];
    expect(reasonAt(at('10:00'), { resources: [{ id: 'anna', claims }] })).toBe('buffer');
  });
});

test.each([
  ['Europe/Berlin', Date.UTC(2026, 2, 29, 1), '2026-03-29'],
  ['America/Santiago', Date.UTC(2026, 8, 6, 4), '2026-09-06'],
  ['Australia/Lord_Howe', Date.UTC(2026, 3, 4, 15), '2026-04-05'],
] as const)(
  'minute by minute in %s, a start is either offered or has exactly one reason',
  (zone, around, date) => {
    fc.assert(
      fc.property(diaryAround(zone, around, date), (anyDiary) => {
        const window = { from: around - 15 * 3_600_000, to: around + 15 * 3_600_000 };
        const offered = new Map(
          findSlots({ ...anyDiary, window }).slots.map((slot) => [slot.start, slot.resourceIds]),
        );
        let refused = 0;
        for (let start = window.from; start <= window.to; start += 60_000) {
          const verdict = checkStart(anyDiary, start);
          const expected = offered.get(start);
          if (expected !== undefined) {
            expect(verdict).toEqual({ available: true, resourceIds: expected });
          } else if (verdict.available || !refusalReasons.includes(verdict.reason)) {
            throw new Error(`${new Date(start).toISOString()} is neither offered nor refused`);
          } else {
            refused += 1;
          }
        }
        expect(refused + offered.size).toBe(15 * 120 + 1);
      }),
      { numRuns: 15 },
    );
  },
  120_000,
);
