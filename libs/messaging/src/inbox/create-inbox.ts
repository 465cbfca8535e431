import { call, type Queryable } from '@gomomo/postgres';
import { consumerMetrics } from '../metrics.ts';
import { assertSchemaName } from '../schema-name.ts';

export interface SeenEvent {
  readonly tenantId: string;
  /** CloudEvents id: the same at every delivery. */
  readonly eventId: string;
  readonly now: Date;
}

/** Remembers events, in the transaction of their effects; `inboxSql` brings its table. */
export interface Inbox {
  /**
   * True the first time. Two deliveries at once: the second waits for the first one's COMMIT, and
   * is then false (or true, if that one rolled back).
   */
  accept(tx: Queryable, event: SeenEvent): Promise<boolean>;
}

export function createInbox({ schema, consumer }: { schema: string; consumer: string }): Inbox {
  assertSchemaName(schema);
  const insertEvent = {
    name: `${schema}_inbox_accept`,
    text: `
      insert into ${schema}.inbox (tenant_id, consumer, event_id, received_at)
      values ($1, $2, $3, $4) on conflict on constraint inbox_pkey do nothing returning 1`,
  };
  return {
    accept: async (tx, { tenantId, eventId, now }) => {
      const rows = await call(tx, insertEvent, [tenantId, consumer, eventId, now]);
      if (rows.length === 0) consumerMetrics.inboxDuplicates.inc({ group: consumer });
      return rows.length === 1;
    },
  };
}
