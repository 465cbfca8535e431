import { rateLimited } from '@gomomo/http';
import { minuteMs } from '@gomomo/kernel';
import type { SharedState } from '@gomomo/shared-state';

/** Counts one request of a caller. @throws AppError `rate-limited` */
export type CountRequest = (address: string) => Promise<void>;

/** The key is the product's: the same caller has one count over all services. */
export function createCountRequest(limits: SharedState['limits'], points: number): CountRequest {
  return async (address) => {
    const rule = { points, windowMs: minuteMs };
    const { allowed, remaining, resetMs } = await limits.consume(`rate:{${address}}:default`, rule);
    if (allowed) return;
    const details = { name: 'default', quota: points, windowSeconds: minuteMs / 1_000, remaining };
    throw rateLimited(details, resetMs);
  };
}
