import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import {
  toEventHeaders,
  type Appointment,
  type EventAppointment,
  type EventType,
  type MirrorStatus,
  type PublicTenant,
} from '@gomomo/contracts';
import { outboxSql, workSql, type ReceivedRecord, type RecordHandler } from '@gomomo/messaging';
import { createPool, migrate, withTransaction, type Pool, type Tx } from '@gomomo/postgres';
import {
  fixedClock,
  freshDatabase,
  silentLog,
  type FixedClock,
  type FreshDatabase,
} from '@gomomo/testing';
import { randomUUID } from 'node:crypto';
import {
  createMirror,
  mirrorSql,
  type Mirror,
  type MirrorDeps,
  type MirrorTarget,
} from '../src/index.ts';
import { createImaginaryTarget, type ImaginaryTarget } from './imaginary-target.ts';

const calendar = {
  schema: 'calendar',
  callers: 'booking_app',
  release: '1.0.0',
  sources: [outboxSql, workSql, mirrorSql],
};
export const context = {} as {
  database: FreshDatabase;
  owner: Pool;
  pool: Pool;
  clock: FixedClock;
  tenantId: string;
  target: ImaginaryTarget;
  mirror: Mirror;
  /** What booking-core would list. */
  booked: Appointment[];
  asked: Record<string, unknown>[];
};

/** A database without a row, an empty target that `context.tenantId` has, and the mirror between them. */
export function useMirror(): void {
  beforeAll(async () => {
    context.database = await freshDatabase({
      name: 'mirror',
      migrate: async (ownerUrl) => {
        await migrate({ connectionString: ownerUrl, ...calendar });
      },
    });
    const { ownerUrl, appUrl } = context.database;
    const open = (connectionString: string) =>
      createPool({ connectionString, applicationName: 'spec', max: 16 });
    context.owner = open(ownerUrl);
    context.pool = open(appUrl('booking_core'));
  }, 30_000);
  beforeEach(async () => {
    const tables = ['outbox', 'work', 'work_turns'].concat(
      ['tenants', 'appointments', 'statuses', 'drift'].map((name) => `mirror_${name}`),
    );
    await context.owner.query(`truncate ${tables.map((name) => `calendar.${name}`).join()}`);
    context.clock = fixedClock('2026-11-22T09:00:00Z');
    context.tenantId = randomUUID();
    context.target = createImaginaryTarget();
    context.target.connected.add(context.tenantId);
    context.booked = [];
    context.asked = [];
    context.mirror = openMirror(context.target);
  });
  afterAll(async () => {
    await context.pool?.end();
    await context.owner?.end();
    await context.database?.drop();
  });
}

const handlers = new WeakMap<Mirror, RecordHandler>();

export function openMirror(target: MirrorTarget, more: Partial<MirrorDeps> = {}): Mirror {
  let handler: RecordHandler | undefined;
  const mirror = createMirror({
    name: 'calendar-sync',
    mirror: 'googleCalendar',
    schema: 'calendar',
    target,
    pool: context.pool,
    clock: context.clock,
    logger: silentLog as MirrorDeps['logger'],
    holder: 'spec',
    state: {
      leases: { acquire: () => Promise.resolve(true), release: () => Promise.resolve() },
    },
    bookingCore: {
      listAppointments: ({ query }) => {
        context.asked.push({ ...query });
        return Promise.resolve({ items: context.booked, nextCursor: null });
      },
    },
    bus: {
      subscribe: (options: { handler: RecordHandler }) => {
        handler = options.handler;
        return { joined: Promise.resolve(), close: () => Promise.resolve() };
      },
    } as unknown as MirrorDeps['bus'],
    ...more,
  });
  for (const consumer of mirror.consumers) void consumer.start();
  if (handler !== undefined) handlers.set(mirror, handler);
  return mirror;
}

export const asTenant = <Result>(work: (tx: Tx) => Promise<Result>, tenantId = context.tenantId) =>
  withTransaction(context.pool, work, { tenantId });

export async function hear(record: ReceivedRecord, mirror = context.mirror): Promise<void> {
  await handlers.get(mirror)?.(record, { signal: new AbortController().signal, attempt: 1 });
}

