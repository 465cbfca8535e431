import { type AppError, type Clock, isAppError, type Log } from '@gomomo/kernel';
import type { Pool } from '@gomomo/postgres';
import type { BusLoop } from '../bus.ts';
import type { ClaimedWork, WorkFailure, WorkTable } from './work-table.ts';

export interface WorkLoopOptions {
  readonly name: string;
  readonly pool: Pool;
  readonly table: WorkTable;
  /**
   * Does one piece of work, within the time of its claim: the signal is aborted when that is over.
   * Throwing AppError with `retryable: false` makes it dead at once; `details.waitMs` puts it off
   * at least that long; any other throw is tried again.
   */
  perform(work: ClaimedWork, signal: AbortSignal): Promise<void>;
  /** How many at once. */
  readonly concurrency: number;
  readonly claimMs: number;
  readonly everyMs: number;
  readonly clock: Clock;
  readonly logger: Log;
}

/** Works off what is due, and ends when nothing is. Several replicas may run it. */
export function createWorkLoop(options: WorkLoopOptions): BusLoop {
  const { table, pool, clock, concurrency, claimMs } = options;
  return {
    name: options.name,
    everyMs: options.everyMs,
    run: async (signal) => {
      while (!signal.aborted) {
        const now = new Date(clock.now());
        const claimed = await table.claim(pool, { now, limit: concurrency, claimMs });
        await Promise.all(claimed.map((work) => performOne(options, work, signal)));
        if (claimed.length < concurrency) return;
      }
    },
  };
}

async function performOne(
  options: WorkLoopOptions,
  work: ClaimedWork,
  signal: AbortSignal,
): Promise<void> {
  const { table, pool, clock, logger } = options;
  const { tenantId, key, version, attempts } = work;
  try {
    await options.perform(work, AbortSignal.any([signal, AbortSignal.timeout(options.claimMs)]));
  } catch (error) {
    const isDead = await table.fail(pool, work, toFailure(error), new Date(clock.now()));
    const fields = { err: error, loop: options.name, tenantId, subject: key, version, attempts };
    if (isDead) logger.error(fields, 'work is dead');
    else logger.info(fields, 'work failed and comes again');
    return;
  }
  await table.finish(pool, work);
}

function toFailure(error: unknown): WorkFailure {
  const reason = error instanceof Error ? error.message : 'failed';
  if (!isAppError(error)) return { reason, permanent: false };
  const { waitMs } = (error as AppError).details;
  return {
    reason,
    permanent: !error.retryable,
    ...(typeof waitMs === 'number' && { waitMs }),
  };
}
