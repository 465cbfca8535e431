import { hasKafka } from '@gomomo/embedded';
import { times } from '../report/bars.ts';
import type { BenchOptions } from '../report/options.ts';
import type { Findings } from '../report/page.ts';
import { median, percentile } from '../report/statistics.ts';
import { measureReads } from '../reads.ts';
import { residentMb } from '../resident.ts';
import { toFigures, type Figures } from './bars.ts';
import { countAsked, countVolunteered } from './booking-turns.ts';
import { details } from './details.ts';
import { launchProduct, launchStack } from './product.ts';
import { measureStorm } from './storm.ts';
import { measureTurns } from './turns.ts';

const turnsPerSecond = 20;
const warmUpSeconds = 5;

export async function measure(options: BenchOptions): Promise<Findings> {
  const { turnBeside, ...talk } = await measureTalk(options);
  const figures = toFigures({ ...talk, ...(await measureWindows(options.short ? 50 : 500)) });
  return {
    figures: figures.map((figure, index) =>
      index === 0 ? { ...figure, beside: turnBeside } : figure,
    ),
    details,
  };
}

type Talk = Pick<Figures, 'turn' | 'volunteered' | 'asked'> & { readonly turnBeside: string };

/** By the door of `npm start`. Latencies are the caller's. */
async function measureTalk({ short, rounds }: BenchOptions): Promise<Talk> {
  const { url, stop } = await launchProduct();
  const seconds = short ? 3 : 8;
  try {
    const volunteered = await countVolunteered(url);
    const asked = await countAsked(url);
    await measureTurns(url, turnsPerSecond, warmUpSeconds);
    const p99 = { turn: [] as number[], read: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      const reads = await measureReads(url, 'bloom', { perSecond: turnsPerSecond, seconds });
      p99.read.push(percentile(reads, 0.99));
      p99.turn.push(percentile(await measureTurns(url, turnsPerSecond, seconds), 0.99));
    }
    const turn = median(p99.turn);
    const turnBeside = times(turn, median(p99.read), 'one availability by HTTP');
    return { turn, turnBeside, volunteered, asked };
  } finally {
    await stop();
  }
}

/** By the one origin of `npm run stack`, where agent-chat is a process of its own. */
async function measureWindows(windows: number): Promise<Pick<Figures, 'memory' | 'storm'>> {
  if (!hasKafka(process.env['PATH'])) {
    console.log('  (no Kafka here: windows are not measured)');
    return { memory: undefined, storm: undefined };
  }
  const { url, dataDir, stop } = await launchStack();
  try {
    const before = residentMb(dataDir, 'agent-chat');
    const { openMs, backMs, close } = await measureStorm(url, windows);
    const memory = residentMb(dataDir, 'agent-chat');
    console.log(
      `  ${windows} windows: open after ${openMs} ms, answered again after ${backMs} ms, ` +
        `agent-chat ${before?.toFixed(0)} MB before, ${memory?.toFixed(0)} MB with them`,
    );
    close();
    return { memory, storm: backMs };
  } finally {
    await stop();
  }
}
