import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { systemClock } from '@gomomo/kernel';
import { silentLog, until } from '@gomomo/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createKafkaBus, type EventBus, type ReceivedRecord } from '../src/index.ts';
import { describeWithKafka, startTestKafka } from './kafka.ts';
import { createOutboxDatabase, newAggregateId, type OutboxDatabase } from './outbox-database.ts';
import { shortPatience } from './patience.ts';

const topic = 'chaos.v1';
const topics = [
  { name: topic, partitions: 3, config: {} },
  { name: `${topic}.spec.dlq`, partitions: 1, config: {} },
];
const perSecond = 100;

describeWithKafka('under a steady load', () => {
  const context = {} as {
    database: OutboxDatabase;
    kafka: Awaited<ReturnType<typeof startTestKafka>>;
    bus: EventBus;
  };
  const relays = new Set<ChildProcess>();
  const received: ReceivedRecord[] = [];
  beforeAll(async () => {
    [context.database, context.kafka] = await Promise.all([
      createOutboxDatabase(),
      startTestKafka(topics),
    ]);
    const { connection } = context.kafka;
    context.bus = createKafkaBus({
      ...{ connection, topics, clock: systemClock, logger: silentLog, patience: shortPatience },
      onFatal: () => undefined,
    });
    context.bus.subscribe({
      topic,
      group: 'spec',
      handler: async (record) => {
        received.push(record);
      },
    });
  }, 90_000);
  afterAll(async () => {
    for (const relay of relays) relay.kill('SIGKILL');
    await context.bus?.close();
    await context.kafka?.stop();
    await context.database?.drop();
  }, 60_000);

  const startRelay = (): ChildProcess => {
    const { relayUrl, sharedStateUrl } = context.database;
    const [brokers = ''] = context.kafka.connection.brokers;
    const script = join(import.meta.dirname, 'relay-process.ts');
    const args = [script, relayUrl, sharedStateUrl, brokers, topic];
    const relay = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    relays.add(relay);
    return relay;
  };
  const kill = async (relay: ChildProcess): Promise<void> => {
    relays.delete(relay);
    const ended = once(relay, 'exit');
    relay.kill('SIGKILL');
    await ended;
  };
  const firstVersions = () => {
    const byKey = Map.groupBy(received, (record) => record.key);
    return new Map(
      [...byKey].map(([key, records]) => [
        key,
        [...new Set(records.map((record) => Number(record.headers['ce_sequence'])))],
      ]),
    );
  };

  test('killed and stopped relays, a killed broker and a slow transaction lose and reorder nothing', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => newAggregateId(index));
    const slowId = newAggregateId(3);
    let changes = 0;
    const end = new AbortController();
    const load = (async () => {
      for (; !end.signal.aborted; changes += 1) {
        await context.database.change(ids[changes % ids.length] ?? '', { n: changes });
        await pause(1000 / perSecond);
      }
    })();
    const slow = await context.database.connect();
    await slow.query('begin');
    await slow.query(`select booking.change($1, '{}')`, [slowId]);
    const [first, second] = [startRelay(), startRelay()];
    await until(() => expect(received.length).toBeGreaterThan(100));
    await kill(first);
    startRelay();
    await until(() => expect(received.length).toBeGreaterThan(300));
    second.kill('SIGSTOP'); // for longer than its lease, with a batch in its hands or not
    await pause(4000);
    second.kill('SIGCONT');
    await slow.query('commit');
    process.kill(context.kafka.broker.pid, 'SIGKILL');
    await context.kafka.broker.ended;
    const before = received.length;
    await context.kafka.restart();
    await until(() => expect(received.length).toBeGreaterThan(before + 100));
    for (const relay of [...relays]) {
      await kill(relay);
      startRelay();
    }
    end.abort();
    await load;
    await until(async () => expect(await context.database.unpublished()).toBe(0));
    const { rows } = await context.database.pool.query<{ id: string; versions: number[] }>(
      `select aggregate_id as id, array_agg(aggregate_version order by aggregate_version) as versions
         from booking.outbox group by 1`,
    );
    const expected = new Map(rows.map(({ id, versions }) => [id, versions]));
    expect(expected.get(slowId)).toEqual([1]);
    await until(() => expect(firstVersions()).toEqual(expected));
    await until(async () => expect(await context.bus.lag()).toMatchObject([{ records: 0 }]));
    expect(changes).toBeGreaterThan(500);
  }, 180_000);
});
