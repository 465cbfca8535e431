import type { Log } from '@gomomo/kernel';

const nothing = () => undefined;
export const silentLogger: Log = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
};

/** Waits until `work` succeeds; throws its last error after 20 s. */
export async function until(work: () => unknown): Promise<void> {
  const deadline = performance.now() + 20_000;
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
