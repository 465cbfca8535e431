import { call, type Queryable } from '@gomomo/postgres';
import { toBackoffMs } from '../backoff.ts';
import { toWorkStatements } from './work-statements.ts';

export interface WantedWork {
  readonly tenantId: string;
  /** A UUID, e.g. of the appointment. */
  readonly key: string;
  /** What is done one after the other, e.g. a calendar. */
  readonly lane: string;
  readonly version: number;
  /** JSON: all that the work needs to know. */
  readonly payload: unknown;
  /** Due so long after it was wanted last; left out: at once. */
  readonly quietMs?: number;
  /** Due at the latest so long after it was wanted first, however often it is wanted meanwhile. */
  readonly latestMs?: number;
}

export interface ClaimedWork extends Omit<WantedWork, 'quietMs' | 'latestMs'> {
  /** This attempt included. */
  readonly attempts: number;
  /** Of the tenant, one after the other, the last one just over. */
  readonly pauses: number;
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

/** The other side as a whole is away, be it down, slow, over its rate or locked. */
export interface WorkPause {
  readonly reason: string;
  readonly waitMs?: number;
}

/**
 * Slow work towards a desired state (`workSql` brings its table): one row a key, the newest version
 * wins. What is refused by itself comes again with full jitter up to 15 min and is dead after 12
 * attempts; while the other side is away its tenant is paused, which costs no attempt. One claim a lane
 * at a time; tenants take turns, whatever each has waiting.
 *
 * An external effect may happen twice (a crash after it, before `finish`): give it a natural key.
 * The worker's calls see all tenants; the others need a transaction of the tenant, or the owner.
 */
export interface WorkTable {
  /** In the transaction that accepts the event. A newer version re-arms a dead row. */
  want(db: Queryable, work: WantedWork, now: Date): Promise<'newer' | 'stale'>;
  /** Takes one due row for `claimMs`; no two workers get the same. Counts the attempt. */
  claim(db: Queryable, options: { now: Date; claimMs: number }): Promise<ClaimedWork | undefined>;
  /** A version that arrived meanwhile stays due. */
  finish(db: Queryable, work: ClaimedWork): Promise<void>;
  /** Answers whether the row is dead now. Without effect when a newer version arrived meanwhile. */
  fail(db: Queryable, work: ClaimedWork, failure: WorkFailure, now: Date): Promise<boolean>;
  /**
   * All of the tenant's work waits, up to a minute or as long as asked, and the attempt does not count;
   * it does where other work was done between two such failures of a row: then that alone is refused.
   */
  defer(db: Queryable, work: ClaimedWork, pause: WorkPause, now: Date): Promise<void>;
  /** Gives it back untried: the worker stops. */
  giveBack(db: Queryable, work: ClaimedWork): Promise<void>;
  /** Pauses a tenant until `resume`: somebody has to do something first. What is wanted is kept. */
  hold(db: Queryable, tenantId: string, reason: string): Promise<void>;
  resume(db: Queryable, tenantId: string): Promise<void>;
  /** `until` null: until somebody resumes it. */
  findPause(
    db: Queryable,
    tenantId: string,
    now: Date,
  ): Promise<{ until: Date | null; reason: string } | undefined>;
  listDead(db: Queryable, options: { tenantId: string; limit: number }): Promise<DeadWork[]>;
  /** Makes dead work due again: all of a tenant's, or one key's. Answers how many. */
  redrive(db: Queryable, tenantId: string, now: Date, key?: string): Promise<number>;
  count(db: Queryable, tenantId: string): Promise<{ pending: number; dead: number }>;
}

const attemptsAtMost = 12;
const retry = { baseMs: 1000, maxMs: 900_000 };
const pause = { baseMs: 1000, maxMs: 60_000 };

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

export function createWorkTable(schema: string): WorkTable {
  const sql = toWorkStatements(schema);
  return { ...forWorkers(sql), ...forTenants(sql) };
}

type Sql = ReturnType<typeof toWorkStatements>;

function forWorkers(sql: Sql): Pick<WorkTable, 'claim' | 'finish' | 'fail' | 'defer' | 'giveBack'> {
  return {
    claim: async (db, { now, claimMs }) => {
      const values = [now, later(now, claimMs), attemptsAtMost];
      const [claimed] = await call<ClaimedWork & object>(db, sql.claim, values);
      return claimed;
    },
    finish: async (db, { tenantId, key, version, claimedUntil }) => {
      await call(db, sql.finish, [tenantId, key, version, claimedUntil]);
    },
    fail: async (db, work, failure, now) => {
      const isDead = failure.permanent || work.attempts >= attemptsAtMost;
      const waitMs = Math.max(toBackoffMs(work.attempts, retry), failure.waitMs ?? 0);
      const [row] = await call<{ claimed: boolean }>(db, sql.fail, [
        ...[work.tenantId, work.key, work.version, work.claimedUntil],
        ...[later(now, waitMs), isDead ? now : null, failure.reason],
      ]);
      return isDead && row?.claimed === true;
    },
    defer: async (db, { tenantId, key, claimedUntil, pauses }, { reason, waitMs = 0 }, now) => {
      const until = later(now, Math.max(toBackoffMs(pauses, pause), waitMs));
      await call(db, sql.defer, [tenantId, key, claimedUntil, now, until, pauses, reason]);
    },
    giveBack: async (db, { tenantId, key, claimedUntil }) => {
      await call(db, sql.giveBack, [tenantId, key, claimedUntil]);
    },
  };
}

function forTenants(
  sql: Sql,
): Pick<WorkTable, 'want' | 'hold' | 'resume' | 'findPause' | 'listDead' | 'redrive' | 'count'> {
  return {
    want: async (db, { tenantId, key, lane, version, payload, quietMs = 0, latestMs = 0 }, now) => {
      const due = [later(now, quietMs), later(now, Math.max(quietMs, latestMs))];
      const values = [tenantId, key, lane, version, JSON.stringify(payload), ...due];
      return (await call(db, sql.want, values)).length === 1 ? 'newer' : 'stale';
    },
    hold: async (db, tenantId, reason) => {
      await call(db, sql.hold, [tenantId, reason]);
    },
    resume: async (db, tenantId) => {
      await call(db, sql.resume, [tenantId]);
    },
    findPause: async (db, tenantId, now) => {
      const rows = await call<{ until: Date | null; reason: string }>(db, sql.findPause, [
        ...[tenantId, now],
      ]);
      return rows[0];
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
