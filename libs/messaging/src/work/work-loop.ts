import { type Clock, isAppError, type Log } from '@gomomo/kernel';
import { withTransaction, type Pool, type Queryable, type Tx } from '@gomomo/postgres';
import type { BusLoop } from '../bus.ts';
import { pauseUnlessAborted } from '../pause.ts';
import { createWaker } from '../waker.ts';
import type { WorkTable } from './work-table.ts';
import type { ClaimedWork, WorkFailure } from './work.ts';

/** What is written in the transaction that notes how the work ended. */
export type Settle = (tx: Tx) => Promise<void>;

export interface WorkLoopOptions {
  readonly name: string;
  readonly pool: Pool;
  readonly table: WorkTable;
  /**
   * Does one piece of work, within the time of its claim: the signal is aborted when that is over.
   * Throwing AppError
   *
   * - `dependency-unavailable` pauses the tenant's work and costs no attempt; running out of time likewise
   * - `on-hold` stops the tenant's work until somebody calls `resume`
   * - another one that is not `retryable` makes it dead at once
   *
   * and any other throw is tried again. `details.waitMs` puts it off at least that long.
   */
  perform(work: ClaimedWork, signal: AbortSignal): Promise<Settle | void>;
  /** Dead: what is written with that. */
  bury?(tx: Tx, work: ClaimedWork, reason: string): Promise<void>;
  /** How many at once. */
  readonly concurrency: number;
  readonly claimMs: number;
  /** Names this process among the replicas; the same after a restart. */
  readonly holder: string;
  readonly everyMs: number;
  readonly clock: Clock;
  readonly logger: Log;
  /** After the COMMIT that notes how an attempt ended, with what was settled. */
  onNoted?(): void;
}

/**
 * Works off what is due, and ends when nothing is; then it rests until the next is. Several replicas may
 * run it. What a killed one was at is taken up when it is there again, else when the time of its claim is over.
 */
export function createWorkLoop(options: WorkLoopOptions): Required<BusLoop> {
  const { table, pool, holder, name, everyMs } = options;
  let isReleased = false;
  return {
    ...{ name, everyMs },
    run: async (signal) => {
      if (!isReleased) await table.release(pool, holder);
      isReleased = true;
      await workUntilIdle(options, signal);
    },
    rest: async (atMostMs, signal) =>
      pauseUnlessAborted(await untilNextDue(options, atMostMs), signal),
  };
}

const claim = ({ table, pool, clock, claimMs, holder }: WorkLoopOptions) =>
  table.claim(pool, { now: new Date(clock.now()), claimMs, holder });

/** Not longer than asked: another process may want something meanwhile. */
async function untilNextDue(
  { table, pool, clock }: WorkLoopOptions,
  atMostMs: number,
): Promise<number> {
  const dueAt = await table.findNextDue(pool);
  const leftMs = dueAt === undefined ? atMostMs : dueAt.getTime() - clock.now();
  return Math.min(Math.max(leftMs, 0), atMostMs);
}

/** What becomes due meanwhile does not wait for the slowest of what is under way. */
async function workUntilIdle(options: WorkLoopOptions, signal: AbortSignal): Promise<void> {
  const { concurrency, everyMs } = options;
  const waker = createWaker();
  const underWay = new Set<Promise<void>>();
  const faults: unknown[] = [];
  const begin = (work: ClaimedWork): void => {
    const done = performOne(options, work, signal)
      .catch((error: unknown) => void faults.push(error))
      .finally(() => {
        underWay.delete(done);
        waker.wake();
      });
    underWay.add(done);
  };
  try {
    while (!signal.aborted && faults.length === 0) {
      const isFull = underWay.size >= concurrency;
      // What ends while we ask may have kept the next of its lane back.
      const isAlone = underWay.size === 0;
      const work = isFull ? undefined : await claim(options);
      if (work !== undefined) begin(work);
      else if (isAlone) break;
      else await waker.wait(isFull ? everyMs : await untilNextDue(options, everyMs), signal);
    }
  } finally {
    await Promise.all(underWay);
  }
  if (faults.length > 0) throw faults[0];
}

async function performOne(
  options: WorkLoopOptions,
  work: ClaimedWork,
  stop: AbortSignal,
): Promise<void> {
  const { table, pool, claimMs } = options;
  const timeOut = AbortSignal.timeout(claimMs);
  let settle: Settle | void;
  try {
    settle = await options.perform(work, AbortSignal.any([stop, timeOut]));
  } catch (error) {
    await putOff(options, work, toFault(error, stop, timeOut));
    options.onNoted?.();
    return;
  }
  await settled(pool, work, settle, (db) => table.finish(db, work));
  options.onNoted?.();
}

/** Both or neither; the work's row first, as whoever wants work locks it. */
async function settled<Result>(
  pool: Pool,
  { tenantId }: ClaimedWork,
  settle: Settle | void,
  note: (db: Queryable) => Promise<Result>,
): Promise<Result> {
  if (settle === undefined) return note(pool);
  const both = async (tx: Tx): Promise<Result> => {
    const result = await note(tx);
    await settle(tx);
    return result;
  };
  return withTransaction(pool, both, { tenantId });
}

interface Fault {
  readonly kind: 'stopped' | 'away' | 'held' | 'refused' | 'unlucky';
  readonly reason: string;
  readonly waitMs?: number;
  readonly error: unknown;
}

function toFault(error: unknown, stop: AbortSignal, timeOut: AbortSignal): Fault {
  const reason = error instanceof Error ? error.message : 'failed';
  if (isAppError(error)) {
    const { waitMs } = error.details;
    const wait = typeof waitMs === 'number' ? { waitMs } : {};
    const isAway = error.code === 'dependency-unavailable';
    // a call that the stop has cut short says so
    if (isAway) return { kind: stop.aborted ? 'stopped' : 'away', reason, error, ...wait };
    if (error.code === 'on-hold') return { kind: 'held', reason, error };
    return { kind: error.retryable ? 'unlucky' : 'refused', reason, error, ...wait };
  }
  if (stop.aborted) return { kind: 'stopped', reason, error };
  return { kind: timeOut.aborted ? 'away' : 'unlucky', reason, error };
}

async function putOff(
  options: WorkLoopOptions,
  work: ClaimedWork,
  { error, kind, ...fault }: Fault,
): Promise<void> {
  const { name, table, pool, clock, logger } = options;
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
  if (kind === 'held') {
    const hold = (tx: Tx) => table.hold(tx, tenantId, fault.reason);
    await settled(pool, work, hold, (db) => table.giveBack(db, work));
    logger.error(fields, 'the work of this tenant stands until somebody resumes it');
    return;
  }
  const isDead = await fail(options, work, { ...fault, permanent: kind === 'refused' }, now);
  if (isDead) logger.error(fields, 'work is dead');
  else logger.info(fields, 'work failed and comes again');
}

function fail(
  options: WorkLoopOptions,
  work: ClaimedWork,
  failure: WorkFailure,
  now: Date,
): Promise<boolean> {
  const { table, pool } = options;
  const { tenantId } = work;
  const both = async (tx: Tx): Promise<boolean> => {
    const isDead = await table.fail(tx, work, failure, now);
    if (isDead) await options.bury?.(tx, work, failure.reason);
    return isDead;
  };
  return withTransaction(pool, both, { tenantId });
}
