import { AppError, createInOrder, type InOrder, type NewId } from '@gomomo/kernel';
import type { Leases } from '@gomomo/shared-state';
import { setTimeout as pause } from 'node:timers/promises';

/** Runs turns of one conversation one after the other, in this process and in all others. */
export type InTurn = InOrder;

/**
 * A process that is killed in the middle of a turn keeps others out no longer than this; one that lives
 * asks again long before. A lease that ends early all the same is caught by the versioned write.
 */
const leaseLastsMs = 3_000;
const waitMs = 15_000;
const firstPauseMs = 25;
const longestPauseMs = 400;

type Acquire = () => Promise<boolean>;

async function wait(acquire: Acquire): Promise<void> {
  let waitedMs = 0;
  for (let pauseMs = firstPauseMs; !(await acquire()); pauseMs *= 2) {
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

/** Asks for the lease again and again until it is called off. */
function renew(acquire: Acquire, leaseMs: number): () => void {
  const timer = setInterval(() => {
    acquire().catch(() => {
      // The store has gone away; the turn's write will tell.
    });
  }, leaseMs / 3);
  return () => clearInterval(timer);
}

/**
 * Two windows, two replicas and a retry never interleave: a queue per conversation in this
 * process, and a lease among processes. The versioned write stays the last word.
 */
export function createInTurn(leases: Leases, newId: NewId, leaseMs = leaseLastsMs): InTurn {
  const inOrder = createInOrder();

  async function leased<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const holder = newId();
    const lease = `${key}:turn`;
    const acquire = () => leases.acquire(lease, { holder, limit: 1, ttlMs: leaseMs });
    await wait(acquire);
    const stopRenewing = renew(acquire, leaseMs);
    try {
      return await work();
    } finally {
      stopRenewing();
      await leases.release(lease, holder).catch(() => {
        // The store has gone away; the lease ends by itself.
      });
    }
  }

  return (key, work) => inOrder(key, () => leased(key, work));
}
