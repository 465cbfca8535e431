import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { diaryAround } from '../fixtures/diary-arbitrary.ts';
import { expectedSlots } from '../fixtures/oracle.ts';
import { dayOf, findSlots, toClaimTimes, type Claim, type SlotQuery } from './index.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const timeZone = 'Europe/Berlin';
const at = (time: string, date = '2026-06-10') => Date.parse(`${date}T${time}:00+02:00`);
const clock = (instant: number) => new Date(instant + 7_200_000).toISOString().slice(11, 16);

const visit = (id: string, start: number, durationMinutes = 60): Claim => ({
  id,
  kind: 'appointment',
  ...toClaimTimes(start, { durationMinutes }),
});

const query = (changes: Partial<SlotQuery> = {}): SlotQuery => ({
  now: at('00:00'),
  timeZone,
  tenantHours: { weekly: [{ days: everyDay, start: '09:00', end: '12:00' }] },
  resources: [{ id: 'anna', claims: [] }],
  service: { durationMinutes: 60 },
  policy: {},
  window: { from: at('00:00'), to: at('23:59') },
  ...changes,
});

const starts = (changes: Partial<SlotQuery>) =>
  findSlots(query(changes)).slots.map(({ start }) => clock(start));

describe('windows', () => {
  test('no visit spans two windows that touch, and each has its own grid', () => {
    const weekly = [
      { days: everyDay, start: '09:00', end: '10:40' },
      { days: everyDay, start: '10:40', end: '12:00' },
    ];
    expect(starts({ tenantHours: { weekly }, service: { durationMinutes: 30 } })).toEqual([
      '09:00',
      '09:30',
      '10:00',
      '10:40',
      '11:10',
    ]);
  });

  test('the grid stays where it is when the query, the notice or a claim begins between two steps', () => {
    expect(starts({ window: { from: at('09:10'), to: at('11:00') } })).toEqual(['10:00', '11:00']);
    expect(starts({ now: at('08:10'), policy: { minNoticeMinutes: 60 } })).toEqual([
      '10:00',
      '11:00',
    ]);
    const claims = [visit('a', at('09:10'), 20)];
    expect(starts({ resources: [{ id: 'anna', claims }] })).toEqual(['10:00', '11:00']);
  });

  test('a start at the very edge of now, notice and query is offered; a millisecond later it is not', () => {
    const edge = { policy: { minNoticeMinutes: 120 }, window: { from: 0, to: at('10:00') } };
    expect(starts({ ...edge, now: at('07:00') })).toEqual(['09:00', '10:00']);
    expect(starts({ ...edge, now: at('07:00') + 1 })).toEqual(['10:00']);
    expect(starts({ ...edge, window: { from: 0, to: at('10:00') - 1 }, now: 0 }).at(-1)).toBe(
      '09:00',
    );
  });

  test("a service's notice replaces the policy's", () => {
    const service = { durationMinutes: 60, minNoticeMinutes: 0 };
    expect(starts({ now: at('09:00'), policy: { minNoticeMinutes: 600 }, service })).toHaveLength(
      3,
    );
  });
});

describe('open past midnight', () => {
  const late = { weekly: [{ days: [3], start: '20:00', end: '26:00' }] };
  const night = { from: at('12:00'), to: at('12:00', '2026-06-11') };

  test('the grid goes on from the evening, and the last visit ends with the window', () => {
    expect(starts({ tenantHours: late, window: night })).toEqual([
      '20:00',
      '21:00',
      '22:00',
      '23:00',
      '00:00',
      '01:00',
    ]);
    const service = { durationMinutes: 70, stepMinutes: 50 };
    expect(starts({ tenantHours: late, window: night, service }).at(-1)).toBe('00:10');
  });

  test('a start after midnight is of its own date: horizon and limits go by that', () => {
    const sameDay = { tenantHours: late, window: night, policy: { horizonDays: 0 } };
    expect(starts(sameDay).at(-1)).toBe('23:00');
    const serviceBooked = [{ start: at('01:00', '2026-06-11'), end: at('02:00', '2026-06-11') }];
    const service = { durationMinutes: 60, maxPerDay: 1 };
    expect(starts({ tenantHours: late, window: night, service, serviceBooked }).at(-1)).toBe(
      '23:00',
    );
  });

  test('a closed next day leaves the night before open, an open one shuts it', () => {
    const opening = (windows: { start: string; end: string }[]) => ({
      ...late,
      overrides: [{ date: '2026-06-11', windows }],
    });
    expect(starts({ tenantHours: opening([]), window: night }).at(-1)).toBe('01:00');
    const early = opening([{ start: '00:30', end: '01:00' }]);
    const service = { durationMinutes: 30 };
    expect(starts({ tenantHours: early, window: night, service }).slice(-3)).toEqual([
      '23:30',
      '00:00',
      '00:30',
    ]);
  });

  test('an hour less or more in the night of a clock change', () => {
    const count = (date: string) => {
      const from = Date.parse(`${date}T12:00Z`);
      const window = { from, to: from + 86_400_000 };
      const tenantHours = { weekly: [{ days: [6], start: '22:00', end: '28:00' }] };
      return findSlots(query({ now: 0, tenantHours, window })).slots.length;
    };
    expect([count('2026-03-28'), count('2026-06-13'), count('2026-10-24')]).toEqual([5, 6, 7]);
  });
});

