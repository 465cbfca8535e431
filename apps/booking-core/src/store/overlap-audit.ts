import { dayMs, type Clock } from '@gomomo/kernel';
import type { BusLoop } from '@gomomo/messaging';
import { call, type Pool } from '@gomomo/postgres';
import { bookingMetrics } from '../metrics.ts';

const everyMs = 5 * 60_000;
/** What is over does nobody harm any more. */
const lookBackMs = dayMs;

const statement = {
  name: 'booking_count_overlaps',
  text: 'select booking.count_overlaps($1) as count',
};

/** Looks whether the one thing holds that must: no time of anybody is taken twice. */
export function createOverlapAudit({
  pool,
  clock,
}: {
  readonly pool: Pool;
  readonly clock: Clock;
}): BusLoop {
  return {
    name: 'overlap-audit',
    everyMs,
    async run() {
      const from = new Date(clock.now() - lookBackMs);
      const [row] = await call<{ count: number }>(pool, statement, [from]);
      bookingMetrics.overlaps.set(row?.count ?? 0);
    },
  };
}
