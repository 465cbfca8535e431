import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { toEventHeaders, type EventType } from '@gomomo/contracts';
import { createServerApp, type ServerAppOptions } from '@gomomo/http';
import type { ReceivedRecord, RecordHandler } from '@gomomo/messaging';
import { createPool, migrate, type Pool } from '@gomomo/postgres';
import type { Service } from '@gomomo/service';
import {
  fixedClock,
  freshDatabase,
  silentLog,
  temporaryFolder,
  type FixedClock,
  type FreshDatabase,
} from '@gomomo/testing';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { AppointmentFacts, ChangeFacts } from '../src/domain/facts.ts';
import { workbookMigrations } from '../src/migrations.ts';
import { createExcelSync, type ExcelSyncDeps } from '../src/index.ts';
import { createFolderStorage } from '../src/storage/folder-storage.ts';
import type { Storage } from '../src/storage/storage.ts';
import { readRows, type ReadRow } from '../src/workbook/read-rows.ts';
import { textOf, unpack } from '../src/workbook/unpack.ts';
import { business } from './facts.ts';

export const context = {} as {
  database: FreshDatabase;
  owner: Pool;
  pool: Pool;
  clock: FixedClock;
  root: string;
  tenantId: string;
};

/** A database without a row, and an empty folder. */
export function useWorkbooks(): void {
  beforeAll(async () => {
    context.database = await freshDatabase({
      name: 'workbook',
      migrate: async (ownerUrl) => {
        await migrate({ connectionString: ownerUrl, ...workbookMigrations });
      },
    });
    const open = (connectionString: string) =>
      createPool({ connectionString, applicationName: 'spec', max: 8 });
    context.owner = open(context.database.ownerUrl);
    context.pool = open(context.database.appUrl('excel_sync'));
  }, 30_000);
  beforeEach(() => {
    context.clock = fixedClock('2026-11-24T15:00:00Z');
    context.tenantId = randomUUID();
    context.root = temporaryFolder('workbooks-');
  });
  afterAll(async () => {
    await context.pool?.end();
    await context.owner?.end();
    await context.database?.drop();
  });
}

const logger = silentLog as ServerAppOptions['logger'];

export const folder = (): Storage =>
  createFolderStorage({ root: context.root, holder: 'spec:1', now: () => context.clock.now() });

export interface Replica {
  readonly service: Service;
  hear(record: ReceivedRecord): Promise<void>;
  /** Works off what is due by now. */
  workOff(): Promise<void>;
  /** Looks at whoever is to be looked at by now. */
  reconcile(): Promise<void>;
}

