import { call, type Queryable } from '@gomomo/postgres';
import { toBackoffMs } from '../backoff.ts';
import { toWorkStatements } from './work-statements.ts';

export interface WantedWork {
  readonly tenantId: string;
  /** A UUID, e.g. of the appointment. */
  readonly key: string;
  readonly version: number;
  /** JSON: all that the work needs to know. */
  readonly payload: unknown;
}

export interface ClaimedWork extends WantedWork {
  /** This attempt included. */
  readonly attempts: number;
  /** Ours until then; another worker may take it afterwards. */
  readonly claimedUntil: Date;
}

export interface DeadWork {
  readonly tenantId: string;
  readonly key: string;
  readonly version: number;
  readonly attempts: number;
  readonly deadAt: Date;
  readonly lastError: string | null;
}

export interface WorkFailure {
  readonly reason: string;
  /** Trying again is pointless: dead at once. */
  readonly permanent: boolean;
  /** Not before this, e.g. what a Retry-After header says. */
  readonly waitMs?: number;
}

/**
 * Slow work towards a desired state (`workSql` brings its table): one row a key, the newest version
 * wins, retries with full jitter up to 15 min, dead after 12 attempts.
 *
 * An external effect may happen twice (a crash after it, before `finish`): give it a natural key.
 * The worker's three calls see all tenants; the others need a transaction of the tenant, or the owner.
 */
export interface WorkTable {
  /** In the transaction that accepts the event. A newer version re-arms a dead row. */
  want(db: Queryable, work: WantedWork, now: Date): Promise<'newer' | 'stale'>;
  /** Takes due work for `claimMs`; no two workers get the same. Counts the attempt. */
  claim(
    db: Queryable,
    options: { now: Date; limit: number; claimMs: number },
  ): Promise<ClaimedWork[]>;
  /** A version that arrived meanwhile stays due. */
  finish(db: Queryable, work: ClaimedWork): Promise<void>;
  /** Answers whether the row is dead now. Without effect when a newer version arrived meanwhile. */
  fail(db: Queryable, work: ClaimedWork, failure: WorkFailure, now: Date): Promise<boolean>;
  listDead(db: Queryable, options: { tenantId: string; limit: number }): Promise<DeadWork[]>;
  /** Makes dead work due again: all of a tenant's, or one key's. Answers how many. */
  redrive(db: Queryable, tenantId: string, now: Date, key?: string): Promise<number>;
  count(db: Queryable, tenantId: string): Promise<{ pending: number; dead: number }>;
}

const attemptsAtMost = 12;
const retry = { baseMs: 1000, maxMs: 900_000 };

export function createWorkTable(schema: string): WorkTable {
  const sql = toWorkStatements(schema);
  return {
    want: async (db, { tenantId, key, version, payload }, now) => {
      const values = [tenantId, key, version, JSON.stringify(payload), now];
      return (await call(db, sql.want, values)).length === 1 ? 'newer' : 'stale';
    },
    claim: async (db, { now, limit, claimMs }) => {
      const until = new Date(now.getTime() + claimMs);
      return call<ClaimedWork & object>(db, sql.claim, [now, until, limit, attemptsAtMost]);
    },
    finish: async (db, { tenantId, key, version, claimedUntil }) => {
      await call(db, sql.finish, [tenantId, key, version, claimedUntil]);
    },
    fail: async (db, work, failure, now) => {
      const isDead = failure.permanent || work.attempts >= attemptsAtMost;
      const waitMs = Math.max(toBackoffMs(work.attempts, retry), failure.waitMs ?? 0);
      const [row] = await call<{ claimed: boolean }>(db, sql.fail, [
        ...[work.tenantId, work.key, work.version, work.claimedUntil],
        ...[new Date(now.getTime() + waitMs), isDead ? now : null, failure.reason],
      ]);
      return isDead && row?.claimed === true;
    },
    listDead: (db, { tenantId, limit }) =>
      call<DeadWork & object>(db, sql.listDead, [tenantId, limit]),
    redrive: async (db, tenantId, now, key) => {
      const rows = await call(db, sql.redrive, [tenantId, now, key ?? null]);
      return rows.length;
    },
    count: async (db, tenantId) => {
      const rows = await call<{ pending: number; dead: number }>(db, sql.count, [tenantId]);
      return rows[0] ?? { pending: 0, dead: 0 };
    },
  };
}
