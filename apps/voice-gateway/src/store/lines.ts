import { minuteMs } from '@gomomo/kernel';
import type { SharedState } from '@gomomo/shared-state';

/** The lines of a business: how many of its calls the desk answers at once, over all replicas. */
export interface Lines {
  /** False: all are taken. A call that has one keeps it. @throws weather */
  take(tenantId: string, callSid: string): Promise<boolean>;
  /** Giving back what is not taken is no error. @throws weather */
  giveBack(tenantId: string, callSid: string): Promise<void>;
}

const linesMax = 5;
/** A call may talk for ten minutes; a line that nobody gives back is free a minute later. */
const heldMs = 11 * minuteMs;

const keyOf = (tenantId: string): string => `calls:{${tenantId}}`;

export function createLines(leases: SharedState['leases']): Lines {
  return {
    take: (tenantId, holder) =>
      leases.acquire(keyOf(tenantId), { holder, limit: linesMax, ttlMs: heldMs }),
    giveBack: (tenantId, holder) => leases.release(keyOf(tenantId), holder),
  };
}
