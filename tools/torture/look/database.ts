import { Client } from 'pg';
import type { AppointmentRow, Backlog, ClaimRow, Data, OutboxRow, Stranger } from './data.ts';

type Looked = Pick<Data, 'claims' | 'appointments' | 'outbox' | 'backlogs' | 'strangers'>;

/** Schemas that keep an outbox; those of `mirrors` keep work besides. */
const schemas = ['booking', 'voice', 'calendar', 'workbook'] as const;
const mirrors = ['calendar', 'workbook'] as const;

const claimsSql = `
  select tenant_id as tenant, id, resource_id as resource, state::text,
         extract(epoch from blocked_from) * 1000 as "from", extract(epoch from blocked_to) * 1000 as "to",
         extract(epoch from expires_at) * 1000 as "expiresAt"
    from booking.claims where tenant_id = any ($1)`;

const appointmentsSql = `
  select tenant_id as tenant, id, reference, status::text, version, service_id as service,
         resource_id as resource, extract(epoch from starts_at) * 1000 as start,
         extract(epoch from ends_at) * 1000 as "end", notes, client_phone as phone, client_name as name,
         channel::text
    from booking.appointments where tenant_id = any ($1)`;

const outboxSql = `
  select tenant_id as tenant, aggregate_id as aggregate, aggregate_type as "aggregateType",
         aggregate_version as version, event_id as "eventId", type, payload -> 'appointment' as appointment
    from booking.outbox where tenant_id = any ($1) and topic = 'booking.events.v1'`;

const toNumbers = <Row extends object>(row: Row, names: readonly (keyof Row)[]): Row => ({
  ...row,
  ...Object.fromEntries(
    names.filter((name) => row[name] !== null).map((name) => [name, Number(row[name])]),
  ),
});

/** Reads as the owner, whom no policy hides a row from. */
export async function readDatabase(ownerUrl: string, tenants: readonly string[]): Promise<Looked> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const rows = async <Row extends object>(sql: string): Promise<Row[]> =>
      (await client.query<Row>(sql, [tenants])).rows;
    const claims = await rows<ClaimRow>(claimsSql);
    const appointments = await rows<AppointmentRow>(appointmentsSql);
    return {
      claims: claims.map((row) => toNumbers(row, ['from', 'to', 'expiresAt'])),
      appointments: appointments.map((row) => toNumbers(row, ['start', 'end'])),
      outbox: await rows<OutboxRow>(outboxSql),
      backlogs: await readBacklogs(client),
      strangers: await findStrangers(client),
    };
  } finally {
    await client.end();
  }
}

export async function readBacklogs(client: Client): Promise<Backlog[]> {
  const backlogs: Backlog[] = [];
  for (const schema of schemas) {
    const outbox = await client.query<Pick<Backlog, 'unpublished' | 'parked'>>(
      `select count(*) filter (where published_at is null)::int as unpublished,
              count(*) filter (where parked_at is not null)::int as parked from ${schema}.outbox`,
    );
    const work = mirrors.some((mirror) => mirror === schema)
      ? await client.query<Pick<Backlog, 'waiting' | 'dead'>>(
          `select count(*) filter (where done_version < version and dead_at is null)::int as waiting,
                  count(*) filter (where dead_at is not null)::int as dead from ${schema}.work`,
        )
      : undefined;
    const none = { unpublished: 0, parked: 0, waiting: 0, dead: 0 };
    backlogs.push({ ...none, schema, ...outbox.rows[0], ...work?.rows[0] });
  }
  return backlogs;
}

/** Keys of the operator's own calls are kept under it. */
const operator = '00000000-0000-0000-0000-000000000000';

/** Every table with a column tenant_id, whoever owns it. */
async function findStrangers(client: Client): Promise<Stranger[]> {
  const { rows: tables } = await client.query<{ table: string }>(
    `select format('%I.%I', c.table_schema, c.table_name) as table
       from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
      where c.column_name = 'tenant_id' and c.table_schema = any ($1) and t.table_type = 'BASE TABLE'`,
    [schemas],
  );
  const found: Stranger[] = [];
  for (const { table } of tables) {
    const { rows } = await client.query<{ tenant: string }>(
      `select distinct tenant_id::text as tenant from ${table}
        where tenant_id not in (select id from booking.tenants) and tenant_id <> $1`,
      [operator],
    );
    found.push(...rows.map(({ tenant }) => ({ table, tenant })));
  }
  return found;
}
