import { Client } from 'pg';
import type {
  AppointmentRow,
  Backlog,
  ClaimRow,
  Data,
  MirrorStatusRow,
  OutboxRow,
} from './data.ts';
import { schemas, workers } from './schemas.ts';
import { findMisplaced, findStrangers } from './tenants-in-tables.ts';

type Looked = Pick<
  Data,
  ('claims' | 'appointments' | 'outbox' | 'statuses') | ('backlogs' | 'strangers' | 'misplaced')
>;

const msOf = (column: string): string => `extract(epoch from ${column}) * 1000`;

const claimsSql = `
  select tenant_id as tenant, id, resource_id as resource, state::text, appointment_id as appointment,
         ${msOf('starts_at')} as start, ${msOf('ends_at')} as "end",
         ${msOf('blocked_from')} as "from", ${msOf('blocked_to')} as "to",
         ${msOf('expires_at')} as "expiresAt", ${msOf('ended_at')} as "endedAt",
         ${msOf('created_at')} as "createdAt"
    from booking.claims where tenant_id = any ($1)`;

const appointmentsSql = `
  select tenant_id as tenant, id, reference, status::text, version, service_id as service,
         resource_id as resource, ${msOf('starts_at')} as start, ${msOf('ends_at')} as "end",
         notes, client_phone as phone, client_name as name, channel::text, client_id as client,
         claim_id as claim, source_hold_id as "sourceHold", ${msOf('created_at')} as "createdAt"
    from booking.appointments where tenant_id = any ($1)`;

const outboxSql = schemas
  .map(
    (schema) => `
  select '${schema}' as schema, topic, tenant_id as tenant, aggregate_id as aggregate,
         aggregate_type as "aggregateType", aggregate_version as version, event_id as "eventId", type,
         ${msOf('occurred_at')} as at, payload -> 'appointment' as appointment,
         payload -> 'actor' as actor, payload -> 'previous' ->> 'start' as "previousStart",
         payload ->> 'reasonCode' as "reasonCode",
         payload -> 'hold' ->> 'expiresAt' as "expiresAt"
    from ${schema}.outbox where tenant_id = any ($1)`,
  )
  .join(' union all ');

const statusesSql = `
  select tenant_id as tenant, appointment_id as appointment, mirror, state::text, version
    from booking.mirror_status where tenant_id = any ($1)`;

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
    const outbox = await rows<OutboxRow>(outboxSql);
    return {
      claims: claims.map((row) =>
        toNumbers(row, ['start', 'end', 'from', 'to', 'expiresAt', 'endedAt', 'createdAt']),
      ),
      appointments: appointments.map((row) => toNumbers(row, ['start', 'end', 'createdAt'])),
      outbox: outbox.map((row) => toNumbers(row, ['at'])),
      statuses: await rows<MirrorStatusRow>(statusesSql),
      backlogs: await readBacklogs(client),
      strangers: await findStrangers(client),
      misplaced: await findMisplaced(client),
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
    const work = workers.includes(schema)
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
