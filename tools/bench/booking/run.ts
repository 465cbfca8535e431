import { measureCalls } from './measure-calls.ts';
import { measureRates } from './measure-rates.ts';
import { measureReads } from './measure-reads.ts';
import { help, parseOptions, type BenchOptions } from './options.ts';
import { findPgbench, howToGetPgbench } from './pgbench.ts';
import {
  isMissed,
  judgeAll,
  print,
  toBarTable,
  toCallTable,
  toLatencyTable,
  toRateTable,
  type Findings,
} from './report.ts';
import { setStage, type Stage } from './stage.ts';
import { writePage } from './write-page.ts';

/** Books, reads and stampedes against lean functions, plain Express and an empty route. */
export async function run(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    console.log(help);
    return;
  }
  const options = parseOptions(args);
  if (typeof options === 'string') {
    console.error(options);
    process.exitCode = 2;
    return;
  }
  const stage = await setStage();
  try {
    const findings = await measure(stage, options);
    const judged = judgeAll(findings);
    const bars = print(
      toBarTable(options.short ? judged.filter(({ value }) => Number.isFinite(value)) : judged),
    );
    const sections = [print(toCallTable(findings.calls)), print(toRateTable(findings.rates))];
    if (findings.reads !== undefined)
      sections.push(print(toLatencyTable(findings.reads)), tellStampede(findings.reads));
    console.log(`\n${bars}\n\n${sections.join('\n\n')}`);
    if (options.write) writePage({ bars, sections });
    const missed = judged.filter(isMissed).map(({ bar }) => bar.id);
    if (options.check && missed.length > 0) {
      console.error(`\nworse than ship, or not measured: ${missed.join(', ')}`);
      process.exitCode = 1;
    }
  } finally {
    await stage.close();
  }
}

async function measure(stage: Stage, { short, rounds }: BenchOptions): Promise<Findings> {
  if (stage.meter === undefined) console.log('  (no CPU figures here: they want Linux)');
  if (stage.ground.urls.redis === undefined)
    console.log('  (no redis-server here: limits are counted in Postgres)');
  const calls = await measureCalls(stage, Math.max(rounds, 7));
  if (short) {
    const one = { pgbench: undefined, rounds, clients: 1, seconds: 1.5, relay: false };
    return { calls, rates: await measureRates(stage, one), reads: undefined };
  }
  const pgbench = findPgbench();
  if (pgbench === undefined) console.log(`  (${howToGetPgbench})`);
  const rates = await measureRates(stage, { pgbench, rounds, clients: 8, seconds: 3, relay: true });
  return { calls, rates, reads: await measureReads(stage, rounds) };
}

const tellStampede = ({
  winsPerSecond,
  doubles,
}: {
  winsPerSecond: number;
  doubles: number;
}): string =>
  `Stampede: ${winsPerSecond.toFixed(0)} times a second are won and given back; double bookings: ${doubles}.`;
