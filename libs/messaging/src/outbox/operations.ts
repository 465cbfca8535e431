import { call, type Pool } from '@gomomo/postgres';
import type { BusLoop } from '../bus.ts';
import { assertSchemaName } from './outbox-store.ts';

export interface ParkedAggregate {
  readonly tenantId: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly events: number;
  readonly parkedAt: Date;
  readonly reason: string | null;
}

export interface AggregateRef {
  readonly tenantId: string;
  readonly aggregateId: string;
}

/** What an operator does with an outbox. Each call is one statement; the relay sees it by itself. */
export interface OutboxOperations {
  listParked(limit: number): Promise<ParkedAggregate[]>;
  /** Lets the relay try again, in order. Answers how many events. */
  unpark(aggregate: AggregateRef): Promise<number>;
  /** Sends everything the outbox still has of an aggregate once more. Answers how many events. */
  resend(aggregate: AggregateRef): Promise<number>;
}

export function createOutboxOperations(pool: Pool, schema: string): OutboxOperations {
  assertSchemaName(schema);
  const outbox = `${schema}.outbox`;
  const count = async (name: string, text: string, { tenantId, aggregateId }: AggregateRef) => {
    const statement = { name: `${schema}_outbox_${name}`, text: countOf(text) };
    const [row] = await call<{ events: number }>(pool, statement, [tenantId, aggregateId]);
    return row?.events ?? 0;
  };
  return {
    listParked: (limit) =>
      call<ParkedAggregate & object>(
        pool,
        {
          name: `${schema}_outbox_list_parked`,
          text: `
            select tenant_id as "tenantId", aggregate_type as "aggregateType",
                   aggregate_id as "aggregateId", count(*)::integer as events,
                   min(parked_at) as "parkedAt",
                   (array_agg(last_error order by id))[1] as reason
              from ${outbox} where parked_at is not null
             group by 1, 2, 3 order by 5 limit $1`,
        },
        [limit],
      ),
    unpark: (aggregate) =>
      count(
        'unpark',
        `update ${outbox} set parked_at = null, last_error = null
          where tenant_id = $1 and aggregate_id = $2 and parked_at is not null`,
        aggregate,
      ),
    resend: (aggregate) =>
      count(
        'resend',
        `update ${outbox} set published_at = null
          where tenant_id = $1 and aggregate_id = $2 and published_at is not null`,
        aggregate,
      ),
  };
}

const countOf = (update: string) =>
  `with changed as (${update} returning 1) select count(*)::integer as events from changed`;

const batch = 1000;

/** Deletes what was published more than `keptDays` ago. Several replicas may run it. */
export function createOutboxRetention(pool: Pool, schema: string, keptDays = 7): BusLoop {
  assertSchemaName(schema);
  const statement = {
    name: `${schema}_outbox_retention`,
    text: countOf(`
      delete from ${schema}.outbox where ctid = any(array(
        select ctid from ${schema}.outbox
         where occurred_at < now() - $1 * interval '1 day' and published_at is not null
         limit ${batch} for update skip locked))`),
  };
  return {
    name: 'outbox-retention',
    everyMs: 600_000,
    run: async (signal) => {
      let gone = batch;
      while (gone === batch && !signal.aborted) {
        const [row] = await call<{ events: number }>(pool, statement, [keptDays]);
        gone = row?.events ?? 0;
      }
    },
  };
}
