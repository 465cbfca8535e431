import { AppError, createInOrder, type InOrder, type NewId } from '@gomomo/kernel';
import type { Leases } from '@gomomo/shared-state';
import { setTimeout as pause } from 'node:timers/promises';

/** Runs turns of one conversation one after the other, in this process and in all others. */
export type InTurn = InOrder;

/** Longer than the longest turn: a lease that ends early is caught by the versioned write. */
const leaseMs = 60_000;
const waitMs = 15_000;
const firstPauseMs = 25;
const longestPauseMs = 400;

async function acquire(leases: Leases, key: string, holder: string): Promise<void> {
  const request = { holder, limit: 1, ttlMs: leaseMs };
  let waitedMs = 0;
  for (let pauseMs = firstPauseMs; !(await leases.acquire(key, request)); pauseMs *= 2) {
    if (waitedMs > waitMs) {
      throw new AppError('busy', 'This conversation is busy. Try again in a moment.', {
        retryable: true,
      });
    }
    const nextMs = Math.min(pauseMs, longestPauseMs);
    await pause(nextMs);
    waitedMs += nextMs;
  }
}

/**
 * Two windows, two replicas and a retry never interleave: a queue per conversation in this
 * process, and a lease among processes. The versioned write stays the last word.
 */
export function createInTurn(leases: Leases, newId: NewId): InTurn {
  const inOrder = createInOrder();

  async function leased<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const holder = newId();
    const lease = `${key}:turn`;
    await acquire(leases, lease, holder);
    try {
      return await work();
    } finally {
      await leases.release(lease, holder).catch(() => {
        // The store has gone away; the lease ends by itself.
      });
    }
  }

  return (key, work) => inOrder(key, () => leased(key, work));
}
