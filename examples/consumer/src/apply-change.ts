import { applyIfNewer } from '@gomomo/contracts';
import type pg from 'pg';
import type { Change } from './to-change.ts';

/** Where a record lies in Kafka. */
export interface Place {
  topic: string;
  partition: number;
  offset: string;
}

/**
 * Applies one change in one transaction: the state and its version are written together, so a record
 * that comes twice, late, or again from the start changes nothing.
 */
export async function applyChange(pool: pg.Pool, change: Change, place: Place): Promise<void> {
  if (change.kind === 'pass over') return;
  const client = await pool.connect();
  try {
    await client.query('begin');
    if (change.kind === 'unreadable') await noteUnreadable(client, change.reason, place);
    else if (await isNewer(client, change)) await write(client, change);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

type KeyedChange = Extract<Change, { id: string }>;

async function isNewer(client: pg.PoolClient, { id, version }: KeyedChange): Promise<boolean> {
  // One consumer reads a partition at a time, so nobody else changes this row meanwhile.
  const { rows } = await client.query<{ version: number }>(
    'select version from appointments where id = $1',
    [id],
  );
  return applyIfNewer(rows[0]?.version, { version }) !== 'stale';
}

/** An erased appointment keeps its row, without what was in it: a late record must not revive it. */
async function write(client: pg.PoolClient, change: KeyedChange): Promise<void> {
  const state = change.kind === 'put' ? change.state : undefined;
  await client.query(
    `insert into appointments (id, tenant_id, version, erased, reference, status, starts_at,
                               ends_at, service, resource, client_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (id) do update
        set version = excluded.version, erased = excluded.erased, reference = excluded.reference,
            status = excluded.status, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
            service = excluded.service, resource = excluded.resource,
            client_name = excluded.client_name
      where appointments.version < excluded.version`,
    [
      ...[change.id, change.tenantId, change.version, state === undefined],
      ...[state?.appointment.reference, state?.appointment.status],
      ...[state?.appointment.start, state?.appointment.end],
      ...[state?.appointment.service.name, state?.appointment.resource.name, state?.pii.name],
    ],
  );
}

async function noteUnreadable(client: pg.PoolClient, reason: string, place: Place): Promise<void> {
  await client.query(
    `insert into unreadable (topic, partition, record_offset, reason) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [place.topic, place.partition, place.offset, reason],
  );
}
