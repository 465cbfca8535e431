import { getEventSpec, type EventType, type FrontDeskData } from '@gomomo/contracts';
import { call, type Tx } from '@gomomo/postgres';

export interface FrontDeskEvent {
  readonly id: string;
  readonly type: Extract<EventType, `ai.gomomo.frontdesk.${string}`>;
  readonly data: FrontDeskData;
  readonly traceparent: string | undefined;
}

/** What a person at the business should look at, in the order of its tenant. In a transaction of the tenant. */
export type EmitFrontDesk = (tx: Tx, event: FrontDeskEvent) => Promise<void>;

/** @param schema has, beside the outbox, the table `feeds`: the number of each tenant's last such event */
export function createEmitFrontDesk(schema: string): EmitFrontDesk {
  const nextVersion = {
    name: `${schema}_next_of_feed`,
    text: `
      insert into ${schema}.feeds as f (tenant_id, version) values ($1, 1)
      on conflict on constraint feeds_pkey do update set version = f.version + 1
      returning version`,
  };
  const emit = {
    name: `${schema}_emit`,
    text: `
      insert into ${schema}.outbox (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type,
             topic, type, payload, headers, shard, occurred_at)
      values ($1, $1, $2, $3, 'tenant', $4, $5, $6, $7, $8, $9)`,
  };
  return async (tx, { id, type, data, traceparent }) => {
    const { tenantId, at } = data;
    const { topic, data: form } = getEventSpec(type);
    const [row] = await call<{ version: number }>(tx, nextVersion, [tenantId]);
    const headers = traceparent === undefined ? {} : { traceparent };
    const shard = Number.parseInt(tenantId.slice(-2), 16) & 7;
    await call(tx, emit, [
      ...[tenantId, row?.version, id, topic, type],
      ...[JSON.stringify(form.parse(data)), JSON.stringify(headers), shard, new Date(at)],
    ]);
  };
}
