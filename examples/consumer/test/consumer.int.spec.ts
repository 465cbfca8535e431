import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hasKafka, startKafka, type EmbeddedKafka } from '@gomomo/embedded';
import { freshDatabase, skipUnless, type FreshDatabase } from '@gomomo/testing';
import { Kafka, type Producer } from 'kafkajs';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { runConsumer, type RunningConsumer } from '../src/run-consumer.ts';

const searchPath = process.env['PATH'];
const topic = 'booking.state.v1';
const samples = join(import.meta.dirname, '../../../libs/contracts/samples');
const readSample = (name: string) =>
  JSON.parse(readFileSync(join(samples, `${name}.json`), 'utf8')) as {
    headers: Record<string, string>;
    value: { appointment: Record<string, unknown>; pii: Record<string, unknown> };
  };

const describeWithKafka = skipUnless({
  isPresent: () => hasKafka(searchPath),
  hint: 'Kafka tests: no broker (apt-get install openjdk-17-jre-headless maven)',
});

describeWithKafka('the example consumer', () => {
  const context = {} as {
    dataDir: string;
    broker: EmbeddedKafka;
    database: FreshDatabase;
    pool: pg.Pool;
    producer: Producer;
  };
  const running: RunningConsumer[] = [];
  beforeAll(async () => {
    context.dataDir = mkdtempSync(join(tmpdir(), 'gomomo-test-'));
    context.broker = await startKafka({ dataDir: context.dataDir, searchPath });
    const kafka = new Kafka({ brokers: [context.broker.brokers], logLevel: 0 });
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic, numPartitions: 3 }], waitForLeaders: true });
    await admin.disconnect();
    context.producer = kafka.producer();
    await context.producer.connect();
    context.database = await freshDatabase({ name: 'example' });
    context.pool = new pg.Pool({ connectionString: context.database.ownerUrl });
  }, 90_000);
  afterAll(async () => {
    await Promise.all(running.map((consumer) => consumer.stop()));
    await context.producer?.disconnect();
    await context.pool?.end();
    await context.database?.drop();
    await context.broker?.stop();
    rmSync(context.dataDir, { recursive: true, force: true });
  }, 60_000);

  const start = async (groupId: string): Promise<RunningConsumer> => {
    const consumer = await runConsumer({
      brokers: [context.broker.brokers],
      groupId,
      databaseUrl: context.database.ownerUrl,
      onCrash: (error) => {
        throw error;
      },
    });
    running.push(consumer);
    return consumer;
  };
  const stop = async (consumer: RunningConsumer): Promise<void> => {
    running.splice(running.indexOf(consumer), 1);
    await consumer.stop();
  };
  const rows = async () => {
    const { rows } = await context.pool.query(
      'select id, version, erased, status from appointments order by id',
    );
    return rows as { id: string; version: number; erased: boolean; status: string | null }[];
  };

  test('keeps its table right under duplicates, reordering, restarts and replay', async () => {
    const ids = Array.from({ length: 20 }, () => randomUUID()).sort();
    const versions = [1, 2, 3, 4, 5];
    // Twice each, and shuffled: worse than anything that Kafka and the relay do.
    const sent = ids
      .flatMap((id, index) => [...versions, ...versions].map((version) => ({ id, version, index })))
      .map((one) => ({ one, rank: Math.random() }))
      .sort((left, right) => left.rank - right.rank)
      .map(({ one }) => toMessage(one.id, one.version, one.index % 4 === 0 && one.version === 5));
    const expected = ids.map((id, index) =>
      index % 4 === 0
        ? { id, version: 5, erased: true, status: null }
        : { id, version: 5, erased: false, status: 'confirmed' },
    );
    let consumer = await start('one');
    for (let from = 0; from < sent.length; from += 50) {
      await context.producer.send({ topic, messages: sent.slice(from, from + 50) });
      await stop(consumer);
      consumer = await start('one');
    }
    const damaged = { ...toMessage(randomUUID(), 1, false), value: '{"appointment"' };
    await context.producer.send({ topic, messages: [damaged, damaged] });
    await until(async () => expect(await rows()).toEqual(expected));
    await until(async () => expect(await countUnreadable(context.pool)).toBe(2));
    const before = await rows();
    await start('two'); // a new group reads everything again
    const last = toMessage(ids[1] ?? '', 6, false);
    await context.producer.send({ topic, messages: [last] });
    await until(async () => expect((await rows())[1]?.version).toBe(6));
    expect(await rows()).toEqual(
      before.map((row, index) => (index === 1 ? { ...row, version: 6 } : row)),
    );
    expect(await countUnreadable(context.pool)).toBe(2);
  }, 120_000);
});

function toMessage(id: string, version: number, isErased: boolean) {
  const { headers, value } = readSample('appointment-state');
  const appointment = { ...value.appointment, id, version, reference: '7QK4-MD2X' };
  return {
    key: id,
    headers: {
      ...headers,
      ce_id: randomUUID(),
      ce_subject: `appointment/${id}`,
      ce_sequence: String(version),
    },
    value: isErased ? null : JSON.stringify({ appointment, pii: value.pii }),
  };
}

async function countUnreadable(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::integer as count from unreadable',
  );
  return rows[0]?.count ?? 0;
}

async function until(work: () => Promise<void>): Promise<void> {
  const deadline = performance.now() + 30_000;
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
