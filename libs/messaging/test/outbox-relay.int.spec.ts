import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AppError, systemClock } from '@gomomo/kernel';
import { createSharedState, type SharedState } from '@gomomo/shared-state';
import { silentLog, until } from '@gomomo/testing';
import { outboxMetrics } from '../src/metrics.ts';
import { randomUUID } from 'node:crypto';
import {
  createEmbeddedBus,
  createOutboxOperations,
  createOutboxRelay,
  createOutboxStore,
  type EventBus,
  type OutboxRelayOptions,
  type OutboxRow,
  type ReceivedRecord,
} from '../src/index.ts';
import { createOutboxDatabase, newAggregateId, type OutboxDatabase } from './outbox-database.ts';

const topic = 'spec.v1';
const context = {} as {
  database: OutboxDatabase;
  state: SharedState;
  bus: EventBus;
  received: ReceivedRecord[];
  running: { abort(): void; ended: Promise<void> }[];
};

beforeAll(async () => {
  context.database = await createOutboxDatabase();
  const { messagingUrl, sharedStateUrl } = context.database;
  context.state = createSharedState({ databaseUrl: sharedStateUrl, logger: silentLog });
  context.bus = createEmbeddedBus({
    connectionString: messagingUrl,
    topics: [{ name: topic, partitions: 1, config: {} }],
    clock: systemClock,
    logger: silentLog,
  });
  context.received = [];
  context.bus.subscribe({
    topic,
    group: 'spec',
    handler: async (record) => {
      context.received.push(record);
    },
  });
}, 30_000);
beforeEach(() => {
  context.running = [];
});
afterEach(async () => {
  for (const relay of context.running) relay.abort();
  await Promise.all(context.running.map((relay) => relay.ended));
});
afterAll(async () => {
  await context.bus?.close();
  await context.state?.close();
  await context.database?.drop();
});

const toRecords = (row: OutboxRow) => [
  {
    topic,
    key: row.aggregateId,
    headers: { ce_id: row.eventId, ce_sequence: String(row.aggregateVersion), ...row.headers },
    value: Buffer.from(JSON.stringify(row.payload)),
  },
];

/** Starts a relay of one process; the suite stops it. */
function startRelay(overrides: Partial<OutboxRelayOptions> = {}) {
  const relay = createOutboxRelay({
    store: createOutboxStore(context.database.relayPool, 'booking', systemClock),
    bus: context.bus,
    toRecords,
    leases: context.state.leases,
    holder: randomUUID(),
    leaseMs: 1000,
    clock: systemClock,
    logger: silentLog,
    ...overrides,
  });
  const abort = new AbortController();
  const ended = Promise.all(relay.loops.map((loop) => loop.run(abort.signal))).then(
    () => undefined,
  );
  context.running.push({ abort: () => abort.abort(), ended });
  return { ...relay, stop: () => (abort.abort(), ended) };
}

