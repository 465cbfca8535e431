import type { EventAppointment } from '@gomomo/contracts';
import { readGoogleFault } from '@gomomo/fakes';
import type { Outcome } from '@gomomo/mirror';
import { withTransaction } from '@gomomo/postgres';
import { silentLog } from '@gomomo/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { toEventIds } from '../src/domain/calendar-event.ts';
import { chooseCalendar } from '../src/store/connections.ts';
import { createApplyAppointment } from '../src/use-cases/apply-appointment.ts';
import { createToOutcome } from '../src/use-cases/to-outcome.ts';
import { startAccounts, type Accounts } from './accounts.ts';

let accounts: Accounts;
let tenantId: string;
beforeAll(async () => {
  accounts = await startAccounts();
  tenantId = await accounts.connect();
});
afterEach(() => accounts.fake.clearFaults());
afterAll(async () => {
  await accounts?.stop();
});

const own = 'owner@bloom.example';
const treatments = 'treatments@group.calendar.google.com';
const strike = (fault: string): void => accounts.fake.fault(readGoogleFault(fault));

const createAppointment = (more: Partial<EventAppointment> = {}): EventAppointment => ({
  ...{ id: accounts.newId(), reference: '7QK4-MD2X', status: 'confirmed', version: 1 },
  ...{ start: '2026-12-08T15:00:00Z', end: '2026-12-08T16:00:00Z', timeZone: 'America/New_York' },
  service: { id: accounts.newId(), name: 'Facial' },
  resource: { id: accounts.newId(), name: 'Ana' },
  ...{ clientId: accounts.newId(), channel: 'web' },
  ...{ createdAt: '2026-11-28T10:00:00Z', updatedAt: '2026-11-28T10:00:00Z' },
  ...more,
});

/** As the mirror does, by another replica each time. */
async function apply(
  appointment: EventAppointment,
  drift: readonly { ref: string }[] = [],
): Promise<Outcome> {
  const { pool } = accounts;
  const toOutcome = createToOutcome({ pool, logger: silentLog as never });
  const run = createApplyAppointment({ ...accounts.replica(), pool, toOutcome });
  const { id: appointmentId, version } = appointment;
  const pii = { name: 'Dana Reed', phone: null, email: null };
  const task = {
    ...{ tenantId, appointmentId, tenant: undefined },
    appointment: { tenantId, version, appointment, pii },
    drift: drift.map(({ ref }) => ({
      ref,
      kind: 'duplicate' as const,
      appointmentId,
      detail: null,
    })),
  };
  return run(task, AbortSignal.timeout(20_000));
}

const calendar = (id: string) => {
  const found = accounts.fake.calendars.find((each) => each.id === id);
  if (found === undefined) throw new Error(id);
  return found.events;
};
const lives = (appointment: EventAppointment, at = own) =>
  toEventIds(appointment.id).flatMap((id) => {
    const event = calendar(at).get(id);
    return event === undefined || event.status === 'cancelled' ? [] : [event];
  });
const kinds = (): string[] => accounts.fake.seen.map(({ kind }) => kind);
const done = { kind: 'done' };

describe('an appointment is brought to its calendar', () => {
  test('by one call, and again by one that changes nothing', async () => {
    const appointment = createAppointment();
    const before = kinds().length;
    expect(await apply(appointment)).toEqual(done);
    expect(await apply(appointment)).toEqual(done);
    expect(kinds().slice(before)).toEqual(['insert', 'get']);
    expect(lives(appointment)).toHaveLength(1);
  });

  test.each(['lost/insert', 'late/insert'])(
    '%s: what was written and not answered is found again, and written once',
    async (fault) => {
      const appointment = createAppointment();
      strike(fault);
      expect((await apply(appointment)).kind).toBe('away');
      accounts.fake.clearFaults();
      expect(lives(appointment)).toHaveLength(1);
      expect(await apply(appointment)).toEqual(done);
      expect(lives(appointment)).toHaveLength(1);
    },
    30_000,
  );

  test('a change and an outcome are written over what is there; what its owner added stays', async () => {
    const appointment = createAppointment();
    await apply(appointment);
    const [event] = lives(appointment);
    const details = { ...event?.details, colorId: '5' };
    calendar(own).set(event?.id ?? '', { ...event, details } as never);
    const start = '2026-12-09T15:00:00Z';
    const moved = { ...appointment, version: 2, start, end: '2026-12-09T16:00:00Z' };
    expect(await apply(moved)).toEqual(done);
    expect(await apply({ ...moved, version: 3, status: 'completed' })).toEqual(done);
    expect(lives(appointment)).toMatchObject([
      { start: { at: Date.parse(start) }, details: { summary: '✓ Facial', colorId: '5' } },
    ]);
  });

  test('an older version never takes the place of a newer', async () => {
    const appointment = createAppointment({ version: 5 });
    await apply(appointment);
    expect(
      await apply({ ...appointment, version: 4, service: { ...appointment.service, name: 'X' } }),
    ).toEqual(done);
    expect(lives(appointment)[0]?.details.summary).toBe('Facial');
  });

  test('what somebody deleted there comes back under its id', async () => {
    const appointment = createAppointment();
    await apply(appointment);
    const [event] = lives(appointment);
    calendar(own).set(event?.id ?? '', { ...event, status: 'cancelled' } as never);
    expect(await apply(appointment)).toEqual(done);
    expect(lives(appointment).map(({ id }) => id)).toEqual([event?.id]);
  });

  test('an id that a stranger’s event has is left alone', async () => {
    const appointment = createAppointment();
    const other = createAppointment();
    await apply(other);
    const [id] = toEventIds(appointment.id);
    const [theirs] = lives(other);
    calendar(own).set(id, { ...theirs, id, details: { summary: 'Dentist' } } as never);
    expect(await apply(appointment)).toEqual(done);
    expect(await apply({ ...appointment, version: 2 })).toEqual(done);
    expect(lives(appointment).map(({ details }) => details.summary)).toEqual(['Dentist', 'Facial']);
  });

  test('a copy that was found is removed, a stranger’s is not', async () => {
    const [appointment, other] = [createAppointment(), createAppointment()];
    await apply(appointment);
    await apply(other);
    const [event] = lives(appointment);
    calendar(treatments).set('copy1', { ...event, id: 'copy1' } as never);
    const [theirs] = lives(other);
    const refs = [`${treatments}/copy1`, `${own}/${theirs?.id ?? ''}`, `${own}/${event?.id ?? ''}`];
    expect(
      await apply(
        appointment,
        refs.map((ref) => ({ ref })),
      ),
    ).toEqual(done);
    expect(calendar(treatments).get('copy1')?.status).toBe('cancelled');
    expect([lives(appointment), lives(other)].map(({ length }) => length)).toEqual([1, 1]);
  });
});

