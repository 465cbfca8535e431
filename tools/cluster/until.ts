import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again every half second until nothing is missing.
 *
 * @throws Error with what is missing at the end of the time
 */
export async function untilNothing(
  findMissing: () => Promise<readonly string[]>,
  withinMs: number,
): Promise<void> {
  const givenUpAt = performance.now() + withinMs;
  for (;;) {
    const missing = await findMissing();
    if (missing.length === 0) return;
    if (performance.now() > givenUpAt) {
      throw new Error(`after ${withinMs / 1000} s: ${missing.join('; ')}`);
    }
    await pause(500);
  }
}
