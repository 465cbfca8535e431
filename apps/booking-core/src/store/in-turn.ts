import type { Pool } from '@gomomo/postgres';
import { createInOrder, type InOrder } from '@gomomo/kernel';

/** The queues of tenants, by pool: a pool is a replica. */
const queues = new WeakMap<Pool, InOrder>();

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
  const inOrder = queues.get(pool) ?? createInOrder();
  queues.set(pool, inOrder);
  return inOrder(tenantId, run);
}
