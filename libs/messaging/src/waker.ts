/** Lets a loop sleep until it is woken, its time is over, or it shall stop. */
export interface Waker {
  /** A wake that comes while nobody waits ends the next wait at once. */
  wake(): void;
  wait(atMostMs: number, signal: AbortSignal): Promise<void>;
}

export function createWaker(): Waker {
  let woken = false;
  let end: (() => void) | undefined;
  const sleep = (atMostMs: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(() => end?.(), atMostMs);
      end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        end = undefined;
        resolve();
      };
      const stop = () => end?.();
      signal.addEventListener('abort', stop);
    });
  return {
    wake: () => {
      woken = true;
      end?.();
    },
    wait: async (atMostMs, signal) => {
      if (!woken && !signal.aborted) await sleep(atMostMs, signal);
      woken = false;
    },
  };
}
