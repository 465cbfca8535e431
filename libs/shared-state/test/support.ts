import type { Log } from '@gomomo/kernel';

export const silentLogger: Pick<Log, 'info' | 'warn'> = {
  info: () => undefined,
  warn: () => undefined,
};

/** Waits until `work` succeeds; throws its last error after 15 s. */
export async function until(work: () => Promise<unknown>): Promise<void> {
  const deadline = performance.now() + 15_000;
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
