import { Kafka, logLevel, type KafkaMessage } from 'kafkajs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { applyChange } from './apply-change.ts';
import { toChange } from './to-change.ts';

export interface ConsumerOptions {
  brokers: string[];
  groupId: string;
  databaseUrl: string;
  /** The consumer has stopped for good; the process should end and be started again. */
  onCrash: (error: Error) => void;
}

export interface RunningConsumer {
  stop(): Promise<void>;
}

/** The latest state of every appointment, kept for good: a new group builds its table from it. */
const topic = 'booking.state.v1';

export async function runConsumer(options: ConsumerOptions): Promise<RunningConsumer> {
  const pool = new pg.Pool({ connectionString: options.databaseUrl, max: 4 });
  pool.on('error', (error) => console.error('a database connection was lost', error.message));
  await pool.query(await readFile(join(import.meta.dirname, '../schema.sql'), 'utf8'));
  const kafka = new Kafka({
    brokers: options.brokers,
    clientId: options.groupId,
    logLevel: logLevel.WARN,
  });
  const consumer = kafka.consumer({ groupId: options.groupId, allowAutoTopicCreation: false });
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (!payload.restart) options.onCrash(payload.error);
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ topic, partition, message }) => {
      const place = { topic, partition, offset: message.offset };
      await applyChange(pool, toChange(toRecord(message)), place);
      // After our own COMMIT, never before: a crash in between only repeats the record.
      const next = String(BigInt(message.offset) + 1n);
      await consumer.commitOffsets([{ topic, partition, offset: next }]);
    },
  });
  return {
    stop: async () => {
      await consumer.disconnect();
      await pool.end();
    },
  };
}

function toRecord({ key, headers = {}, value }: KafkaMessage) {
  const text = Object.entries(headers).map(([name, bytes]) => [name, bytes?.toString()]);
  return { key: key?.toString() ?? null, headers: Object.fromEntries(text), value };
}
