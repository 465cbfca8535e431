import { toBackoffMs } from '../backoff.ts';
import type { BusLoop } from '../bus.ts';
import { pauseUnlessAborted } from '../pause.ts';
import { createWaker, type Waker } from '../waker.ts';
import { createOrderGuard } from './order-guard.ts';
import { publishRows, type PublishRowsOptions } from './publish-rows.ts';
import { createShardLease, type ShardLeaseOptions } from './shard-lease.ts';
import { createUnsureRows } from './unsure-rows.ts';
import { outboxMetrics } from '../metrics.ts';

export type OutboxRelayOptions = PublishRowsOptions & ShardLeaseOptions;

export interface OutboxRelay {
  /** Call after a COMMIT that wrote to the outbox: the relay looks at once instead of soon. */
  wake(): void;
  /** `outbox-relay` runs until it is aborted; `outbox-measures` sets the gauges. */
  readonly loops: readonly BusLoop[];
}

const rowsPerShard = 250;
const shortestPollMs = 100;
const longestPollMs = 1000;
/**
 * Rest after a batch of several rows, for each of them: the next batch is larger, and each row of it costs
 * less. Below some thousand events a second this dies away, and events go out as they come; above it, batches
 * grow until the longest rest, which no event waits much longer than.
 */
const restMsPerRow = 1;
const longestRestMs = 25;

const restAfter = (rows: number): number =>
  rows > 1 ? Math.min(rows * restMsPerRow, longestRestMs) : 0;

/**
 * Moves committed events from the outbox to the bus: at least once, in order per aggregate.
 *
 * Several relays may run, each shard belongs to one of them at a time. A crash between sending and
 * marking sends again; a relay that was stopped past its lease may send an old batch once more, and
 * lets the newest of it follow. Every consumer drops such repeats by their version.
 */
export function createOutboxRelay(options: OutboxRelayOptions): OutboxRelay {
  const { store, clock } = options;
  const waker = createWaker();
  const measure = async (): Promise<void> => {
    const { unpublished, parked, oldestAt } = await store.measure();
    const { schema } = store;
    outboxMetrics.unpublished.set({ schema }, unpublished);
    outboxMetrics.parked.set({ schema }, parked);
    const ageMs = oldestAt === undefined ? 0 : clock.now() - oldestAt.getTime();
    outboxMetrics.oldestAgeSeconds.set({ schema }, Math.max(ageMs, 0) / 1000);
  };
  return {
    wake: waker.wake,
    loops: [
      {
        name: 'outbox-relay',
        everyMs: longestPollMs,
        run: (signal) => relayUntilAborted(options, waker, signal),
      },
      { name: 'outbox-measures', everyMs: 15_000, run: measure },
    ],
  };
}

async function relayUntilAborted(
  options: OutboxRelayOptions,
  waker: Waker,
  signal: AbortSignal,
): Promise<void> {
  const guard = createOrderGuard();
  const lease = createShardLease(options, guard.forget);
  const unsure = createUnsureRows();
  let idleMs = shortestPollMs;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const shards = await lease.current();
      if (lease.isSure()) await unsure.settle(options.store);
      const rows = shards.length === 0 ? [] : await options.store.read(shards, rowsPerShard);
      if (rows.length > 0) {
        await publishRows(options, guard, rows).finally(() => {
          if (!lease.isSure()) unsure.note(rows);
        });
      }
      idleMs = rows.length > 0 ? shortestPollMs : Math.min(idleMs * 2, longestPollMs);
      failures = 0;
      if (rows.length >= rowsPerShard) continue;
      const restMs = restAfter(rows.length);
      if (restMs > 0) await pauseUnlessAborted(restMs, signal);
      await waker.wait(idleMs, signal);
    } catch (error) {
      if (failures === 0) options.logger.warn({ err: error }, 'events wait in the outbox');
      failures += 1;
      await waker.wait(toBackoffMs(failures, { baseMs: 50, maxMs: 2000 }), signal);
    }
  }
  await lease.release();
}
