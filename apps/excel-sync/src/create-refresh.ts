import type { Mirror } from '@gomomo/mirror';
import { withTransaction, type Pool } from '@gomomo/postgres';
import type { Loop } from '@gomomo/service';
import { minuteMs, type Clock } from '@gomomo/kernel';
import { listOutOfDate } from './store/files.ts';

const atOnce = 100;

/** A new day is a new plan; and what lies beside an open file goes into it once it is closed. */
export function createRefresh({
  pool,
  clock,
  mirror,
}: {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly mirror: Pick<Mirror, 'wantUpcoming'>;
}): Loop {
  return {
    name: 'excel-sync-refresh',
    everyMs: minuteMs,
    async run(signal) {
      for (const tenantId of await listOutOfDate(pool, new Date(clock.now()), atOnce)) {
        if (signal.aborted) return;
        await withTransaction(pool, (tx) => mirror.wantUpcoming(tx, tenantId), { tenantId });
      }
    },
  };
}
