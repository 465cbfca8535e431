import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { calendar_v3 } from '@googleapis/calendar';
import { connect, refusalOf, type Connected } from '../../test/official-google.ts';
import { readFault, writeFault, type Fault } from './fault.ts';
import { startFakeGoogle, type FakeGoogle } from './server.ts';

const calendarId = 'treatments@group.calendar.google.com';
const now = Date.parse('2026-11-28T12:00:00Z');
const owner = 'owner@bloom.example';

let fake: FakeGoogle;
let connected: Connected;
let events: calendar_v3.Resource$Events;
beforeEach(async () => {
  fake = await startFakeGoogle({ now: () => now });
  connected = await connect(fake);
  ({ events } = connected.api);
});
afterEach(() => fake.close());

const insert = (signal?: AbortSignal) =>
  events.insert(
    {
      calendarId,
      requestBody: {
        id: 'bk001',
        start: { dateTime: '2026-12-01T10:00:00Z' },
        end: { dateTime: '2026-12-01T11:00:00Z' },
      },
    },
    signal ? { signal } : {},
  );
const count = (): number => fake.calendars[1]?.events.size ?? NaN;

describe('on command', () => {
  test.each<[Fault, number, string]>([
    [{ status: 401 }, 401, 'authError'],
    [{ status: 403 }, 403, 'forbidden'],
    [{ limit: 'rateLimitExceeded' }, 403, 'rateLimitExceeded'],
    [{ limit: 'userRateLimitExceeded' }, 403, 'userRateLimitExceeded'],
    [{ limit: 'quotaExceeded' }, 403, 'quotaExceeded'],
    [{ status: 404 }, 404, 'notFound'],
    [{ status: 409 }, 409, 'duplicate'],
    [{ status: 410 }, 410, 'deleted'],
    [{ status: 412 }, 412, 'conditionNotMet'],
    [{ status: 429 }, 429, 'rateLimitExceeded'],
    [{ status: 500 }, 500, 'backendError'],
    [{ status: 503 }, 503, 'backendError'],
  ])('%j is answered as often as said, and nothing is written', async (fault, status, reason) => {
    fake.fault({ fault, times: 1 });
    expect(await refusalOf(insert())).toEqual([status, reason]);
    expect([count(), fake.refused]).toEqual([0, []]);
    await insert();
    expect(count()).toBe(1);
  });

  test('429 says when to come again', async () => {
    fake.fault({ fault: { status: 429, retryAfter: 7 } });
    const error: unknown = await insert().catch((thrown: unknown) => thrown);
    const { headers } = (error as { response: { headers: Headers } }).response;
    expect(headers.get('retry-after')).toBe('7');
  });

  test('410 of a list is about its sync token', async () => {
    fake.fault({ fault: { status: 410 }, kind: 'list' });
    expect(await refusalOf(events.list({ calendarId }))).toEqual([410, 'fullSyncRequired']);
  });

  test('it is told how often a rule can still strike', async () => {
    const rule = { fault: { status: 503 }, kind: 'insert', times: 2 } as const;
    fake.fault(rule);
    expect(fake.left(rule)).toBe(2);
    await refusalOf(events.list({ calendarId }));
    expect(fake.left(rule)).toBe(2);
    await refusalOf(insert());
    expect(fake.left(rule)).toBe(1);
    fake.clearFaults();
    expect(fake.left(rule)).toBe(0);
  });

  test('one kind, one calendar alone is struck, until it is mended', async () => {
    fake.fault({ fault: { status: 503 }, kind: 'insert' });
    fake.fault({ fault: { status: 500 }, calendarId: 'primary' });
    await events.list({ calendarId });
    expect(await refusalOf(insert())).toEqual([503, 'backendError']);
    expect(await refusalOf(events.list({ calendarId: 'primary' }))).toEqual([500, 'backendError']);
    await connected.api.calendarList.list();
    fake.clearFaults();
    await insert();
    await events.list({ calendarId: 'primary' });
  });

  test.each([
    [{ reset: true }, 0],
    [{ stall: true }, 0],
    [{ lost: true }, 1],
    [{ late: true }, 1],
  ] as const)('%j gives no answer; events written all the same: %i', async (fault, written) => {
    fake.fault({ fault, times: 1 });
    const tired = new AbortController();
    const asked = refusalOf(insert(tired.signal));
    while (fake.seen.at(-1)?.kind !== 'insert') await new Promise(setImmediate);
    tired.abort();
    expect(await asked).toEqual([undefined, undefined]);
    expect(count()).toBe(written);
    expect(fake.seen.at(-1)).toMatchObject({ kind: 'insert', calendarId, status: null });
    expect(await refusalOf(insert())).toEqual(written === 0 ? ['not refused'] : [409, 'duplicate']);
  });

  test('slow is done and answered, after what was asked later', async () => {
    fake.fault({ fault: { slowMs: 1_000 }, kind: 'insert', times: 1 });
    await Promise.all([insert(), events.list({ calendarId })]);
    expect(fake.seen.slice(-2).map(({ kind }) => kind)).toEqual(['list', 'insert']);
    expect(count()).toBe(1);
  });

  test('a revoked account is let in nowhere, until it is connected anew', async () => {
    fake.fault({ fault: { revoked: true }, times: 1 });
    expect(await refusalOf(insert())).toEqual([401, 'authError']);
    expect(await refusalOf(insert())).toEqual([401, 'authError']);
    ({ events } = (await connect(fake)).api);
    await insert();
    fake.revoke(owner);
    expect(await refusalOf(events.list({ calendarId }))).toEqual([401, 'authError']);
  });

  test('the clock is off, and with it what is dated and how long tokens live', async () => {
    fake.fault({ fault: { skewSeconds: -90 } });
    const { data } = await insert();
    expect(data.updated).toBe('2026-11-28T11:58:30.000Z');
    fake.fault({ fault: { skewSeconds: 3_800 } });
    expect(await refusalOf(insert())).toEqual([401, 'authError']);
  });
});

test.each([
  ['429=7', { fault: { status: 429, retryAfter: 7 } }],
  ['503x2/insert', { fault: { status: 503 }, times: 2, kind: 'insert' }],
  [`latex1@${calendarId}`, { fault: { late: true }, times: 1, calendarId }],
  ['rateLimitExceededx3', { fault: { limit: 'rateLimitExceeded' }, times: 3 }],
  ['slow=800x2', { fault: { slowMs: 800 }, times: 2 }],
  ['withhold=calendar.events', { fault: { withhold: 'calendar.events' } }],
  ['skew=-90', { fault: { skewSeconds: -90 } }],
  ['rotate', { fault: { rotate: true } }],
  ['invalid_grantx1/refresh', { fault: { oauth: 'invalid_grant' }, times: 1, kind: 'refresh' }],
])('"%s" is a fault', (text, rule) => {
  expect(readFault(text)).toEqual(rule);
  expect(writeFault(readFault(text))).toBe(text);
  expect(() => readFault(`?${text}`)).toThrow('no fault');
});

test.each(['flood', '200', '503/everything', 'slow', 'slow=long', 'late=3'])(
  '"%s" is no fault',
  (text) => expect(() => readFault(text)).toThrow('no fault that is known'),
);
