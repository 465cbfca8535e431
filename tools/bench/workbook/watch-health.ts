import { setTimeout as pause } from 'node:timers/promises';

const everyMs = 20;

/** Asks until it is stopped; answers how long the slowest answer took, in milliseconds. */
export function watchHealth(url: string): { stop(): Promise<number> } {
  let isStopped = false;
  const watching = (async () => {
    let slowest = 0;
    while (!isStopped) {
      const askedAt = performance.now();
      await (await fetch(`${url}/health/live`)).arrayBuffer();
      slowest = Math.max(slowest, performance.now() - askedAt);
      await pause(everyMs);
    }
    return slowest;
  })();
  return {
    stop() {
      isStopped = true;
      return watching;
    },
  };
}
