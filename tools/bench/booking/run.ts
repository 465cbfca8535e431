import type { BenchOptions } from '../report/options.ts';
import type { Findings } from '../report/page.ts';
import { describe } from './describe.ts';
import { measureCalls } from './measure-calls.ts';
import { measureRates } from './measure-rates.ts';
import { measureReads } from './measure-reads.ts';
import { findPgbench, howToGetPgbench } from './pgbench.ts';
import { toFigures, type BookingFindings } from './report.ts';
import { setStage, type Stage } from './stage.ts';

/** Books, reads and stampedes against lean functions, plain Express and an empty route. */
export async function measure(options: BenchOptions): Promise<Findings> {
  const stage = await setStage();
  try {
    const found = await measureOn(stage, options);
    return { figures: toFigures(found), details: describe(found) };
  } finally {
    await stage.close();
  }
}

async function measureOn(stage: Stage, { short, rounds }: BenchOptions): Promise<BookingFindings> {
  if (stage.meter === undefined) console.log('  (no CPU figures here: they want Linux)');
  if (stage.ground.urls.redis === undefined)
    console.log('  (no redis-server here: limits are counted in Postgres)');
  const calls = await measureCalls(stage, Math.max(rounds, 7));
  if (short) {
    const one = { pgbench: undefined, rounds: 5, clients: 1, seconds: 1.5, relay: false };
    return { calls, rates: await measureRates(stage, one), reads: undefined };
  }
  const pgbench = findPgbench();
  if (pgbench === undefined) console.log(`  (${howToGetPgbench})`);
  const rates = await measureRates(stage, { pgbench, rounds, clients: 8, seconds: 3, relay: true });
  return { calls, rates, reads: await measureReads(stage, rounds) };
}