describe('a cancelled appointment', () => {
  test('is removed, and removing it again is done as well', async () => {
    const appointment = createAppointment();
    await apply(appointment);
    const cancelled = { ...appointment, version: 2, status: 'cancelled' as const };
    strike('lost/delete');
    expect((await apply(cancelled)).kind).toBe('away');
    accounts.fake.clearFaults();
    expect(await apply(cancelled)).toEqual(done);
    expect(lives(appointment)).toEqual([]);
  });

  test('that never was there costs no call', async () => {
    const before = kinds().length;
    expect(await apply(createAppointment({ status: 'cancelled' }))).toEqual(done);
    expect(kinds()).toHaveLength(before);
  });
});

describe('what Google refuses is told apart', () => {
  test.each([
    ['503/insert', { kind: 'away' }],
    ['500/insert', { kind: 'away' }],
    ['429=7/insert', { kind: 'away', waitMs: 7_000 }],
    ['rateLimitExceeded/insert', { kind: 'away' }],
    ['quotaExceeded/insert', { kind: 'away' }],
    ['reset/insert', { kind: 'away' }],
    ['401x9/insert', { kind: 'away' }],
  ])('%s: %j, nothing is lost and nobody is disconnected', async (fault, outcome) => {
    const appointment = createAppointment();
    strike(fault);
    expect(await apply(appointment)).toMatchObject(outcome);
    accounts.fake.clearFaults();
    expect(await apply(appointment)).toEqual(done);
    expect((await accounts.row(tenantId))?.['state']).toBe('connected');
  });

  test('a token that is no longer taken is renewed, and the call made', async () => {
    const before = accounts.refreshes();
    strike('401x1/insert');
    expect(await apply(createAppointment())).toEqual(done);
    expect(accounts.refreshes() - before).toBe(1);
  });

  test.each(['403/insert', '404/insert'])(
    '%s: the calendar is misconfigured until another is chosen',
    async (fault) => {
      strike(fault);
      const held = { kind: 'held', reason: 'misconfigured' };
      expect(await apply(createAppointment())).toEqual(held);
      accounts.fake.clearFaults();
      expect(await apply(createAppointment())).toEqual(held);
      expect((await accounts.row(tenantId))?.['state']).toBe('misconfigured');
      const choose = () =>
        withTransaction(accounts.pool, (tx) => chooseCalendar(tx, tenantId, { calendarId: own }), {
          tenantId,
        });
      await choose();
      expect(await apply(createAppointment())).toEqual(done);
    },
  );
});

test('cut short on the way to another calendar, it ends in the one it should be in, alone', async () => {
  const appointment = createAppointment();
  await apply(appointment);
  const choose = (calendarId: string) =>
    withTransaction(accounts.pool, (tx) => chooseCalendar(tx, tenantId, { calendarId }), {
      tenantId,
    });
  await choose(treatments);
  strike('503/delete');
  expect((await apply(appointment)).kind).toBe('away');
  expect([lives(appointment, own), lives(appointment, treatments)]).toMatchObject([[{}], [{}]]);
  accounts.fake.clearFaults();
  expect(await apply(appointment)).toEqual(done);
  expect([lives(appointment, own), lives(appointment, treatments)]).toMatchObject([[], [{}]]);
  await choose(own);
  expect(await apply(appointment)).toEqual(done);
  expect([lives(appointment, own), lives(appointment, treatments)]).toMatchObject([[{}], []]);
});
