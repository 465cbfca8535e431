import { setTimeout as pause } from 'node:timers/promises';

/** Waits until `work` succeeds; throws its last error when that takes longer than `seconds`. */
export async function until(work: () => unknown, seconds = 20): Promise<void> {
  const deadline = performance.now() + seconds * 1_000;
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(20);
    }
  }
}
