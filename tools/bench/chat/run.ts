import { hasKafka } from '@gomomo/embedded';
import { percentile } from '../booking/statistics.ts';
import { residentMb } from '../resident.ts';
import { judgeAll, type Figures } from './bars.ts';
import { countAsked, countVolunteered } from './booking-turns.ts';
import { launchProduct, launchStack } from './product.ts';
import { measureStorm } from './storm.ts';
import { toTable, writePage } from './page.ts';
import { measureTurns } from './turns.ts';

const turnsPerSecond = 20;
const turnSeconds = 30;
const windows = 500;

export const help = `npm run bench -- chat [--write] [--check]

Turns of booking conversations at 20 a second, availability included; 500 open windows on agent-chat as a
process of its own, which lose their line all at once; turns that it takes to book.

  --write   writes docs/performance-chat.md
  --check   ends with 1 when a bar is worse than "ship" or could not be measured

The windows want Kafka and Redis, as \`npm run stack\` does.
`;

export async function run(args: readonly string[]): Promise<void> {
  const strange = args.find((arg) => !['--write', '--check', '--help'].includes(arg));
  if (strange !== undefined || args.includes('--help')) {
    console.log(strange === undefined ? help : `what is ${strange}?\n\n${help}`);
    process.exitCode = strange === undefined ? 0 : 2;
    return;
  }
  const judged = judgeAll({ ...(await measureTalk()), ...(await measureWindows()) });
  console.log(`\n${toTable(judged)}`);
  if (args.includes('--write')) writePage(judged);
  const isMissed = judged.some(({ reaches }) => reaches === 'short' || reaches === 'not measured');
  if (args.includes('--check') && isMissed) process.exitCode = 1;
}

/** By the door of `npm start`. Latencies are the caller's. */
async function measureTalk(): Promise<Pick<Figures, 'turn' | 'volunteered' | 'asked'>> {
  const { url, stop } = await launchProduct();
  try {
    const volunteered = await countVolunteered(url);
    const asked = await countAsked(url);
    await measureTurns(url, turnsPerSecond, 5);
    const times = await measureTurns(url, turnsPerSecond, turnSeconds);
    const at = (share: number): string => percentile(times, share).toFixed(1);
    console.log(
      `  turn at ${turnsPerSecond}/s: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms (${times.length} turns)`,
    );
    return { turn: percentile(times, 0.99), volunteered, asked };
  } finally {
    await stop();
  }
}

/** By the one origin of `npm run stack`, where agent-chat is a process of its own. */
async function measureWindows(): Promise<Pick<Figures, 'memory' | 'storm'>> {
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