describe('hours by precedence', () => {
  const window = (start: string) => ({ start, end: '12:00' });
  const own = {
    weekly: [{ days: everyDay, ...window('10:00') }],
    overrides: [{ date: '2026-06-10', windows: [window('11:00')] }],
  };
  const tenantOverride = [{ date: '2026-06-10', windows: [window('08:00')] }];
  const first = (resourceHours: object | undefined, overrides = tenantOverride) =>
    starts({
      tenantHours: { weekly: [{ days: everyDay, ...window('07:00') }], overrides },
      resources: [{ id: 'anna', claims: [], hours: resourceHours }],
    })[0];

  test('resource override, tenant override, resource week, tenant week', () => {
    expect(first(own)).toBe('11:00');
    expect(first({ weekly: own.weekly })).toBe('08:00');
    expect(first({ weekly: own.weekly }, [])).toBe('10:00');
    expect(first({ overrides: [] }, [])).toBe('07:00');
    expect(first(undefined, [])).toBe('07:00');
  });

  test('a resource with an empty week of its own is never open', () => {
    expect(first({ weekly: [] }, [])).toBeUndefined();
  });
});

describe('dates', () => {
  const days = (changes: Partial<SlotQuery>) => {
    const window = { from: at('00:00'), to: at('00:00', '2026-06-30') };
    const { slots } = findSlots(query({ window, ...changes }));
    return [...new Set(slots.map(({ start }) => dayOf(start, timeZone)))];
  };

  test('the horizon counts local dates, whatever the hour of now', () => {
    const late = { now: at('23:59'), policy: { horizonDays: 1 } };
    expect(days(late)).toEqual(['2026-06-11']);
    expect(days({ ...late, now: at('00:00') })).toEqual(['2026-06-10', '2026-06-11']);
    expect(days({ policy: { horizonDays: 0 } })).toEqual(['2026-06-10']);
  });

  test('the dates of a service are inclusive', () => {
    const service = {
      durationMinutes: 60,
      bookableFrom: '2026-06-12',
      bookableTo: '2026-06-13',
    };
    expect(days({ service })).toEqual(['2026-06-12', '2026-06-13']);
    expect(days({ service, policy: { horizonDays: 2 } })).toEqual(['2026-06-12']);
  });
});

describe('several resources', () => {
  const idle = { id: 'idle', claims: [] };
  const busy = { id: 'busy', claims: [visit('a', at('09:00'), 60)] };
  const onLeave = {
    id: 'on-leave',
    claims: [{ ...visit('b', at('09:00'), 60), kind: 'block' as const }],
  };

  test('who is least booked that day comes first, then the order given; time off is no booking', () => {
    const resources = [busy, onLeave, idle];
    const { slots } = findSlots(query({ resources }));
    expect(slots.map(({ start, resourceIds }) => [clock(start), resourceIds])).toEqual([
      ['09:00', ['idle']],
      ['10:00', ['on-leave', 'idle', 'busy']],
      ['11:00', ['on-leave', 'idle', 'busy']],
    ]);
  });

  test('the day counts whole, also when the query sees only its end', () => {
    const window = { from: at('11:00'), to: at('11:00') };
    const { slots } = findSlots(query({ resources: [busy, idle], window }));
    expect(slots[0]?.resourceIds).toEqual(['idle', 'busy']);
  });

  test('a service that nobody gives has no starts', () => {
    expect(starts({ resources: [] })).toEqual([]);
  });
});

