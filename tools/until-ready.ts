import { setTimeout as pause } from 'node:timers/promises';

const readyWithinMs = 15_000;

/** Asks a program that was just started until it answers well. @throws Error when it does not in time */
export async function untilReady(name: string, ask: () => Promise<Response>): Promise<void> {
  const givenUpAt = performance.now() + readyWithinMs;
  while (performance.now() < givenUpAt) {
    const answer = await ask().catch(() => undefined);
    if (answer?.ok) return;
    await pause(200);
  }
  throw new Error(`${name} was not ready within ${readyWithinMs / 1000} s`);
}
