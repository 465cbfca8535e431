import { secondMs } from '@gomomo/kernel';
import type { SharedState } from '@gomomo/shared-state';
import { setTimeout as pause } from 'node:timers/promises';

/** Waits until one more call to an account is within its rate; false: there is no room soon, or while the signal stands. */
export type Pace = (account: string, signal?: AbortSignal) => Promise<boolean>;

/** Google allows 10,000 a minute to all accounts of a project together. */
const projectPerSecond = 150;
const triesAtMost = 8;

/** Over all replicas. */
export function createPace(
  limits: Pick<SharedState['limits'], 'consume'>,
  perSecond: number,
): Pace {
  const take = async (key: string, points: number, signal?: AbortSignal): Promise<boolean> => {
    for (let tried = 0; tried < triesAtMost; tried += 1) {
      const { allowed, resetMs } = await limits.consume(key, { points, windowMs: secondMs });
      if (allowed) return true;
      if (!(await waited(resetMs, signal))) return false;
    }
    return false;
  };
  return async (account, signal) =>
    (await take(`google:{${account}}`, perSecond, signal)) &&
    take('google:{project}', projectPerSecond, signal);
}

/** False: the signal came first. */
const waited = (ms: number, signal?: AbortSignal): Promise<boolean> =>
  pause(ms, true, { ...(signal && { signal }) }).catch((error: unknown) => {
    if (signal?.aborted) return false;
    throw error;
  });