describe('limits', () => {
  const booked = [{ id: 'mine', start: at('18:00'), end: at('19:00') }];
  const nextWeek = at('09:00', '2026-06-15');

  test('a service full for the day is shut that day, its own moved visit aside', () => {
    const service = { durationMinutes: 60, maxPerDay: 1 };
    expect(starts({ service, serviceBooked: booked })).toEqual([]);
    expect(starts({ service, serviceBooked: booked, ignoredIds: ['mine'] })).toHaveLength(3);
  });

  test('minutes a day count the visit that is asked for', () => {
    const limited = (maxMinutesPerDay: number) =>
      starts({ service: { durationMinutes: 60, maxMinutesPerDay }, serviceBooked: booked });
    expect(limited(119)).toEqual([]);
    expect(limited(120)).toHaveLength(3);
  });

  test('a resource that is full leaves the start to the others', () => {
    const resources = [
      { id: 'anna', claims: [visit('a', at('18:00'))] },
      { id: 'ben', claims: [{ ...visit('b', at('18:00')), kind: 'block' as const }] },
    ];
    const policy = { limits: { perResourcePerDay: 1 } };
    const { slots } = findSlots(query({ resources, policy }));
    expect(slots.map(({ resourceIds }) => resourceIds)).toEqual([['ben'], ['ben'], ['ben']]);
  });

  test('a client has a day, an ISO week and upcoming visits; a stranger has none of them', () => {
    const limited = (limits: object, clientBooked = booked) =>
      starts({
        clientBooked,
        policy: { limits },
        window: { from: at('00:00'), to: nextWeek },
      }).length;
    const all = 5 * 3 + 1;
    expect(limited({ perClientPerDay: 1 })).toBe(all - 3);
    expect(limited({ perClientPerWeek: 1 })).toBe(1);
    expect(limited({ upcomingPerClient: 1 })).toBe(0);
    expect(limited({ upcomingPerClient: 2, perClientPerWeek: 2, perClientPerDay: 2 })).toBe(all);
    expect(starts({ policy: { limits: { perClientPerDay: 0 } } })).toHaveLength(3);
  });
});

describe('a list cut short', () => {
  test('says where to go on, and the pages make the whole', () => {
    const whole = findSlots(
      query({ window: { from: at('00:00'), to: at('00:00', '2026-06-20') } }),
    );
    expect(whole.nextFrom).toBeUndefined();
    const pages = [];
    let from: number | undefined = at('00:00');
    while (from !== undefined) {
      const page = findSlots(query({ window: { from, to: at('00:00', '2026-06-20') }, limit: 7 }));
      pages.push(...page.slots);
      from = page.nextFrom;
    }
    expect(pages).toEqual(whole.slots);
  });

  test('is not called cut when the last start fits', () => {
    expect(findSlots(query({ limit: 3 })).nextFrom).toBeUndefined();
    expect(findSlots(query({ limit: 2 })).nextFrom).toBe(at('11:00'));
  });
});

test('a broken service is refused instead of looping for ever', () => {
  const service = { durationMinutes: 60, stepMinutes: 0 };
  expect(() => findSlots(query({ service }))).toThrow(
    expect.objectContaining({ code: 'invalid-service' }),
  );
});

describe('any diary', () => {
  const places = [
    ['Europe/Berlin', Date.UTC(2026, 2, 29, 1), '2026-03-29'],
    ['America/Nuuk', Date.UTC(2026, 2, 29, 1), '2026-03-28'],
    ['Africa/Cairo', Date.UTC(2026, 3, 23, 22), '2026-04-24'],
    ['America/Havana', Date.UTC(2026, 10, 1, 5), '2026-11-01'],
    ['Asia/Kathmandu', Date.UTC(2026, 6, 1, 5), '2026-07-01'],
  ] as const;

  test.each(places)(
    'in %s has exactly the starts and takers of the oracle',
    (zone, around, date) => {
      fc.assert(
        fc.property(diaryAround(zone, around, date), (diary) => {
          const window = { from: around - 30 * 3_600_000, to: around + 30 * 3_600_000 };
          const found = findSlots({ ...diary, window }).slots;
          const order = diary.resources.map(({ id }) => id);
          expect(
            found.map(({ start, resourceIds }) => [
              start,
              resourceIds.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
            ]),
          ).toEqual(
            expectedSlots(diary, window).map(([start, ids]) => [
              start,
              ids.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
            ]),
          );
        }),
        { numRuns: 100 },
      );
    },
    120_000,
  );
});