/** Stands still in the middle of its first batch, until it is let go on. */
function startStandingRelay(overrides: Partial<OutboxRelayOptions> = {}) {
  const [stands, goesOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const publish: EventBus['publish'] = async (records) => {
    stands.resolve();
    await goesOn.promise;
    await context.bus.publish(records);
  };
  const relay = startRelay({ ...overrides, bus: { publish } });
  return { ...relay, stands: stands.promise, goOn: goesOn.resolve };
}

const versionsOf = (key: string) =>
  context.received
    .filter((record) => record.key === key)
    .map((record) => Number(record.headers['ce_sequence']));
const range = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const violations = async () => (await outboxMetrics.orderViolations.get()).values[0]?.value ?? 0;

describe('the outbox relay', () => {
  test('brings every committed event to the bus, in order, and marks it', async () => {
    const relay = startRelay();
    const ids = range(16).map((index) => newAggregateId(index));
    await Promise.all(
      ids.map(async (id) => {
        for (const version of range(10)) expect(await context.database.change(id)).toBe(version);
        relay.wake();
      }),
    );
    await until(() => ids.forEach((id) => expect(versionsOf(id)).toEqual(range(10))));
    await until(async () => expect(await context.database.unpublished()).toBe(0));
    expect(await violations()).toBe(0);
  });

  test('loses nothing to a slow transaction that fast ones overtake', async () => {
    startRelay();
    const [slow, fast] = [newAggregateId(3), newAggregateId(3)];
    const session = await context.database.connect();
    await session.query('begin');
    await session.query(`select booking.change($1, '{}')`, [slow]);
    await context.database.change(fast);
    await until(() => expect(versionsOf(fast)).toEqual([1]));
    await session.query('commit');
    await until(() => expect(versionsOf(slow)).toEqual([1]));
  });

  test('keeps the order of versions when the transaction with the earlier id changes later', async () => {
    startRelay();
    const id = newAggregateId(5);
    const session = await context.database.connect();
    await session.query('begin');
    await session.query('insert into booking.aggregates values (gen_random_uuid(), 1)'); // takes its id
    await context.database.change(id);
    await session.query(`select booking.change($1, '{}')`, [id]);
    await session.query('commit');
    await until(() => expect(versionsOf(id)).toEqual([1, 2]));
  });

  test('sends again what it could not mark; first occurrences keep their order', async () => {
    const store = createOutboxStore(context.database.relayPool, 'booking', systemClock);
    let marks = 0;
    startRelay({
      store: {
        ...store,
        markPublished: async (rows) => {
          marks += 1;
          if (marks <= 2) throw new AppError('dependency-unavailable', 'away', { retryable: true });
          await store.markPublished(rows);
        },
      },
    });
    const id = newAggregateId(1);
    for (const _ of range(3)) await context.database.change(id);
    await until(async () => expect(await context.database.unpublished()).toBe(0));
    await until(() => expect(versionsOf(id).length).toBeGreaterThan(3));
    expect([...new Set(versionsOf(id))]).toEqual(range(3));
    expect(await violations()).toBe(0);
  });

  test('goes on where a relay that fell silent stopped, once its lease is over', async () => {
    const stopped = Promise.withResolvers<void>();
    const first = startRelay({
      bus: { publish: () => stopped.promise }, // takes every shard, then never comes back
    });
    const id = newAggregateId(2);
    await context.database.change(id);
    first.wake();
    startRelay();
    await until(() => expect(versionsOf(id)).toEqual([1]));
    stopped.resolve();
  });

  const last = (key: string) => versionsOf(key).at(-1);

  test('what comes late from a relay that stood is followed by the newest', async () => {
    const first = startStandingRelay();
    const id = newAggregateId(2);
    await context.database.change(id);
    first.wake();
    await first.stands;
    startRelay();
    await until(() => expect(versionsOf(id)).toEqual([1]));
    await context.database.change(id);
    await until(() => expect(versionsOf(id)).toEqual([1, 2]));
    first.goOn();
    await until(() => expect(versionsOf(id)).toEqual([1, 2, 1, 2]));
    await until(async () => expect(await context.database.unpublished()).toBe(0));
  });

  test('what two relays sent while the leases were away is followed by the newest once they are back', async () => {
    const { state } = context;
    let away = true;
    const leases = {
      acquire: async (...asked: Parameters<typeof state.leases.acquire>) => {
        if (away) throw new AppError('dependency-unavailable', 'away', { retryable: true });
        return state.leases.acquire(...asked);
      },
      release: state.leases.release,
    };
    const slow = startStandingRelay({ leases });
    const id = newAggregateId(6);
    await context.database.change(id);
    slow.wake();
    await slow.stands;
    startRelay({ leases });
    await context.database.change(id);
    await until(() => expect(last(id)).toBe(2));
    slow.goOn();
    await until(() => expect(last(id)).toBe(1));
    away = false;
    await until(() => expect(last(id)).toBe(2));
    await until(async () => expect(await context.database.unpublished()).toBe(0));
  });

  test('a second relay takes over at once from one that ended in order', async () => {
    const first = startRelay({ leaseMs: 60_000 });
    const id = newAggregateId(4);
    await context.database.change(id);
    first.wake();
    await until(() => expect(versionsOf(id)).toEqual([1]));
    await first.stop();
    startRelay({ leaseMs: 60_000 });
    await context.database.change(id);
    await until(() => expect(versionsOf(id)).toEqual([1, 2]));
  });

  test('waits while the bus is away and then sends everything', async () => {
    const { bus } = context;
    let away = true;
    startRelay({
      bus: {
        publish: async (records) => {
          if (away) throw new AppError('dependency-unavailable', 'away', { retryable: true });
          await bus.publish(records);
        },
      },
    });
    const id = newAggregateId(6);
    for (const _ of range(5)) await context.database.change(id);
    away = false;
    await until(() => expect(versionsOf(id)).toEqual(range(5)));
  });

  test('works on without its leases', async () => {
    const away = async () => {
      throw new AppError('dependency-unavailable', 'away', { retryable: true });
    };
    startRelay({ leases: { acquire: away, release: away } });
    const id = newAggregateId(7);
    await context.database.change(id);
    await until(() => expect(versionsOf(id)).toEqual([1]));
  });

  test('parks what is never taken with the later events of its aggregate, and goes on', async () => {
    const relay = startRelay({
      toRecords: (row) => {
        const { fill } = row.payload as { fill?: number };
        const [record] = toRecords(row);
        return fill === undefined || record === undefined
          ? toRecords(row)
          : [{ ...record, value: Buffer.alloc(fill) }];
      },
    });
    const [bad, good] = [newAggregateId(0), newAggregateId(0)];
    await context.database.change(bad);
    await context.database.change(bad, { fill: 2_000_000 });
    await context.database.change(bad);
    await context.database.change(good);
    relay.wake();
    await until(() => expect(versionsOf(good)).toEqual([1]));
    await context.database.change(bad);
    await context.database.change(good);
    relay.wake();
    await until(() => expect(versionsOf(good)).toEqual([1, 2]));
    expect(versionsOf(bad)).toEqual([1]);
    const operations = createOutboxOperations(context.database.pool, 'booking');
    expect(await operations.listParked(10)).toMatchObject([
      { aggregateId: bad, aggregateVersion: 2, reason: expect.stringContaining('too large') },
    ]);
    await context.database.pool.query(
      `update booking.outbox set payload = '{}' where aggregate_id = $1`,
      [bad],
    );
    expect(await operations.unpark(bad)).toBe(1);
    relay.wake();
    await until(() => expect(versionsOf(bad)).toEqual([1, 2, 3, 4]));
  });

  test('counts versions that do not follow each other', async () => {
    const relay = startRelay();
    const id = newAggregateId(3);
    const before = await violations();
    for (const version of [1, 3, 2]) {
      await context.database.pool.query(`select booking.emit($1, $2, '{}')`, [id, version]);
    }
    relay.wake();
    await until(() => expect(versionsOf(id)).toEqual([1, 3, 2]));
    await until(async () => expect(await violations()).toBe(before + 2));
  });

  test('an operator can have the events of one aggregate sent again', async () => {
    const relay = startRelay();
    const id = newAggregateId(1);
    for (const _ of range(3)) await context.database.change(id);
    relay.wake();
    await until(async () => expect(await context.database.unpublished()).toBe(0));
    const operations = createOutboxOperations(context.database.pool, 'booking');
    expect(await operations.resend(id)).toBe(3);
    await until(() => expect(versionsOf(id)).toEqual([1, 2, 3, 1, 2, 3]));
  });

  test('says how much waits', async () => {
    const store = createOutboxStore(context.database.relayPool, 'booking', systemClock);
    await context.database.change(newAggregateId(1));
    const measures = await store.measure();
    expect(measures).toMatchObject({ unpublished: 1, parked: 0, oldestAt: expect.any(Date) });
    startRelay();
    await until(async () => expect(await context.database.unpublished()).toBe(0));
    expect(await store.measure()).toEqual({ unpublished: 0, parked: 0, oldestAt: undefined });
  });

  test('touches only rows that wait, though its statements were planned when there were none', async () => {
    const store = createOutboxStore(context.database.relayPool, 'booking', systemClock);
    const read = () => store.read([0, 1, 2, 3, 4, 5, 6, 7], 250);
    const publishAll = async () => store.markPublished(await read());
    await asWhenNew(context.database);
    await publishAll();
    for (let published = 0; published < 200; published += 1) {
      await context.database.change(newAggregateId(published % 8));
    }
    await publishAll();
    await context.database.change(newAggregateId(0));
    const before = await rowsTouched(context.database);
    const rows = await read();
    const afterRead = await rowsTouched(context.database);
    await store.markPublished(rows);
    const afterMark = await rowsTouched(context.database);
    expect([rows.length, afterRead - before, afterMark - afterRead]).toEqual([1, 1, 1]);
  });
});

/** An outbox as a new shop has it: without a row, and without the knowledge of any. */
async function asWhenNew({ pool }: OutboxDatabase): Promise<void> {
  await pool.query('truncate booking.outbox');
  await pool.query('vacuum analyze booking.outbox');
}

/** By scans of the table and of its indexes, of all sessions so far. */
async function rowsTouched({ pool, relayPool }: OutboxDatabase): Promise<number> {
  for (const session of [relayPool, pool]) await session.query('select pg_stat_force_next_flush()');
  const { rows } = await pool.query<{ count: number }>(
    `select (seq_tup_read + idx_tup_fetch)::integer as count from pg_stat_user_tables where relid = 'booking.outbox'::regclass`,
  );
  return rows[0]?.count ?? 0;
}
