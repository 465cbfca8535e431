import type { Clock, Log } from '@gomomo/kernel';
import { redelivery, toBackoffMs } from '../backoff.ts';
import type { ReceivedRecord, Subscription } from '../bus.ts';
import type { Deliver } from '../deliver.ts';
import { pauseUnlessAborted } from '../pause.ts';
import type { Waker } from '../waker.ts';
import type { GroupHold, GroupLocks } from './group-locks.ts';
import type { EventLog } from './log.ts';

export interface EmbeddedSubscription extends Subscription {
  readonly group: string;
  readonly topic: string;
  /** Why records do not flow just now. */
  fault(): string | undefined;
}

export interface EmbeddedSubscriptionOptions {
  readonly group: string;
  readonly topic: string;
  readonly log: EventLog;
  readonly locks: GroupLocks;
  readonly waker: Waker;
  readonly deliver: Deliver;
  readonly clock: Clock;
  readonly logger: Log;
}

const batchSize = 200;
const commitEveryMs = 500;
const shortestPollMs = 100;
const longestPollMs = 1000;
const standbyPollMs = 1000;

/** Reads the log for one group, one record at a time, from where the group stopped. */
export function startEmbeddedSubscription(
  options: EmbeddedSubscriptionOptions,
): EmbeddedSubscription {
  const abort = new AbortController();
  const joined = Promise.withResolvers<void>();
  const state: { fault: string | undefined } = { fault: undefined };
  const run = async (): Promise<void> => {
    for (let failures = 0; !abort.signal.aborted;) {
      try {
        await holdAndRead(options, abort.signal, () => {
          failures = 0;
          state.fault = undefined;
          joined.resolve();
        });
      } catch (error) {
        if (abort.signal.aborted) return;
        state.fault = error instanceof Error ? error.message : 'failed';
        options.logger.warn({ err: error, group: options.group }, 'reading events failed');
        failures += 1;
        await pauseUnlessAborted(toBackoffMs(failures, { baseMs: 100, maxMs: 2000 }), abort.signal);
      }
    }
  };
  const running = run();
  return {
    group: options.group,
    topic: options.topic,
    joined: joined.promise,
    fault: () => state.fault,
    close: async () => {
      abort.abort();
      await running;
      joined.resolve();
    },
  };
}

/** Returns when the right to the group is lost or another reader has it; throws when Postgres is away. */
async function holdAndRead(
  options: EmbeddedSubscriptionOptions,
  signal: AbortSignal,
  onHeld: () => void,
): Promise<void> {
  const hold = await options.locks.tryHold(`${options.group} ${options.topic}`);
  if (hold === undefined) return pauseUnlessAborted(standbyPollMs, signal);
  try {
    const reader = await openReader(options);
    onHeld();
    await readWhileHeld(options, reader, hold, signal);
    if (hold.isHeld()) await reader.commit();
  } finally {
    await hold.release();
  }
}

/** Where a group stands: what is handled, and what of that is written down. */
interface Reader {
  position: bigint;
  commit(): Promise<void>;
  commitWhenDue(): Promise<void>;
}

async function openReader({ log, group, topic, clock }: EmbeddedSubscriptionOptions) {
  const position = await log.positionOf(group, topic);
  let committed = position;
  let committedAt = clock.now();
  const reader: Reader = {
    position,
    commit: async () => {
      if (committed === reader.position) return;
      const upTo = reader.position;
      await log.moveTo(group, topic, upTo);
      committed = upTo;
      committedAt = clock.now();
    },
    commitWhenDue: async () => {
      if (clock.now() - committedAt >= commitEveryMs) await reader.commit();
    },
  };
  return reader;
}

async function readWhileHeld(
  options: EmbeddedSubscriptionOptions,
  reader: Reader,
  hold: GroupHold,
  signal: AbortSignal,
): Promise<void> {
  let pollMs = shortestPollMs;
  while (!signal.aborted && hold.isHeld()) {
    const records = await options.log.read(options.topic, reader.position, batchSize);
    for (const record of records) {
      if (!(await deliverUntilDone(options, record, signal))) return;
      reader.position = BigInt(record.offset) + 1n;
      await reader.commitWhenDue();
    }
    if (records.length > 0) {
      pollMs = shortestPollMs;
      continue;
    }
    await options.waker.wait(pollMs, signal);
    await reader.commitWhenDue();
    pollMs = Math.min(pollMs * 2, longestPollMs);
  }
}

/** False when the subscription closed before the record was done. */
async function deliverUntilDone(
  { deliver }: EmbeddedSubscriptionOptions,
  record: ReceivedRecord,
  signal: AbortSignal,
): Promise<boolean> {
  for (let attempt = 1; !signal.aborted; attempt += 1) {
    if ((await deliver(record, { signal, attempt })) !== 'failed') return true;
    await pauseUnlessAborted(toBackoffMs(attempt, redelivery), signal);
  }
  return false;
}
