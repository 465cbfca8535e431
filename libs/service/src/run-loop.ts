import type { Logger } from '@gomomo/telemetry';
import { setTimeout as pause } from 'node:timers/promises';
import type { Loop } from './service.ts';
import { serviceMetrics } from './metrics.ts';

/** Runs a loop until stopped. A failed run is logged and counted; the next one comes all the same. */
export function startLoop(loop: Loop, logger: Logger): { stop(): Promise<void> } {
  const abort = new AbortController();
  const finished = repeat(loop, logger, abort.signal);
  return {
    async stop() {
      abort.abort();
      await finished;
    },
  };
}

async function repeat(loop: Loop, logger: Logger, signal: AbortSignal): Promise<void> {
  const rest = loop.rest ?? pauseUnlessAborted;
  while (!signal.aborted) {
    const longestMs = loop.everyMs * (0.9 + Math.random() * 0.2);
    try {
      await loop.run(signal);
      serviceMetrics.loopRuns.inc({ loop: loop.name, outcome: 'ok' });
      await rest(longestMs, signal);
    } catch (error) {
      serviceMetrics.loopRuns.inc({ loop: loop.name, outcome: 'failed' });
      logger.error({ err: error, loop: loop.name }, 'loop run failed');
      // what could be done at once would fail at once, over and over
      await pauseUnlessAborted(longestMs, signal);
    }
  }
}

async function pauseUnlessAborted(delayMs: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(delayMs, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
