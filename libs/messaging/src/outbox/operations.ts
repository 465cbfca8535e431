import { call, type Pool } from '@gomomo/postgres';
import { assertSchemaName } from '../schema-name.ts';

export interface ParkedEvent {
  readonly tenantId: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly aggregateVersion: number;
  readonly type: string;
  readonly parkedAt: Date;
  readonly reason: string | null;
}

/** What an operator does with an outbox. The relay sees each change at its next look. */
export interface OutboxOperations {
  listParked(limit: number): Promise<ParkedEvent[]>;
  /** Lets the relay try an aggregate again, in order. Answers how many events were parked. */
  unpark(aggregateId: string): Promise<number>;
  /** Sends all that the outbox still has of an aggregate once more. Answers how many events. */
  resend(aggregateId: string): Promise<number>;
}

/** @param pool of the schema's owner, who sees past row-level security */
export function createOutboxOperations(pool: Pool, schema: string): OutboxOperations {
  assertSchemaName(schema);
  const outbox = `${schema}.outbox`;
  const change = async (name: string, update: string, aggregateId: string) => {
    const text = `with changed as (${update} returning 1) select count(*)::integer as events from changed`;
    const statement = { name: `${schema}_outbox_${name}`, text };
    const [row] = await call<{ events: number }>(pool, statement, [aggregateId]);
    return row?.events ?? 0;
  };
  const listParked = {
    name: `${schema}_outbox_list_parked`,
    text: `
      select tenant_id as "tenantId", aggregate_type as "aggregateType",
             aggregate_id as "aggregateId", aggregate_version as "aggregateVersion", type,
             parked_at as "parkedAt", last_error as reason
        from ${outbox} where parked_at is not null and published_at is null
       order by parked_at limit $1`,
  };
  return {
    listParked: (limit) => call<ParkedEvent & object>(pool, listParked, [limit]),
    unpark: (aggregateId) =>
      change(
        'unpark',
        `update ${outbox} set parked_at = null where aggregate_id = $1 and parked_at is not null`,
        aggregateId,
      ),
    resend: (aggregateId) =>
      change(
        'resend',
        `update ${outbox} set published_at = null where aggregate_id = $1 and published_at is not null`,
        aggregateId,
      ),
  };
}
