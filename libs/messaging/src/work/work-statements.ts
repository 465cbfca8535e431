import { assertSchemaName } from '../schema-name.ts';

export function toWorkStatements(schema: string) {
  assertSchemaName(schema);
  const work = `${schema}.work`;
  const statement = (name: string, text: string) => ({ name: `${schema}_work_${name}`, text });
  return {
    want: statement(
      'want',
      `insert into ${work} as w (tenant_id, key, version, payload, due_at) values ($1, $2, $3, $4, $5)
       on conflict on constraint work_pkey do update
          set version = excluded.version, payload = excluded.payload, due_at = excluded.due_at,
              attempts = 0, dead_at = null, last_error = null
        where w.version < excluded.version
       returning 1`,
    ),
    // attempts that never ended, e.g. because each of them killed its process
    buryCrashed: statement(
      'bury_crashed',
      `update ${work} set dead_at = $1, claimed_until = null,
              last_error = coalesce(last_error, 'no attempt came to an end')
        where done_version < version and dead_at is null and due_at <= $1
          and claimed_until <= $1 and attempts >= $2`,
    ),
    // A row whose claim is alive is passed over even if a newer version is due: one worker a key.
    claim: statement(
      'claim',
      `update ${work} w set attempts = w.attempts + 1, claimed_until = $2
         from (select tenant_id, key from ${work}
                where done_version < version and dead_at is null and due_at <= $1
                  and (claimed_until is null or claimed_until <= $1)
                order by due_at limit $3 for update skip locked) due
        where w.tenant_id = due.tenant_id and w.key = due.key
       returning w.tenant_id as "tenantId", w.key, w.version, w.payload, w.attempts,
                 w.claimed_until as "claimedUntil"`,
    ),
    finish: statement(
      'finish',
      `update ${work}
          set done_version = greatest(done_version, $3),
              attempts = case when version = $3 then 0 else attempts end,
              last_error = case when version = $3 then null else last_error end,
              claimed_until = case when claimed_until = $4 then null else claimed_until end
        where tenant_id = $1 and key = $2`,
    ),
    fail: statement(
      'fail',
      `update ${work}
          set claimed_until = null,
              due_at = case when version = $3 then $5 else due_at end,
              dead_at = case when version = $3 then $6::timestamptz end,
              last_error = case when version = $3 then $7 else last_error end
        where tenant_id = $1 and key = $2 and claimed_until = $4
       returning 1`,
    ),
    listDead: statement(
      'list_dead',
      `select tenant_id as "tenantId", key, version, attempts, dead_at as "deadAt",
              last_error as "lastError"
         from ${work} where tenant_id = $1 and dead_at is not null order by dead_at limit $2`,
    ),
    redrive: statement(
      'redrive',
      `update ${work} set dead_at = null, attempts = 0, due_at = $2
        where tenant_id = $1 and dead_at is not null and ($3::uuid is null or key = $3)
       returning 1`,
    ),
    count: statement(
      'count',
      `select count(*) filter (where dead_at is null)::integer as pending,
              count(*) filter (where dead_at is not null)::integer as dead
         from ${work} where tenant_id = $1 and done_version < version`,
    ),
  };
}
