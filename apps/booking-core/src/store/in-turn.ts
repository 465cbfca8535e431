import type { Pool } from '@gomomo/postgres';

/** The end of each tenant's queue, by pool: a pool is a replica. */
const queues = new WeakMap<Pool, Map<string, Promise<unknown>>>();

/**
 * Runs one after another what would only fail one another: SERIALIZABLE transactions of one tenant
 * that count the same rows (64 at once, with three retries each: 39 gave up). Replicas still meet,
 * for which retries suffice. A tenant that switches no limit on never queues.
 */
export function inTurn<Result>(
  pool: Pool,
  tenantId: string,
  run: () => Promise<Result>,
): Promise<Result> {
  const queue = queues.get(pool) ?? new Map<string, Promise<unknown>>();
  queues.set(pool, queue);
  const before = queue.get(tenantId) ?? Promise.resolve();
  const mine = before.then(run, run);
  const settled = mine.catch(() => undefined);
  queue.set(tenantId, settled);
  void settled.then(() => {
    if (queue.get(tenantId) === settled) queue.delete(tenantId);
  });
  return mine;
}