/** What its owner is answered. */
export async function ask(
  { service }: Replica,
  path: string,
  method = 'GET',
  headers: Record<string, string> = {},
): Promise<Response> {
  const key = { authorization: 'Bearer gmk_bloom', 'content-type': 'application/json' };
  const app = createServerApp({ handlers: [...service.handlers], trustProxy: false, logger });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/api/tenants/bloom/workbook${path}`, {
    method,
    headers: { ...key, ...headers },
    ...(method === 'POST' && { body: '{}' }),
  });
  server.close();
  return answer;
}

export const statusOf = async (replica: Replica) =>
  (await (await ask(replica, '/status')).json()) as Record<string, unknown>;

let replicas = 0;

/** Each with a name of its own: what a replica had claimed it gives back when it begins. */
export function openReplica(storage = folder()): Replica {
  replicas += 1;
  const handlers = new Map<string, RecordHandler>();
  const deps = {
    ...{ pool: context.pool, clock: context.clock, logger: silentLog, storage },
    holder: `spec:${replicas}`,
    ...{ serviceKeys: [], corsOrigins: [] },
    quotas: { defaultPerMinute: 100, tenantPerMinute: 100 },
    bookingCore: {
      verifyKey: ({ body: { key } }: { body: { key: string } }) => {
        const isOurs = key === 'gmk_bloom';
        const owner = isOurs ? context.tenantId : randomUUID();
        return Promise.resolve({ tenantId: owner, slug: 'bloom', scopes: [] });
      },
      listAppointments: () => Promise.resolve({ items: [], nextCursor: null }),
      getTenant: () =>
        Promise.resolve({ ...business, id: context.tenantId, slug: 'bloom', services: [] }),
    },
    state: {
      leases: { acquire: () => Promise.resolve(true), release: () => Promise.resolve() },
      ready: () => Promise.resolve(),
      limits: { consume: () => Promise.resolve({ allowed: true, remaining: 1, resetMs: 0 }) },
    },
    bus: {
      subscribe: ({ topic, handler }: { topic: string; handler: RecordHandler }) => {
        handlers.set(topic, handler);
        return { joined: Promise.resolve(), close: () => Promise.resolve() };
      },
    },
  } as unknown as ExcelSyncDeps;
  const service = createExcelSync(deps);
  for (const consumer of service.consumers) void consumer.start();
  const run = async (name: string): Promise<void> => {
    const loop = service.loops.find((each) => each.name === name);
    await loop?.run(new AbortController().signal);
  };
  return {
    service,
    async hear(record) {
      const signal = new AbortController().signal;
      await handlers.get(record.topic)?.(record, { signal, attempt: 1 });
    },
    workOff: () => run('excel-sync-work'),
    reconcile: () => run('excel-sync-reconcile'),
  };
}

function toRecord(type: EventType, key: string, version: number, value: unknown): ReceivedRecord {
  const { tenantId } = context;
  const isState = type.includes('.state.');
  const atMs = context.clock.now();
  const headers = toEventHeaders({
    ...{ id: randomUUID(), type, producer: 'booking-core', atMs },
    ...{ tenantId, subjectId: key, version },
  });
  return {
    topic: isState ? 'booking.state.v1' : 'booking.events.v1',
    ...{ key, headers: { ...headers }, partition: 0, offset: '0', at: atMs },
    value: value === null ? null : Buffer.from(JSON.stringify(value)),
  };
}

export function tenantState(version = 1, slug = 'bloom'): ReceivedRecord {
  const policy = {
    ...{ minNoticeMinutes: 0, horizonDays: 180, holdMinutes: 5, cancelCutoffMinutes: 0 },
    ...{ rescheduleCutoffMinutes: 0, limits: { upcomingPerClient: 5 }, smsConfirmation: false },
  };
  return toRecord('ai.gomomo.booking.tenant.state.v1', context.tenantId, version, {
    ...business,
    ...{ id: context.tenantId, slug, profile: {}, services: [], policy },
    hours: { weekly: [], overrides: [] },
  });
}

export const tenantTombstone = (version = 2): ReceivedRecord =>
  toRecord('ai.gomomo.booking.tenant.state.v1', context.tenantId, version, null);

const stateType = 'ai.gomomo.booking.appointment.state.v1';

export const stateOf = (facts: AppointmentFacts): ReceivedRecord =>
  toRecord(stateType, facts.appointment.id, facts.appointment.version, facts);

export const tombstoneOf = ({ appointment }: AppointmentFacts, version: number): ReceivedRecord =>
  toRecord(stateType, appointment.id, version, null);

export const eventOf = (facts: AppointmentFacts, action: ChangeFacts['action']): ReceivedRecord => {
  const type = `ai.gomomo.booking.appointment.${action}.v1` as EventType;
  return toRecord(type, facts.appointment.id, facts.appointment.version, {
    ...{ ...facts, actor: { kind: 'client', channel: 'phone' }, changed: ['status'] },
  });
};

export const fileOf = () => {
  const { tenantId, root } = context;
  return join(root, `bloom-${tenantId.slice(-8)}`, 'bloom.xlsx');
};

export const rowsInFile = (): ReadRow[] => readRows(readFileSync(fileOf())) ?? [];
/** Rows of the fourth sheet. */
export function changesInFile(): number {
  const parts = unpack(readFileSync(fileOf()));
  const changes = parts.find(({ path }) => path === 'xl/worksheets/sheet4.xml');
  return (changes ? textOf(changes) : '').split('<row ').length - 2;
}
export const textInFile = (): string => unpack(readFileSync(fileOf())).map(textOf).join('\n');
