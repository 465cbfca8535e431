import { createInboxSweep, createOutboxSweep, type BusLoop } from '@gomomo/messaging';
import { call, type Pool } from '@gomomo/postgres';
import { type Clock, dayMs, hourMs } from '@gomomo/kernel';
import { bookingMetrics } from '../metrics.ts';

const batch = 1_000;
/** A loop rests up to a tenth longer than it is told; between two looks there shall never be more than a minute. */
const expiredHoldsMs = 45_000;

/**
 * The background cleaning of the diary. Each round takes rows that no other replica has locked, a
 * batch at a time, so any number of replicas may run them.
 *
 * - expired holds: every 60 s at the latest (each is an event)
 * - idempotency: kept 72 h
 * - claims: leave the guarded set 2 days after they ended; ended holds go after a week
 */
export function createSweeps(deps: {
  readonly pool: Pool;
  readonly clock: Clock;
  wake(): void;
}): BusLoop[] {
  const { pool, clock } = deps;
  const sweep = (
    name: string,
    everyMs: number,
    ageMs: number,
    after?: (count: number) => void,
  ) => ({
    name: `sweep-${name.replaceAll('_', '-')}`,
    everyMs,
    run: (signal: AbortSignal) =>
      sweepAll(pool, name, () => new Date(clock.now() - ageMs), signal, after),
  });
  return [
    sweep('expired_holds', expiredHoldsMs, 0, (count) => {
      bookingMetrics.holdsExpired.inc(count);
      if (count > 0) deps.wake();
    }),
    sweep('past_claims', hourMs, 2 * dayMs),
    sweep('ended_claims', hourMs, 7 * dayMs),
    sweep('idempotency', hourMs, 72 * hourMs),
    sweep('wrong_proofs', hourMs, 0),
    createOutboxSweep({ pool, schema: 'booking', clock }),
    createInboxSweep({ pool, schema: 'booking', clock }),
  ];
}

async function sweepAll(
  pool: Pool,
  name: string,
  before: () => Date,
  signal: AbortSignal,
  after: (count: number) => void = () => undefined,
): Promise<void> {
  const statement = {
    name: `booking_sweep_${name}`,
    text: `select booking.sweep_${name}($1, $2) as count`,
  };
  let count = batch;
  while (count >= batch && !signal.aborted) {
    const [row] = await call<{ count: number }>(pool, statement, [before(), batch]);
    count = row?.count ?? 0;
    after(count);
  }
}
