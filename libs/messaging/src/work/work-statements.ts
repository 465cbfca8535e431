import { assertSchemaName } from '../schema-name.ts';

const statement = (schema: string, name: string, text: string) => ({
  name: `${schema}_work_${name}`,
  text,
});

export function toWorkStatements(schema: string) {
  assertSchemaName(schema);
  const work = `${schema}.work`;
  return {
    want: statement(
      schema,
      'want',
      `insert into ${work} as w (tenant_id, key, version, payload, due_at) values ($1, $2, $3, $4, $5)
       on conflict on constraint work_pkey do update
          set version = excluded.version, payload = excluded.payload, due_at = excluded.due_at,
              attempts = 0, dead_at = null, last_error = null
        where w.version < excluded.version
       returning 1`,
    ),
    claim: statement(
      schema,
      'claim',
      `select tenant_id as "tenantId", key, version, payload, attempts, claimed_until as "claimedUntil"
         from ${schema}.work_claim($1, $2, $3, $4)`,
    ),
    finish: statement(schema, 'finish', `select ${schema}.work_finish($1, $2, $3, $4)`),
    fail: statement(
      schema,
      'fail',
      `select ${schema}.work_fail($1, $2, $3, $4, $5, $6, $7) as claimed`,
    ),
    ...forPeople(schema),
  };
}

/** What nobody does by itself any more, and how much is left. */
function forPeople(schema: string) {
  const work = `${schema}.work`;
  return {
    listDead: statement(
      schema,
      'list_dead',
      `select tenant_id as "tenantId", key, version, attempts, dead_at as "deadAt",
              last_error as "lastError"
         from ${work} where tenant_id = $1 and dead_at is not null order by dead_at limit $2`,
    ),
    redrive: statement(
      schema,
      'redrive',
      `update ${work} set dead_at = null, attempts = 0, due_at = $2
        where tenant_id = $1 and dead_at is not null and ($3::uuid is null or key = $3)
       returning 1`,
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
