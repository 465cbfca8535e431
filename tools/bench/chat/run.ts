import { readFileSync } from 'node:fs';
import { percentile } from '../booking/statistics.ts';
import { launchProduct, type Product } from './product.ts';
import { measureStorm } from './storm.ts';
import { measureTurns } from './turns.ts';

const turnsPerSecond = 20;
const turnSeconds = 30;
const windows = 500;

/** Of a process, MB, as Linux tells it. */
function residentMb(pid: number): string {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return `${Math.round(Number(kb) / 1024)} MB`;
}

/**
 * The chat by its own door: turns of booking conversations, availability included, at a steady pace,
 * and 500 open windows that all lose their line at once. Latencies are the caller's.
 */
export async function run(): Promise<void> {
  const product = await launchProduct();
  try {
    await printTurns(product);
    await printStorm(product);
  } finally {
    await product.stop();
  }
}

async function printTurns({ url }: Product): Promise<void> {
  await measureTurns(url, turnsPerSecond, 5);
  const times = await measureTurns(url, turnsPerSecond, turnSeconds);
  const at = (share: number): string => percentile(times, share).toFixed(1);
  console.log(
    `  turn at ${turnsPerSecond}/s: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms ` +
      `(${times.length} turns; ship 50, target 20)`,
  );
}

async function printStorm({ url, pid }: Product): Promise<void> {
  const before = residentMb(pid);
  const storm = await measureStorm(url, windows);
  console.log(
    `  ${windows} windows: all open after ${storm.openMs} ms, the process ${before} before, ` +
      `${residentMb(pid)} with them, all services in it (ship 400 MB of agent-chat alone)`,
  );
  console.log(
    `  all lose their line at once: all are answered again after ${storm.backMs} ms (ship 10,000)`,
  );
  storm.close();
}
