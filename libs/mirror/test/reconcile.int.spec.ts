import { describe, expect, test } from '@jest/globals';
import type { Appointment } from '@gomomo/contracts';
import { AppError } from '@gomomo/kernel';
import { randomUUID } from 'node:crypto';
import {
  asTenant,
  context,
  hear,
  measure,
  openMirror,
  reconcile,
  stateOf,
  toEventAppointment,
  toldOf,
  useMirror,
  workOff,
} from './mirror-context.ts';

useMirror();

const minute = 60_000;
const things = () => context.target.things;
const driftOf = async () => {
  const { tenantId, mirror } = context;
  const page = await asTenant((tx) => mirror.parts.drifts.page(tx, { tenantId, limit: 50 }));
  return page.items.map(({ kind, appointmentId, ref, detail }) => ({
    ...{ kind, appointmentId, ref, detail },
  }));
};
const lookNow = () => asTenant((tx) => context.mirror.reconcile(tx, context.tenantId));
/** An appointment that is in the target and has been for a while. */
async function settle(id = randomUUID()): Promise<string> {
  await hear(stateOf({ id }));
  await workOff();
  context.clock.advance(1_000);
  return id;
}

function book(id: string, version = 1): void {
  const { clientId, ...rest } = toEventAppointment({ id, version });
  const item: Appointment = {
    ...{ ...rest, start: '2026-11-24T10:00:00+01:00', end: '2026-11-24T11:00:00+01:00' },
    client: { id: clientId, name: 'Jo Park', phone: '+4930901820', email: null },
    notes: 'gate code 1234',
    sync: { googleCalendar: 'none', excel: 'none' },
  };
  context.booked.push(item);
}

describe('against booking-core', () => {
  test('what no event has brought is kept and done, as an event would have had it', async () => {
    await settle();
    const missed = randomUUID();
    book(missed);
    await reconcile();
    await workOff();
    expect(things().get(missed)).toMatchObject([
      { start: '2026-11-24T09:00:00.000Z', name: 'Jo Park' },
    ]);
    const { rows } = await context.owner.query('select snapshot from calendar.mirror_appointments');
    expect(JSON.stringify(rows)).not.toContain('gate code');
    await hear(stateOf({ id: missed }));
    expect(await toldOf(missed)).toMatchObject([{ state: 'pending' }, { state: 'synced' }]);
  });

  test('everything is asked for first and daily, else what has changed since', async () => {
    await settle();
    await reconcile();
    expect(context.asked).toMatchObject([{ limit: 200 }]);
    expect(context.asked[0]).not.toHaveProperty('updatedSince');
    await reconcile();
    expect(context.asked).toHaveLength(1);
    context.clock.advance(5 * minute);
    await reconcile();
    expect(context.asked[1]).toMatchObject({ updatedSince: '2026-11-22T08:50:01.000Z' });
    context.clock.advance(24 * 60 * minute);
    await reconcile();
    expect(context.asked[2]).not.toHaveProperty('updatedSince');
  });

  test('while it is away nothing is looked at, and a minute later it is asked again', async () => {
    const id = await settle();
    things().delete(id);
    let asked = 0;
    const mirror = openMirror(context.target, {
      bookingCore: {
        listAppointments: () => {
          asked += 1;
          return Promise.reject(
            new AppError('dependency-unavailable', 'away', { retryable: true }),
          );
        },
      },
    });
    await reconcile(mirror);
    await reconcile(mirror);
    expect(asked).toBe(1);
    expect(await driftOf()).toEqual([]);
    context.clock.advance(minute);
    await reconcile(mirror);
    expect(asked).toBe(2);
  });
});

