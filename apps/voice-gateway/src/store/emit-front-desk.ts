import { getEventSpec, type EventType, type FrontDeskData } from '@gomomo/contracts';
import { call, type Tx } from '@gomomo/postgres';

const nextVersion = {
  name: 'voice_next_of_feed',
  text: `
    insert into voice.feeds as f (tenant_id, version) values ($1, 1)
    on conflict on constraint feeds_pkey do update set version = f.version + 1
    returning version`,
};

const emit = {
  name: 'voice_emit',
  text: `
    insert into voice.outbox (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type,
           topic, type, payload, headers, shard, occurred_at)
    values ($1, $1, $2, $3, 'tenant', $4, $5, $6, $7, $8, $9)`,
};

/** What a person at the business should look at, in the order of its tenant. */
export async function emitFrontDesk(
  tx: Tx,
  event: {
    readonly id: string;
    readonly type: Extract<EventType, `ai.gomomo.frontdesk.${string}`>;
    readonly data: FrontDeskData;
    readonly traceparent: string | undefined;
  },
): Promise<void> {
  const { id, type, data, traceparent } = event;
  const { tenantId, at } = data;
  const { topic, data: form } = getEventSpec(type);
  const [row] = await call<{ version: number }>(tx, nextVersion, [tenantId]);
  const headers = traceparent === undefined ? {} : { traceparent };
  const shard = Number.parseInt(tenantId.slice(-2), 16) & 7;
  await call(tx, emit, [
    ...[tenantId, row?.version, id, topic, type],
    ...[JSON.stringify(form.parse(data)), JSON.stringify(headers), shard, new Date(at)],
  ]);
}
