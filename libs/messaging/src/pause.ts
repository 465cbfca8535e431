import { setTimeout as pause } from 'node:timers/promises';

/** Waits, but not longer than until the signal. */
export async function pauseUnlessAborted(delayMs: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(delayMs, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
