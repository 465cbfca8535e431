import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 20;

/** Polls until `condition` holds; answers false when `timeoutMs` have passed first. */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  timeoutMs: number,
): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    if (await condition()) return true;
    if (performance.now() >= deadline) return false;
    await delay(POLL_MS);
  }
}
