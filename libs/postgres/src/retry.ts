import { setTimeout as delay } from 'node:timers/promises';
import { postgresMetrics } from './metrics.ts';
import { isSerializationConflict } from './sql-state.ts';

const firstWaitMs = 10;
const longestWaitMs = 160;

/** Runs `attempt` again, at most `retries` times and after a random wait, on 40001 and 40P01 alone. */
export async function retryConflicts<Result>(
  attempt: () => Promise<Result>,
  retries = 3,
): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tried > retries || !isSerializationConflict(error)) throw error;
      postgresMetrics.serializationRetries.inc();
      // full jitter: two that collided must not come back together
      await delay(Math.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** tried));
    }
  }
}
