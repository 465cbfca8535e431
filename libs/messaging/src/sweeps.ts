import { type Clock, dayMs, hourMs } from '@gomomo/kernel';
import { call, type Pool } from '@gomomo/postgres';
import type { BusLoop } from './bus.ts';
import { assertSchemaName } from './schema-name.ts';

export interface SweepOptions {
  /** As the schema's callers: the functions see all tenants. */
  readonly pool: Pool;
  readonly schema: string;
  readonly clock: Clock;
}

const batch = 1000;

/** Forgets events published a week ago. Several replicas may run it. */
export const createOutboxSweep = (options: SweepOptions): BusLoop =>
  createSweep('outbox', { everyMs: hourMs, keptMs: 7 * dayMs }, options);

/** Forgets events seen longer ago than any topic keeps them. Several replicas may run it. */
export const createInboxSweep = (options: SweepOptions): BusLoop =>
  createSweep('inbox', { everyMs: 6 * hourMs, keptMs: 30 * dayMs }, options);

function createSweep(
  table: string,
  { everyMs, keptMs }: { everyMs: number; keptMs: number },
  { pool, schema, clock }: SweepOptions,
): BusLoop {
  assertSchemaName(schema);
  const statement = {
    name: `${schema}_sweep_${table}`,
    text: `select ${schema}.sweep_${table}($1, $2) as count`,
  };
  return {
    name: `sweep-${schema}-${table}`,
    everyMs,
    run: async (signal) => {
      let count = batch;
      while (count >= batch && !signal.aborted) {
        const values = [new Date(clock.now() - keptMs), batch];
        const [row] = await call<{ count: number }>(pool, statement, values);
        count = row?.count ?? 0;
      }
    },
  };
}
