import { setTimeout as delay } from 'node:timers/promises';
import { isSerializationConflict } from './sql-state.ts';

const attemptsAtMost = 4; // the first and three more
const firstWaitMs = 10;

/** Runs `attempt` again, at most three times and after a random wait, on 40001 and 40P01 alone. */
export async function retryConflicts<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tried === attemptsAtMost || !isSerializationConflict(error)) throw error;
      // full jitter: two that collided must not come back together
      await delay(Math.random() * firstWaitMs * 2 ** tried);
    }
  }
}
