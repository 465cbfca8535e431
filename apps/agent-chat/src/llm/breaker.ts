import {
  circuitBreaker,
  CircuitState,
  DelegateBackoff,
  handleWhen,
  isBrokenCircuitError,
  type IBreaker,
  type IHalfOpenAfterBackoffContext,
} from 'cockatiel';
import { secondMs } from '@gomomo/kernel';
import { llmMetrics } from '../metrics.ts';
import { isOutage, ModelFailure } from './failure.ts';

/** Outages in a row after which the server is left alone. */
const outagesMax = 3;
const coolDownMs = 15 * secondMs;
/** However long a server asks to be left alone, it is tried again within this. */
const coolDownMaxMs = 600 * secondMs;

/**
 * Does `work` while the server is well. Left alone after a few outages in a row, or at once where it asks
 * for that; then one call tries whether it is back, and nobody waits for that one.
 *
 * @throws ModelFailure as `work` does; `left-alone` without doing it
 */
export type Breaker = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** One for the process: what one turn learns of the server spares the next ones the wait. */
export function createBreaker(): Breaker {
  const outages = createOutages();
  const policy = circuitBreaker(handleWhen(isOutageError), {
    breaker: outages,
    halfOpenAfter: new DelegateBackoff(({ result }: IHalfOpenAfterBackoffContext) =>
      coolDownAfter('error' in result ? result.error : undefined),
    ),
  });
  policy.onStateChange((state) => {
    llmMetrics.breakerOpen.set(state === CircuitState.Closed ? 0 : 1);
  });
  return async (work) => {
    if (policy.state === CircuitState.HalfOpen) throw new ModelFailure('left-alone');
    try {
      return await policy.execute(() => outages.watch(work));
    } catch (error) {
      throw isBrokenCircuitError(error) ? new ModelFailure('left-alone') : error;
    }
  };
}

const isOutageError = (error: unknown): boolean => error instanceof ModelFailure && isOutage(error);

const asksForRest = (error: unknown): boolean =>
  error instanceof ModelFailure && error.retryAfterMs !== undefined;

const coolDownAfter = (error: unknown): number =>
  error instanceof ModelFailure
    ? Math.min(error.retryAfterMs ?? coolDownMs, coolDownMaxMs)
    : coolDownMs;

interface Outages extends IBreaker {
  watch<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** Counts outages in a row; a server that asks to be left alone need not ask thrice. */
function createOutages(): Outages {
  let inRow = 0;
  return {
    state: undefined,
    success: () => {
      inRow = 0;
    },
    failure: () => {
      inRow += 1;
      return inRow >= outagesMax;
    },
    watch: async (work) => {
      try {
        return await work();
      } catch (error) {
        if (asksForRest(error)) inRow = outagesMax;
        throw error;
      }
    },
  };
}
