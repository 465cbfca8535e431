import { ModelFailure } from './failure.ts';

/**
 * Waits for work no longer than until the signal; the work itself may go on unheard.
 *
 * @throws ModelFailure `timeout`
 */
export async function inTime<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const { promise: outOfTime, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(new ModelFailure('timeout'));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([outOfTime, work]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Aborts what does not go on in time. */
export interface Watch {
  readonly signal: AbortSignal;
  /** Something has come: the next has to come within so long. */
  within(ms: number): void;
  stop(): void;
}

export function createWatch(turn: AbortSignal): Watch {
  const idle = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  return {
    signal: AbortSignal.any([turn, idle.signal]),
    within: (ms) => {
      clearTimeout(timer);
      timer = setTimeout(() => idle.abort(), ms);
    },
    stop: () => clearTimeout(timer),
  };
}
