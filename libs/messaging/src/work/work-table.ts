import { call, type Queryable } from '@gomomo/postgres';
import { toBackoffMs } from '../backoff.ts';
import { toWorkStatements } from './work-statements.ts';
import type {
  ClaimedWork,
  DeadWork,
  RedoneWork,
  WantedWork,
  WorkFailure,
  WorkMeasures,
  WorkPause,
} from './work.ts';

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
  /** Likewise, to be done (again) even if it has been done in this version. An older one changes nothing. */
  redo(db: Queryable, work: RedoneWork, now: Date): Promise<void>;
  /** Takes one due row for `claimMs`; no two workers get the same. Counts the attempt. */
  claim(
    db: Queryable,
    options: { now: Date; claimMs: number; holder: string },
  ): Promise<ClaimedWork | undefined>;
  /** When there will be something to claim, unless something else is wanted before; undefined: nothing is. */
  findNextDue(db: Queryable): Promise<Date | undefined>;
  /** Frees at once what a process of that name was at when it died; for the one that follows it. */
  release(db: Queryable, holder: string): Promise<void>;
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
  /**
   * Pauses a tenant until `resume`: somebody has to do something first; with `until` no longer than that,
   * for whoever resumes it may die before. What is wanted is kept.
   */
  hold(db: Queryable, tenantId: string, reason: string, until?: Date): Promise<void>;
  resume(db: Queryable, tenantId: string): Promise<void>;
  /** Nothing of the tenant is wanted any more; what is under way ends. */
  drop(db: Queryable, tenantId: string): Promise<void>;
  /** `until` null: until somebody resumes it. */
  findPause(
    db: Queryable,
    tenantId: string,
    now: Date,
  ): Promise<{ until: Date | null; reason: string } | undefined>;
  /** Who died first comes first; `after` the last one of the page before. */
  listDead(
    db: Queryable,
    options: { tenantId: string; limit: number; after?: { at: Date; id: string } | undefined },
  ): Promise<DeadWork[]>;
  /** Makes dead work due again: of one key, or up to `limit` of a tenant's. Answers how many. */
  redrive(
    db: Queryable,
    tenantId: string,
    now: Date,
    options?: { key?: string | undefined; limit?: number },
  ): Promise<number>;
  measure(db: Queryable, now: Date): Promise<WorkMeasures>;
  /** Why the last attempt at what is left of a tenant, dead or not, has failed. */
  findError(db: Queryable, tenantId: string): Promise<string | undefined>;
  count(db: Queryable, tenantId: string): Promise<{ pending: number; dead: number }>;
}

const attemptsAtMost = 12;
const retry = { baseMs: 1000, maxMs: 900_000 };
const pause = { baseMs: 1000, maxMs: 60_000 };

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

export function createWorkTable(schema: string): WorkTable {
  const sql = toWorkStatements(schema);
  return { ...forWorkers(sql), ...forWishes(sql), ...forPauses(sql), ...forPeople(sql) };
}

type Sql = ReturnType<typeof toWorkStatements>;

function forWorkers(
  sql: Sql,
): Pick<WorkTable, 'claim' | 'findNextDue' | 'release' | 'finish' | 'fail' | 'defer' | 'giveBack'> {
  return {
    claim: async (db, { now, claimMs, holder }) => {
      const values = [now, later(now, claimMs), attemptsAtMost, holder];
      const [claimed] = await call<ClaimedWork & object>(db, sql.claim, values);
      return claimed;
    },
    findNextDue: async (db) => {
      const [row] = await call<{ dueAt: Date | null }>(db, sql.nextDue, []);
      return row?.dueAt ?? undefined;
    },
    release: async (db, holder) => {
      await call(db, sql.release, [holder]);
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

const toValues = (
  { tenantId, key, lane, version, payload, quietMs = 0, latestMs = 0 }: WantedWork,
  now: Date,
): unknown[] => {
  const due = [later(now, quietMs), later(now, Math.max(quietMs, latestMs))];
  return [tenantId, key, lane, version, JSON.stringify(payload), ...due];
};

const forWishes = (sql: Sql): Pick<WorkTable, 'want' | 'redo'> => ({
  want: async (db, work, now) =>
    (await call(db, sql.want, toValues(work, now))).length === 1 ? 'newer' : 'stale',
  redo: async (db, { tenantId, lane, payload, all }, now) => {
    const keys = all.map(({ key }) => key);
    const versions = all.map(({ version }) => version);
    const values = [tenantId, keys, lane, versions, JSON.stringify(payload), now, now];
    await call(db, sql.redo, values);
  },
});

const forPauses = (sql: Sql): Pick<WorkTable, 'hold' | 'resume' | 'drop' | 'findPause'> => ({
  hold: async (db, tenantId, reason, until) => {
    await call(db, sql.hold, [tenantId, reason, until ?? null]);
  },
  resume: async (db, tenantId) => {
    await call(db, sql.resume, [tenantId]);
  },
  drop: async (db, tenantId) => {
    await call(db, sql.drop, [tenantId]);
  },
  findPause: async (db, tenantId, now) => {
    type Row = { until: Date | null; reason: string };
    return (await call<Row>(db, sql.findPause, [tenantId, now]))[0];
  },
});

const mostRedriven = 2_147_483_647;

function forPeople(
  sql: Sql,
): Pick<WorkTable, 'listDead' | 'redrive' | 'measure' | 'findError' | 'count'> {
  return {
    findError: async (db, tenantId) => {
      const rows = await call<{ lastError: string }>(db, sql.findError, [tenantId]);
      return rows[0]?.lastError;
    },
    listDead: (db, { tenantId, limit, after }) =>
      call<DeadWork & object>(db, sql.listDead, [
        ...[tenantId, limit, after?.at ?? null, after?.id ?? null],
      ]),
    redrive: async (db, tenantId, now, { key, limit = mostRedriven } = {}) =>
      (await call(db, sql.redrive, [tenantId, now, key ?? null, limit])).length,
    measure: async (db, now) => {
      const [row] = await call<WorkMeasures & object>(db, sql.measure, [now]);
      return row ?? { pending: 0, dead: 0, paused: 0, oldestDueAt: null };
    },
    count: async (db, tenantId) => {
      const rows = await call<{ pending: number; dead: number }>(db, sql.count, [tenantId]);
      return rows[0] ?? { pending: 0, dead: 0 };
    },
  };
}
