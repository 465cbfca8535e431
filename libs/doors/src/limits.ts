import { rateLimited } from '@gomomo/http';
import { minuteMs } from '@gomomo/kernel';
import type { SharedState } from '@gomomo/shared-state';

/** Counts one request. @throws AppError `rate-limited` */
export interface CountRequest {
  /** By address: without a key, or with one that is nobody's. */
  ofStranger(address: string): Promise<void>;
  /** By whose key it is: a tenant's id or `admin`. */
  ofKey(owner: string): Promise<void>;
}

export interface RequestQuotas {
  readonly defaultPerMinute: number;
  readonly tenantPerMinute: number;
}

/** The keys are the product's: the same caller has one count over all services. */
export function createCountRequest(
  limits: SharedState['limits'],
  { defaultPerMinute, tenantPerMinute }: RequestQuotas,
): CountRequest {
  const count = async (caller: string, name: string, points: number): Promise<void> => {
    const rule = { points, windowMs: minuteMs };
    const { allowed, remaining, resetMs } = await limits.consume(`rate:{${caller}}:${name}`, rule);
    if (allowed) return;
    throw rateLimited({ name, quota: points, windowSeconds: minuteMs / 1_000, remaining }, resetMs);
  };
  return {
    ofStranger: (address) => count(address, 'default', defaultPerMinute),
    ofKey: (owner) => count(owner, 'tenant', tenantPerMinute),
  };
}
