import { deadLetterTopic } from '@gomomo/contracts';
import type { Clock, Log } from '@gomomo/kernel';
import { createPool, type Pool } from '@gomomo/postgres';
import type { EventBus, SubscribeOptions } from '../bus.ts';
import { checkRecords } from '../check-records.ts';
import { checkSubscription } from '../check-subscription.ts';
import { toDeadLetterHeaders } from '../dead-letter.ts';
import { createDeliver } from '../deliver.ts';
import { withPublishSpan } from '../publish-span.ts';
import type { TopicDeclaration } from '../topic.ts';
import { createWaker, type Waker } from '../waker.ts';
import { createGroupLocks } from './group-locks.ts';
import { createEventLog, type EventLog } from './log.ts';
import { createRetention } from './retention.ts';
import { startEmbeddedSubscription, type EmbeddedSubscription } from './subscription.ts';

export interface EmbeddedBusOptions {
  /** Of a login role in the group `messaging_app`; schema `messaging` is migrated. */
  readonly connectionString: string;
  readonly topics: readonly TopicDeclaration[];
  readonly clock: Clock;
  readonly logger: Log;
  readonly handlerTimeoutMs?: number;
}

/**
 * The bus of the embedded default: a log in Postgres with a position per group, so nothing is lost
 * on kill -9 and a group that was away catches up. Subscribers of this process are woken at once,
 * those of another look every 0.1 to 1 s. A topic is one partition: a group handles one record at
 * a time.
 */
export function createEmbeddedBus(options: EmbeddedBusOptions): EventBus {
  const { clock, logger } = options;
  const pool = createPool({
    connectionString: options.connectionString,
    applicationName: 'event-log',
    logger,
  });
  const log = createEventLog(pool, clock);
  const locks = createGroupLocks(pool);
  const wakers = createWakers();
  const subscriptions = new Set<EmbeddedSubscription>();
  const known = new Set(options.topics.map((topic) => topic.name));
  let closing: Promise<void> | undefined;
  const append: EventLog['append'] = async (records, how) => {
    await log.append(records, how);
    for (const { topic } of records) wakers.wake(topic);
  };
  return {
    kind: 'embedded',
    publish: async (records, how) => {
      checkRecords(records, known);
      if (records.length > 0) await withPublishSpan(records, () => append(records, how));
    },
    subscribe: (wanted) => {
      checkSubscription(wanted, known, subscriptions);
      const waker = wakers.add(wanted.topic);
      const deliver = createEmbeddedDeliver(options, wanted, append);
      const parts = { log, locks, waker, deliver, clock, logger };
      const started = startEmbeddedSubscription({ ...wanted, ...parts });
      subscriptions.add(started);
      return started;
    },
    lag: () => lagOf(log, subscriptions),
    health: async () => healthOf(pool, subscriptions),
    loops: [createRetention(pool, options.topics, clock)],
    close: () => (closing ??= closeAll(subscriptions, locks, pool)),
  };
}

async function closeAll(
  subscriptions: ReadonlySet<EmbeddedSubscription>,
  locks: ReturnType<typeof createGroupLocks>,
  pool: Pool,
): Promise<void> {
  await Promise.all([...subscriptions].map((subscription) => subscription.close()));
  locks.close();
  await pool.end();
}

/** Subscribers of this process, by topic. */
function createWakers() {
  const wakers = new Map<string, Set<Waker>>();
  return {
    add(topic: string): Waker {
      const waker = createWaker();
      wakers.set(topic, (wakers.get(topic) ?? new Set()).add(waker));
      return waker;
    },
    wake(topic: string): void {
      wakers.get(topic)?.forEach((waker) => waker.wake());
    },
  };
}

function createEmbeddedDeliver(
  { clock, logger, handlerTimeoutMs = 5000 }: EmbeddedBusOptions,
  wanted: SubscribeOptions,
  append: EventLog['append'],
) {
  return createDeliver({
    ...wanted,
    ...{ clock, logger, handlerTimeoutMs },
    buryRecord: (record, failure) => {
      const topic = deadLetterTopic(wanted.topic, wanted.group);
      const headers = { ...record.headers, ...toDeadLetterHeaders(record, failure) };
      return append([{ topic, headers, key: record.key, value: record.value }]);
    },
  });
}

async function lagOf(log: EventLog, subscriptions: ReadonlySet<EmbeddedSubscription>) {
  const groups = new Map([...subscriptions].map((one) => [`${one.group} ${one.topic}`, one]));
  return Promise.all([...groups.values()].map(({ group, topic }) => log.lagOf(group, topic)));
}

async function healthOf(pool: Pool, subscriptions: ReadonlySet<EmbeddedSubscription>) {
  try {
    await pool.query('select 1');
  } catch {
    return { ok: false, detail: 'the event log cannot be reached' };
  }
  const faults = [...subscriptions].flatMap((one) => one.fault() ?? []);
  return faults.length === 0 ? { ok: true } : { ok: false, detail: faults.join('; ') };
}
