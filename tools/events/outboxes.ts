import { services } from '@gomomo/infra';
import { createOutboxOperations, type OutboxOperations } from '@gomomo/messaging';
import { call, type Pool } from '@gomomo/postgres';

/** The outbox of one service, named by the schema that holds it. */
export interface ServiceOutbox {
  readonly schema: string;
  readonly operations: OutboxOperations;
}

const findTables = {
  name: 'find_outboxes',
  text: `select schema from unnest($1::text[]) with ordinality as named (schema, place)
          where to_regclass(format('%I.outbox', schema)) is not null order by place`,
};

/** Every service that owns a schema has an outbox there; one that was never migrated here has none yet. */
export async function findOutboxes(pool: Pool): Promise<ServiceOutbox[]> {
  const schemas = services.flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
  const found = await call<{ schema: string }>(pool, findTables, [schemas]);
  return found.map(({ schema }) => ({ schema, operations: createOutboxOperations(pool, schema) }));
}
