import { AppError, type Clock, type Log } from '@gomomo/kernel';
import { postgresMetrics } from '../metrics.ts';
import type { Pool } from '../pool.ts';
import { toWeather } from '../weather.ts';
import { createFreshPool } from './fresh-pool.ts';
import { createWalProgress, toPosition, type WalProgress } from './wal-progress.ts';

/** What is read on a replica has seen everything that was committed so long ago. */
export const replicaStaleMs = 5_000;

export interface ReplicaOptions {
  readonly primary: Pool;
  /** With a time-out for queries, so that a server that hangs is left. */
  readonly replica: Pool;
  readonly clock: Clock;
  readonly logger: Pick<Log, 'info' | 'warn'>;
}

export interface Replica {
  /**
   * Runs a read on the replica if it answers and is fresh enough, else on the primary. On the primary too when
   * it fails there, whatever the error, or when `counts` says that its result does not.
   */
  read<Result>(
    work: (pool: Pool) => Promise<Result>,
    counts?: (result: Result) => boolean,
  ): Promise<Result>;
  /** @throws AppError that says why the replica is not read now */
  check(): Promise<void>;
  /** Follows both servers; without it the replica is never read. */
  readonly loop: { readonly name: string; readonly everyMs: number; run(): Promise<void> };
}

const everyMs = 1_000;
const stateOfPrimary = `select pg_current_wal_lsn()::text as lsn,
  (select system_identifier from pg_control_system())::text as system`;

/** Reads on a replica of `primary`, never older than `replicaStaleMs`; the primary stands in for it at any time. */
export function createReplica(options: ReplicaOptions): Replica {
  const { primary, clock } = options;
  const progress = createWalProgress(2 * replicaStaleMs);
  const watch = createWatch(options.logger);
  const leader = followPrimary(primary, progress, clock);
  const fresh = createFreshPool({
    ...{ pool: options.replica, progress, clock, staleMs: replicaStaleMs },
    system: () => leader.system,
    measured: (ageMs) => postgresMetrics.replicaAge.set(ageMs / 1000),
  });
  const onPrimary = <Result>(reason: string, work: (pool: Pool) => Promise<Result>) => {
    postgresMetrics.reads.inc({ place: 'primary', reason });
    return work(primary);
  };
  return {
    async read(work, counts = () => true) {
      if (watch.trouble !== undefined) return onPrimary('replica', work);
      try {
        const result = await work(fresh);
        if (!counts(result)) return await onPrimary('unseen', work);
        postgresMetrics.reads.inc({ place: 'replica', reason: '' });
        return result;
      } catch (error) {
        watch.tell(toTrouble(error));
        return onPrimary(watch.trouble === undefined ? 'unseen' : 'replica', work);
      }
    },
    check: () => (watch.trouble === undefined ? Promise.resolve() : Promise.reject(watch.trouble)),
    loop: { name: 'follow-replica', everyMs, run: () => follow(leader, fresh, watch) },
  };
}

async function follow(
  leader: ReturnType<typeof followPrimary>,
  fresh: Pool,
  watch: ReturnType<typeof createWatch>,
): Promise<void> {
  // Without the primary nothing is fresh any more, which the replica's connections notice.
  await leader.look().catch(() => undefined);
  try {
    (await fresh.connect()).release();
    watch.mended();
  } catch (error) {
    watch.tell(toTrouble(error) ?? (error as Error));
  }
}

/** Notes how far the primary has come, and which database it is. */
function followPrimary(primary: Pool, progress: WalProgress, clock: Clock) {
  let system: string | undefined;
  return {
    get system() {
      return system;
    },
    async look(): Promise<void> {
      const at = clock.now(); // before the question: what it answers had been committed then, or later
      const { rows } = await primary.query<{ lsn: string; system: string }>(stateOfPrimary);
      if (rows[0] === undefined) return;
      system = rows[0].system;
      progress.note(at, toPosition(rows[0].lsn));
    },
  };
}

/** Why the replica cannot be read; nothing when the answer was of the read itself, e.g. `not-found`. */
function toTrouble(error: unknown): Error | undefined {
  const weather = toWeather(error);
  const isTrouble =
    weather instanceof AppError && (weather.retryable || weather.code === 'bad-config');
  return isTrouble ? weather : undefined;
}

/** Whether the replica can be read, told once each time that it changes. */
function createWatch(logger: Pick<Log, 'info' | 'warn'>) {
  let trouble: Error | undefined = new Error('the replica has not answered yet');
  let told = false;
  return {
    get trouble() {
      return trouble;
    },
    tell(reason: Error | undefined) {
      if (reason === undefined) return;
      trouble = reason;
      if (!told) logger.warn({ err: reason }, 'the replica is not read: the primary stands in');
      told = true;
    },
    mended() {
      if (trouble !== undefined) logger.info({}, 'the replica is read');
      trouble = undefined;
      told = false;
    },
  };
}
