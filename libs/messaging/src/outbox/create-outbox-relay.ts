import { metrics } from '@gomomo/telemetry';
import { toBackoffMs } from '../backoff.ts';
import type { BusLoop } from '../bus.ts';
import { createWaker, type Waker } from '../waker.ts';
import { createOrderGuard, type OrderGuard } from './order-guard.ts';
import { publishRows, type PublishRowsOptions } from './publish-rows.ts';

export interface OutboxRelayOptions extends PublishRowsOptions {
  /** Names this process among the relays, e.g. a new id at each start. */
  readonly holder: string;
  /** How long a silent relay keeps its shards. */
  readonly leaseMs?: number;
}

export interface OutboxRelay {
  /** Call after a COMMIT that wrote to the outbox: the relay looks at once instead of soon. */
  wake(): void;
  /** Runs until it is aborted. */
  readonly loop: BusLoop;
  /** Sets the outbox's gauges. */
  readonly measuring: BusLoop;
}

const rowsPerShard = 100;
const shortestPollMs = 100;
const longestPollMs = 1000;

/**
 * Moves committed events from the outbox to the bus: at least once, in order per aggregate.
 *
 * Several relays may run: each shard belongs to one of them at a time. The lease only saves work. A
 * relay that was stopped past its lease may still send an old batch once more, which every consumer
 * drops by its version. A crash between sending and marking sends again.
 */
export function createOutboxRelay(options: OutboxRelayOptions): OutboxRelay {
  const waker = createWaker();
  return {
    wake: waker.wake,
    loop: {
      name: 'outbox-relay',
      everyMs: longestPollMs,
      run: (signal) => relayUntilAborted(options, waker, signal),
    },
    measuring: {
      name: 'outbox-measures',
      everyMs: 15_000,
      run: async () => {
        const { unpublished, parked, oldestAgeSeconds } = await options.store.measure();
        metrics.outboxUnpublished.set(unpublished);
        metrics.outboxParked.set(parked);
        metrics.outboxOldestAgeSeconds.set(oldestAgeSeconds);
      },
    },
  };
}

async function relayUntilAborted(
  options: OutboxRelayOptions,
  waker: Waker,
  signal: AbortSignal,
): Promise<void> {
  const guard = createOrderGuard();
  const lease = createLease(options, guard);
  let idleMs = shortestPollMs;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const shards = await lease.current();
      const rows = shards.length === 0 ? [] : await options.store.read(shards, rowsPerShard);
      if (rows.length > 0) await publishRows(options, guard, rows);
      idleMs = rows.length > 0 ? shortestPollMs : Math.min(idleMs * 2, longestPollMs);
      failures = 0;
      if (rows.length < rowsPerShard) await waker.wait(idleMs, signal);
    } catch (error) {
      if (failures === 0) options.logger.warn({ err: error }, 'events wait in the outbox');
      failures += 1;
      await waker.wait(toBackoffMs(failures, { baseMs: 50, maxMs: 2000 }), signal);
    }
  }
  await lease.release();
}

/** The shards of this relay, taken anew when a third of the lease has passed. */
function createLease(
  { store, holder, leaseMs = 10_000, logger }: OutboxRelayOptions,
  guard: OrderGuard,
) {
  let shards: readonly number[] = [];
  let renewedAt = -Infinity;
  return {
    current: async (): Promise<readonly number[]> => {
      const askedAt = performance.now();
      if (askedAt - renewedAt < leaseMs / 3) return shards;
      const held = await store.holdShards(holder, leaseMs);
      const hadLapsed = askedAt - renewedAt > leaseMs;
      for (const shard of held) if (hadLapsed || !shards.includes(shard)) guard.forget(shard);
      if (held.length !== shards.length) logger.info({ shards: held }, 'the relay holds shards');
      shards = held;
      renewedAt = askedAt;
      return shards;
    },
    release: async (): Promise<void> => {
      try {
        await store.releaseShards(holder);
      } catch (error) {
        logger.warn({ err: error }, 'the shards are given up when their lease ends');
      }
    },
  };
}
