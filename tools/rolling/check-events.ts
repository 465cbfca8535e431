import { kafkaTopics, topics } from '@gomomo/contracts';
import { systemClock } from '@gomomo/kernel';
import { createKafkaBus, type ReceivedRecord } from '@gomomo/messaging';
import type { Pool } from '@gomomo/postgres';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { brokerOf, type Place } from './place.ts';

export interface EventsFound {
  readonly written: number;
  /** Sent more than once; consumers drop these by their version. */
  readonly repeats: number;
  /** What is wrong, in words. */
  readonly faults: readonly string[];
}

interface Written {
  readonly key: string;
  readonly id: string;
  readonly version: number;
  readonly published: boolean;
}

const topic = 'booking.events.v1';
const patienceMs = 30_000;
const faultsMax = 10;

/** Whether every event that was committed is in Kafka, and each key's in the order of their versions. */
export async function checkEvents(place: Place, pool: Pool): Promise<EventsFound> {
  const written = await readOutbox(pool);
  const records = await readTopic(place, new Set(written.map(({ id }) => id)));
  const firsts = new Map<string, ReceivedRecord[]>();
  const seen = new Set<string>();
  for (const record of records) {
    const id = record.headers['ce_id'] ?? '';
    if (seen.has(id)) continue;
    seen.add(id);
    firsts.set(record.key, [...(firsts.get(record.key) ?? []), record]);
  }
  const missing = written
    .filter(({ id }) => !seen.has(id))
    .map(({ id }) => `${id} is not in Kafka`);
  const waiting = written
    .filter(({ published }) => !published)
    .map(({ id }) => `${id} still waits`);
  const faults = [...missing, ...waiting, ...findDisorder(written, firsts)];
  return {
    written: written.length,
    repeats: records.length - seen.size,
    faults: faults.slice(0, faultsMax),
  };
}

function findDisorder(
  written: readonly Written[],
  firsts: ReadonlyMap<string, readonly ReceivedRecord[]>,
): string[] {
  const wanted = Map.groupBy(written, ({ key }) => key);
  return [...wanted].flatMap(([key, rows]) => {
    const order = rows.map(({ version }) => version).join(' ');
    const found = (firsts.get(key) ?? []).map(({ headers }) => headers['ce_sequence']).join(' ');
    return order === found ? [] : [`${key}: ${found} instead of ${order}`];
  });
}

async function readOutbox(pool: Pool): Promise<Written[]> {
  const { rows } = await pool.query<Written>(
    `select aggregate_id as key, event_id as id, aggregate_version as version,
            published_at is not null as published
     from booking.outbox where topic = $1 order by id`,
    [topic],
  );
  return rows;
}

/** From the beginning, until all of these are there or nothing more comes. */
async function readTopic(place: Place, wanted: ReadonlySet<string>): Promise<ReceivedRecord[]> {
  const records: ReceivedRecord[] = [];
  const missing = new Set(wanted);
  const group = `check-${randomUUID()}`;
  const graves = { ...kafkaTopics[0], name: `${topic}.${group}.dlq`, partitions: 1, config: {} };
  const bus = createKafkaBus({
    connection: { brokers: [brokerOf(place)], clientId: 'check' },
    topics: [...kafkaTopics, graves],
    clock: systemClock,
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    onFatal: ignore,
  });
  bus.subscribe({
    topic,
    group,
    handler: async (record) => {
      records.push(record);
      missing.delete(record.headers['ce_id'] ?? '');
    },
  });
  const endAt = performance.now() + patienceMs;
  while (missing.size > 0 && performance.now() < endAt) await pause(100);
  await bus.close();
  return inOrder(records);
}

const ignore = () => undefined;

/** Partitions are read side by side; within each the offset says what came first. */
function inOrder(records: readonly ReceivedRecord[]): ReceivedRecord[] {
  const partitions = topics[topic].partitions;
  return Array.from({ length: partitions }, (_, partition) =>
    records
      .filter((record) => record.partition === partition)
      .toSorted((left, right) => Number(left.offset) - Number(right.offset)),
  ).flat();
}