async function run(name: string, mirror: Mirror): Promise<void> {
  const loop = mirror.loops.find((each) => each.name === name);
  if (loop === undefined) throw new Error(`no loop ${name}`);
  await loop.run(new AbortController().signal);
}
/** Works off what is due by now. */
export const workOff = (mirror = context.mirror) => run('calendar-sync-work', mirror);
export const reconcile = (mirror = context.mirror) => run('calendar-sync-reconcile', mirror);
export const measure = (mirror = context.mirror) => run('calendar-sync-measures', mirror);

interface Told extends Partial<EventAppointment> {
  readonly id: string;
  readonly tenantId?: string;
  readonly client?: string | null;
}

export function toEventAppointment({ id, version = 1, ...more }: Told): EventAppointment {
  const { tenantId: _tenant, client: _client, ...given } = more;
  return {
    ...{ id, version, reference: '7QK4-MD2X', status: 'confirmed', timeZone: 'Europe/Berlin' },
    ...{ start: '2026-11-24T09:00:00.000Z', end: '2026-11-24T10:00:00.000Z', channel: 'web' },
    service: { id: '0190f0c0-0000-7000-8000-000000000001', name: 'Massage' },
    resource: { id: '0190f0c0-0000-7000-8000-000000000002', name: 'Ana' },
    clientId: '0190f0c0-0000-7000-8000-000000000003',
    createdAt: '2026-11-22T08:00:00.000Z',
    updatedAt: '2026-11-22T08:00:00.000Z',
    ...given,
  };
}

function toRecord(
  type: EventType,
  ids: { tenantId: string; subjectId: string; version: number },
  value: unknown,
): ReceivedRecord {
  const headers = toEventHeaders({
    ...{ id: randomUUID(), type, producer: 'booking-core', atMs: context.clock.now() },
    ...ids,
  });
  return {
    topic: 'booking.state.v1',
    key: ids.subjectId,
    headers: { ...headers },
    value: value === null ? null : Buffer.from(JSON.stringify(value)),
    ...{ partition: 0, offset: '0', at: context.clock.now() },
  };
}

const appointmentType = 'ai.gomomo.booking.appointment.state.v1';
const tenantType = 'ai.gomomo.booking.tenant.state.v1';

export function stateOf(told: Told): ReceivedRecord {
  const { id, version = 1, tenantId = context.tenantId, client = 'Jo Park' } = told;
  const pii = { name: client, phone: null, email: null };
  const value = { appointment: toEventAppointment(told), pii };
  return toRecord(appointmentType, { tenantId, subjectId: id, version }, value);
}

export const tombstoneOf = (id: string, version: number): ReceivedRecord =>
  toRecord(appointmentType, { tenantId: context.tenantId, subjectId: id, version }, null);

export const tenantTombstone = (version: number): ReceivedRecord =>
  toRecord(tenantType, { tenantId: context.tenantId, subjectId: context.tenantId, version }, null);

export function tenantState(version: number, name = 'Bloom'): ReceivedRecord {
  const { tenantId } = context;
  const answer: PublicTenant = {
    ...{ id: tenantId, slug: 'bloom', name, timeZone: 'Europe/Berlin', locale: 'en' },
    ...{ currency: 'EUR', profile: {}, services: [], resources: [] },
    hours: { weekly: [], overrides: [] },
    policy: {
      ...{ minNoticeMinutes: 0, horizonDays: 180, holdMinutes: 5, cancelCutoffMinutes: 0 },
      ...{ rescheduleCutoffMinutes: 0, limits: { upcomingPerClient: 5 }, smsConfirmation: false },
    },
  };
  return toRecord(tenantType, { tenantId, subjectId: tenantId, version }, answer);
}

/** What booking-core has been told of an appointment, in order; null: to forget it. */
export async function toldOf(
  id: string,
): Promise<(Pick<MirrorStatus, 'state' | 'version'> | null)[]> {
  const { rows } = await context.owner.query<{ payload: MirrorStatus | null }>(
    'select payload from calendar.outbox where aggregate_id = $1 order by id',
    [id],
  );
  return rows.map(({ payload }) => payload && { state: payload.state, version: payload.version });
}

export const summary = () => asTenant((tx) => context.mirror.summary(tx, context.tenantId));

/** Every row of the mirror's tables, for comparing. */
export async function everything(): Promise<unknown> {
  const tables = ['mirror_tenants', 'mirror_appointments', 'mirror_statuses', 'work', 'outbox'];
  const lists = await Promise.all(
    tables.map((name) => context.owner.query(`select * from calendar.${name} order by 1, 2`)),
  );
  return lists.map(({ rows }) => rows as unknown[]);
}
