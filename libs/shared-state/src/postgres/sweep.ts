import type { Clock } from '@gomomo/kernel';
import { call, type Pool } from '@gomomo/postgres';
import type { SharedStateLoop } from '../ports.ts';

const batch = 1000;

// No index on the times: the tables are small, and an index would make every write dearer.
const sweeps = Object.entries({
  sessions: 'expires_at',
  tokens: 'expires_at',
  leases: 'expires_at',
  limits: 'resets_at',
}).map(([table, column]) => ({
  name: `shared_state_sweep_${table}`,
  text: `
    with gone as (
      delete from shared_state.${table} where ctid = any(array(
        select ctid from shared_state.${table} where ${column} <= $1
         limit ${batch} for update skip locked))
      returning 1)
    select count(*)::integer as gone from gone`,
}));

/** Removes what has expired; readers never see it anyway. Several replicas may run it. */
export function createSweep(pool: Pool, clock: Clock): SharedStateLoop {
  return {
    name: 'shared-state-sweep',
    everyMs: 60_000,
    run: async (signal) => {
      for (const sweep of sweeps) {
        let gone = batch;
        while (gone === batch && !signal.aborted) {
          const [row] = await call<{ gone: number }>(pool, sweep, [new Date(clock.now())]);
          gone = row?.gone ?? 0;
        }
      }
    },
  };
}
