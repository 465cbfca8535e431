import type { Client } from 'pg';
import type { Misplaced, Stranger } from './data.ts';
import { anId } from './ids.ts';
import { schemas } from './schemas.ts';

/** Keys of the operator's own calls are kept under it. */
const operator = '00000000-0000-0000-0000-000000000000';

interface Table {
  readonly table: string;
  /** Of its columns, those that may name something: by id, or in a document. */
  readonly naming: readonly string[];
}

/** Every table with a column tenant_id, whoever owns it. */
async function listTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select format('%I.%I', c.table_schema, c.table_name) as table,
            array_agg(quote_ident(c.column_name::text)) filter (
              where c.column_name <> 'tenant_id' and c.data_type in ('uuid', 'jsonb')) as naming
       from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = any ($1) and t.table_type = 'BASE TABLE'
      group by 1 having bool_or(c.column_name = 'tenant_id')`,
    [schemas],
  );
  return rows.map(({ table, naming }) => ({ table, naming: naming ?? [] }));
}

/** Rows of a tenant that does not exist. */
export async function findStrangers(client: Client): Promise<Stranger[]> {
  const found: Stranger[] = [];
  for (const { table } of await listTables(client)) {
    const { rows } = await client.query<{ tenant: string }>(
      `select distinct tenant_id::text as tenant from ${table}
        where tenant_id not in (select id from booking.tenants) and tenant_id <> $1`,
      [operator],
    );
    found.push(...rows.map(({ tenant }) => ({ table, tenant })));
  }
  return found;
}

/** What is anybody's, and whose it is. */
const ownersSql = `
  create temporary table owners as
  select id::text as id, id as tenant_id from booking.tenants
   union select id::text, tenant_id from booking.resources
   union select id::text, tenant_id from booking.services
   union select id::text, tenant_id from booking.clients
   union select id::text, tenant_id from booking.claims
   union select id::text, tenant_id from booking.appointments;
  create index on owners (id);
  analyze owners`;

/** Rows of one tenant in which, in a column or in a document, something of another's is named. */
export async function findMisplaced(client: Client): Promise<Misplaced[]> {
  await client.query(ownersSql);
  const found: Misplaced[] = [];
  for (const { table, naming } of await listTables(client)) {
    if (naming.length === 0) continue;
    const { rows } = await client.query<Omit<Misplaced, 'table'>>(
      `select distinct t.tenant_id::text as tenant, o.tenant_id::text as owner
         from ${table} t
        cross join lateral regexp_matches(concat_ws(' ', ${naming.map((it) => `t.${it}`).join(', ')}), $1, 'g') m
         join owners o on o.id = m[1]
        where o.tenant_id <> t.tenant_id and t.tenant_id <> $2`,
      [`(${anId})`, operator],
    );
    found.push(...rows.map((row) => ({ table, ...row })));
  }
  return found;
}
