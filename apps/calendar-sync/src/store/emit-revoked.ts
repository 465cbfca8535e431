import { getEventSpec, toUtcInstant } from '@gomomo/contracts';
import { call, type Tx } from '@gomomo/postgres';

const nextVersion = {
  name: 'calendar_next_of_feed',
  text: `
    insert into calendar.feeds as f (tenant_id, version) values ($1, 1)
    on conflict on constraint feeds_pkey do update set version = f.version + 1
    returning version`,
};

const emit = {
  name: 'calendar_emit',
  text: `
    insert into calendar.outbox (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type,
           topic, type, payload, headers, shard, occurred_at)
    values ($1, $1, $2, $3, 'tenant', $4, $5, $6, $7, $8, $9)`,
};

const type = 'ai.gomomo.frontdesk.calendar.revoked.v1';

/** Somebody at the business has to connect the calendar again. */
export async function emitRevoked(
  tx: Tx,
  event: {
    readonly id: string;
    readonly tenantId: string;
    readonly atMs: number;
    readonly traceparent: string | undefined;
  },
): Promise<void> {
  const { id, tenantId, atMs, traceparent } = event;
  const { topic, data } = getEventSpec(type);
  const [row] = await call<{ version: number }>(tx, nextVersion, [tenantId]);
  const payload = data.parse({ tenantId, at: toUtcInstant(atMs) });
  const headers = traceparent === undefined ? {} : { traceparent };
  const shard = Number.parseInt(tenantId.slice(-2), 16) & 7;
  await call(tx, emit, [
    ...[tenantId, row?.version, id, topic, type],
    ...[JSON.stringify(payload), JSON.stringify(headers), shard, new Date(atMs)],
  ]);
}
