import { type Clock, isAppError, type Log } from '@gomomo/kernel';
import type { Pool } from '@gomomo/postgres';
import type { BusLoop } from '../bus.ts';
import type { ClaimedWork, WorkTable } from './work-table.ts';

export interface WorkLoopOptions {
  readonly name: string;
  readonly pool: Pool;
  readonly table: WorkTable;
  /**
   * Does one piece of work, within the time of its claim: the signal is aborted when that is over.
   * Throwing AppError
   *
   * - `dependency-unavailable` pauses the tenant's work and costs no attempt; running out of time likewise
   * - another one that is not `retryable` makes it dead at once
   *
   * and any other throw is tried again. `details.waitMs` puts it off at least that long.
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
  const workers = Array.from({ length: options.concurrency });
  return {
    name: options.name,
    everyMs: options.everyMs,
    run: async (signal) => {
      await Promise.all(workers.map(() => workUntilIdle(options, signal)));
    },
  };
}

async function workUntilIdle(options: WorkLoopOptions, signal: AbortSignal): Promise<void> {
  const { table, pool, clock, claimMs } = options;
  while (!signal.aborted) {
    const work = await table.claim(pool, { now: new Date(clock.now()), claimMs });
    if (work === undefined) return;
    await performOne(options, work, signal);
  }
}

async function performOne(
  options: WorkLoopOptions,
  work: ClaimedWork,
  stop: AbortSignal,
): Promise<void> {
  const { table, pool, claimMs } = options;
  const timeOut = AbortSignal.timeout(claimMs);
  try {
    await options.perform(work, AbortSignal.any([stop, timeOut]));
  } catch (error) {
    await putOff(options, work, toFault(error, stop, timeOut));
    return;
  }
  await table.finish(pool, work);
}

interface Fault {
  readonly kind: 'stopped' | 'away' | 'refused' | 'unlucky';
  readonly reason: string;
  readonly waitMs?: number;
  readonly error: unknown;
}

function toFault(error: unknown, stop: AbortSignal, timeOut: AbortSignal): Fault {
  const reason = error instanceof Error ? error.message : 'failed';
  if (isAppError(error)) {
    const { waitMs } = error.details;
    const wait = typeof waitMs === 'number' ? { waitMs } : {};
    if (error.code === 'dependency-unavailable') return { kind: 'away', reason, error, ...wait };
    return { kind: error.retryable ? 'unlucky' : 'refused', reason, error, ...wait };
  }
  if (stop.aborted) return { kind: 'stopped', reason, error };
  return { kind: timeOut.aborted ? 'away' : 'unlucky', reason, error };
}

async function putOff(
  { name, table, pool, clock, logger }: WorkLoopOptions,
  work: ClaimedWork,
  { error, kind, ...fault }: Fault,
): Promise<void> {
  const now = new Date(clock.now());
  const { tenantId, key, version, attempts } = work;
  const fields = { err: error, loop: name, tenantId, subject: key, version, attempts };
  if (kind === 'stopped') {
    await table.giveBack(pool, work);
    return;
  }
  if (kind === 'away') {
    await table.defer(pool, work, fault, now);
    logger.warn(fields, 'the other side is away: the work of this tenant waits');
    return;
  }
  const isDead = await table.fail(pool, work, { ...fault, permanent: kind === 'refused' }, now);
  if (isDead) logger.error(fields, 'work is dead');
  else logger.info(fields, 'work failed and comes again');
}
