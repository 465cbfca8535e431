import { assertSchemaName } from '../schema-name.ts';

const statement = (schema: string, name: string, text: string) => ({
  name: `${schema}_work_${name}`,
  text,
});

export function toWorkStatements(schema: string) {
  assertSchemaName(schema);
  return {
    ...forWishes(schema),
    ...forWorkers(schema),
    ...forPauses(schema),
    ...forPeople(schema),
    ...forMeasures(schema),
  };
}

function forWishes(schema: string) {
  const work = `${schema}.work`;
  return {
    want: statement(
      schema,
      'want',
      `insert into ${work} as w (tenant_id, key, lane, version, payload, due_at, due_latest)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict on constraint work_pkey do update
          set lane = excluded.lane, version = excluded.version, payload = excluded.payload,
              due_at = least(excluded.due_at, case when w.done_version < w.version then w.due_latest end),
              due_latest = case when w.done_version < w.version
                then least(w.due_latest, excluded.due_latest) else excluded.due_latest end,
              attempts = 0, deferrals = 0, dead_at = null,
              last_error = case when w.done_version < w.version then w.last_error end
        where w.version < excluded.version
       returning 1`,
    ),
    redo: statement(
      schema,
      'redo',
      `insert into ${work} as w (tenant_id, key, lane, version, payload, due_at, due_latest, done_version)
       select $1, k.key, $3, k.version, $5, $6, $7, k.version - 1
         from unnest($2::uuid[], $4::integer[]) as k (key, version)
       on conflict on constraint work_pkey do update
          set lane = excluded.lane, version = excluded.version, payload = excluded.payload,
              done_version = least(w.done_version, excluded.version - 1), again = true,
              due_at = least(excluded.due_at, case when w.done_version < w.version then w.due_latest end),
              due_latest = case when w.done_version < w.version
                then least(w.due_latest, excluded.due_latest) else excluded.due_latest end,
              attempts = 0, deferrals = 0, dead_at = null,
              last_error = case when w.done_version < w.version then w.last_error end
        where w.version <= excluded.version`,
    ),
  };
}

function forWorkers(schema: string) {
  return {
    claim: statement(
      schema,
      'claim',
      `select tenant_id as "tenantId", key, lane, version, payload, attempts, pauses,
              claimed_until as "claimedUntil"
         from ${schema}.work_claim($1, $2, $3, $4)`,
    ),
    nextDue: statement(schema, 'next_due', `select ${schema}.work_next_due() as "dueAt"`),
    release: statement(schema, 'release', `select ${schema}.work_release($1)`),
    finish: statement(schema, 'finish', `select ${schema}.work_finish($1, $2, $3, $4)`),
    fail: statement(
      schema,
      'fail',
      `select ${schema}.work_fail($1, $2, $3, $4, $5, $6, $7) as claimed`,
    ),
    defer: statement(schema, 'defer', `select ${schema}.work_defer($1, $2, $3, $4, $5, $6, $7)`),
    giveBack: statement(schema, 'give_back', `select ${schema}.work_give_back($1, $2, $3)`),
  };
}

function forPauses(schema: string) {
  const turns = `${schema}.work_turns`;
  return {
    hold: statement(
      schema,
      'hold',
      `insert into ${turns} (tenant_id, paused_until, pauses, reason) values ($1, coalesce($3::timestamptz, 'infinity'), case when $3::timestamptz is null then 1 else 0 end, $2)
       on conflict on constraint work_turns_pkey do update
          set paused_until = excluded.paused_until, pauses = excluded.pauses, reason = excluded.reason`,
    ),
    resume: statement(
      schema,
      'resume',
      `update ${turns} set paused_until = null, pauses = 0, reason = null where tenant_id = $1`,
    ),
    drop: statement(
      schema,
      'drop',
      `update ${schema}.work set done_version = version, again = false, dead_at = null, away_since = null
        where tenant_id = $1 and done_version < version`,
    ),
    findPause: statement(
      schema,
      'find_pause',
      `select nullif(paused_until, 'infinity') as until, reason
         from ${turns} where tenant_id = $1 and paused_until > $2`,
    ),
  };
}

/** What nobody does by itself any more. */
function forPeople(schema: string) {
  const work = `${schema}.work`;
  return {
    listDead: statement(
      schema,
      'list_dead',
      `select tenant_id as "tenantId", key, version, attempts, dead_at as "deadAt",
              last_error as "lastError"
         from ${work}
        where tenant_id = $1 and dead_at is not null
          and ($3::timestamptz is null or (dead_at, key) > ($3, $4))
        order by dead_at, key limit $2`,
    ),
    redrive: statement(
      schema,
      'redrive',
      `update ${work} set dead_at = null, attempts = 0, deferrals = 0, due_at = $2
        where tenant_id = $1 and key in (
              select key from ${work}
               where tenant_id = $1 and dead_at is not null and ($3::uuid is null or key = $3)
               order by dead_at limit $4)
       returning 1`,
    ),
  };
}

/** How it stands. */
function forMeasures(schema: string) {
  const work = `${schema}.work`;
  return {
    measure: statement(
      schema,
      'measure',
      `select pending, dead, paused, oldest_due_at as "oldestDueAt" from ${schema}.work_measure($1)`,
    ),
    findError: statement(
      schema,
      'find_error',
      `select last_error as "lastError" from ${work}
        where tenant_id = $1 and done_version < version and last_error is not null
        order by due_at desc limit 1`,
    ),
    count: statement(
      schema,
      'count',
      `select count(*) filter (where dead_at is null)::integer as pending,
              count(*) filter (where dead_at is not null)::integer as dead
         from ${work} where tenant_id = $1 and done_version < version`,
    ),
  };
}
