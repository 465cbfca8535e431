import type { Clock, Log } from '@gomomo/kernel';
import { createReplica, replicaStaleMs, type Pool, type Replica } from '@gomomo/postgres';
import type { OneTimeTokens } from '@gomomo/shared-state';

/** Where what may be a little old is read: availability, lists and histories. The claim decides anyway. */
export interface DiaryReads {
  /** Runs `work` on the replica, if there is one and it may; else, or if `counts` refuses its result, on the primary. */
  read<Result>(
    tenantId: string,
    work: (pool: Pool) => Promise<Result>,
    counts?: (result: Result) => boolean,
  ): Promise<Result>;
  /** Told after a COMMIT and before its answer: who is answered then sees what they wrote. */
  wrote(tenantId: string): Promise<void>;
}

/** Without a replica: the primary answers everything. */
export const readPrimary = (pool: Pool): DiaryReads => ({
  read: (_tenantId, work) => work(pool),
  wrote: () => Promise.resolve(),
});

/** Longer than a replica may be behind, by what clocks and timers may be off. */
const markMs = replicaStaleMs + 1_000;

export interface MarkedReadsOptions {
  readonly pool: Pool;
  readonly replica: Pick<Replica, 'read'>;
  /** Shared by all processes. */
  readonly marks: Pick<OneTimeTokens, 'put' | 'has'>;
  readonly clock: Clock;
}

/**
 * Reads on a replica, but for a tenant that was written to a moment ago: that is marked in shared state, so that
 * every process sees it, for longer than a replica may be behind. Without shared state the primary answers.
 */
export function createMarkedReads({ pool, replica, marks, clock }: MarkedReadsOptions): DiaryReads {
  let unmarkedUntil = 0;
  const markOf = (tenantId: string): string => `written:{${tenantId}}`;
  const isWritten = async (tenantId: string): Promise<boolean> =>
    clock.now() < unmarkedUntil || marks.has(markOf(tenantId)).catch(() => true);
  return {
    async read(tenantId, work, counts) {
      return (await isWritten(tenantId)) ? work(pool) : replica.read(work, counts);
    },
    async wrote(tenantId) {
      try {
        await marks.put(markOf(tenantId), true, markMs);
      } catch {
        unmarkedUntil = clock.now() + markMs;
      }
    },
  };
}

/** The reads of a service, and the replica that it has to follow and to tell of in its health. */
export function openReads(deps: {
  readonly pool: Pool;
  readonly readPool?: Pool | undefined;
  readonly state: { readonly tokens: OneTimeTokens };
  readonly clock: Clock;
  readonly logger: Pick<Log, 'info' | 'warn'>;
}): { readonly reads: DiaryReads; readonly replica: Replica | undefined } {
  const { pool, readPool, clock, logger, state } = deps;
  if (readPool === undefined) return { reads: readPrimary(pool), replica: undefined };
  const replica = createReplica({ primary: pool, replica: readPool, clock, logger });
  return { reads: createMarkedReads({ pool, replica, marks: state.tokens, clock }), replica };
}
