import { secondMs } from '@gomomo/kernel';
import type { SharedState } from '@gomomo/shared-state';
import { setTimeout as pause } from 'node:timers/promises';

/** Waits until one more call to an account is within its rate; false: there is no room soon. */
export type Pace = (account: string, signal?: AbortSignal) => Promise<boolean>;

/** Google allows 10,000 a minute to all accounts of a project together. */
const projectPerSecond = 150;
const triesAtMost = 8;

/** Over all replicas. */
export function createPace(limits: SharedState['limits'], perSecond: number): Pace {
  const take = async (key: string, points: number, signal?: AbortSignal): Promise<boolean> => {
    for (let tried = 0; tried < triesAtMost; tried += 1) {
      const { allowed, resetMs } = await limits.consume(key, { points, windowMs: secondMs });
      if (allowed) return true;
      await pause(resetMs, undefined, { ...(signal && { signal }) });
    }
    return false;
  };
  return async (account, signal) =>
    (await take(`google:{${account}}`, perSecond, signal)) &&
    take('google:{project}', projectPerSecond, signal);
}