describe('against the target', () => {
  test('what is missing, left over, changed by hand or double is told, and mended by one command', async () => {
    const [missing, extra, changed, double] = [
      await settle(),
      await settle(),
      await settle(),
      await settle(),
    ];
    const unknown = randomUUID();
    const thing = { ref: 'by hand', start: '2026-11-24T09:00:00.000Z', name: null };
    await hear(stateOf({ id: extra, version: 2, status: 'cancelled' }));
    await workOff();
    context.clock.advance(1_000);
    things().delete(missing);
    things().set(extra, [thing]);
    things().set(changed, [{ ...thing, start: '2026-11-24T12:00:00.000Z' }]);
    things().get(double)?.push(thing);
    things().set(unknown, [thing]);
    await reconcile();
    const found = await driftOf();
    const none = { ref: 'by hand', detail: null };
    expect(new Set(found)).toEqual(
      new Set([
        { kind: 'missing', appointmentId: missing, ref: '', detail: null },
        { kind: 'extra', appointmentId: extra, ...none },
        { kind: 'changed', appointmentId: changed, ref: 'by hand', detail: 'start' },
        { kind: 'duplicate', appointmentId: double, ...none },
        { kind: 'extra', appointmentId: unknown, ...none },
      ]),
    );
    await workOff();
    expect(await driftOf()).toHaveLength(5);
    await lookNow();
    await reconcile();
    await workOff();
    expect(await driftOf()).toEqual([]);
    expect(new Set(things().keys())).toEqual(new Set([missing, changed, double]));
    expect(things().get(double)).toHaveLength(1);
    context.clock.advance(5 * minute);
    await reconcile();
    expect(await driftOf()).toEqual([]);
  });

  // a mark that somebody wrote by hand once ended every look at that tenant
  test('a thing that names no appointment there can be is none of ours, and hides nothing else', async () => {
    const missing = await settle();
    things().delete(missing);
    things().set('by hand', [{ ref: 'by hand', start: '2026-11-24T09:00:00.000Z', name: null }]);
    await reconcile();
    expect(await driftOf()).toEqual([
      { kind: 'missing', appointmentId: missing, ref: '', detail: null },
    ]);
  });

  test('what is still to be done, or was done during the look, is none', async () => {
    const waiting = randomUUID();
    await hear(stateOf({ id: waiting }));
    const meanwhile = await settle();
    const { observe } = context.target;
    const target = {
      ...context.target,
      observe: async (...asked: Parameters<typeof observe>) => {
        const seen = await observe(...asked);
        await hear(stateOf({ id: meanwhile, version: 2, start: '2026-11-24T12:00:00.000Z' }));
        await workOff();
        return seen;
      },
    };
    await reconcile(openMirror(target));
    expect(await driftOf()).toEqual([]);
  });

  test('is not looked at while it is away; a tenant without it has none', async () => {
    const id = await settle();
    things().delete(id);
    await asTenant((tx) => context.mirror.hold(tx, context.tenantId, 'revoked'));
    await reconcile();
    expect(await driftOf()).toEqual([]);
    await asTenant((tx) => context.mirror.resume(tx, context.tenantId));
    context.target.connected.clear();
    context.clock.advance(5 * minute);
    await reconcile();
    expect(await driftOf()).toEqual([]);
  });

  test('is looked at by one replica at a time', async () => {
    await settle();
    const leases = { acquire: () => Promise.resolve(false), release: () => Promise.resolve() };
    await reconcile(openMirror(context.target, { state: { leases } }));
    expect(context.asked).toEqual([]);
  });
});

test('work whose every attempt has ended its process is told of as failed', async () => {
  const id = await settle();
  await context.owner.query(
    `update calendar.work set done_version = 0, attempts = 12, dead_at = $1, last_error = 'killed'`,
    [new Date(context.clock.now())],
  );
  await reconcile();
  expect((await toldOf(id)).at(-1)).toEqual({ state: 'failed', version: 1 });
});

test('what is counted is of all tenants', async () => {
  const { registry } = await import('@gomomo/telemetry');
  const id = await settle();
  things().delete(id);
  await reconcile();
  await hear(stateOf({ id: randomUUID() }));
  context.clock.advance(7_000);
  await measure();
  const text = await registry.metrics();
  expect(text).toContain('mirror_backlog{mirror="googleCalendar"} 1');
  expect(text).toContain('mirror_oldest_due_seconds{mirror="googleCalendar"} 7');
  expect(text).toContain('mirror_drift{mirror="googleCalendar",kind="missing"} 1');
});
