import { hasKafka } from '@gomomo/embedded';
import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { makeDataFolder } from '../../data-folder.ts';
import { openCpuMeter } from '../booking/cpu.ts';
import { launchProduct, launchStack } from '../chat/product.ts';
import { most, times, type Bar } from '../report/bars.ts';
import type { BenchOptions } from '../report/options.ts';
import type { Findings } from '../report/page.ts';
import { median } from '../report/statistics.ts';
import { memoryOfTree, processesOf } from '../../process-tree.ts';
import { measureBareStart } from './bare-start.ts';

const bars = {
  first: { measure: 'first start after the install to a served page', unit: 's', ...most(10, 4) },
  warm: { measure: 'a warm start to a served page', unit: 's', ...most(5, 1.5) },
  memory: { measure: 'npm start at rest, its database included', unit: 'MB', ...most(600, 350) },
  idle: { measure: 'npm run stack at rest, of one core', unit: '%', ...most(10, 3) },
} as const satisfies Record<string, Bar>;

/** What a start takes, and what it takes to stay. */
export async function measure({ short, rounds }: BenchOptions): Promise<Findings> {
  const restSeconds = short ? 5 : 60;
  const each: StartRound[] = [];
  for (let round = 0; round < rounds; round += 1) each.push(await measureRound(restSeconds / 5));
  const of = (which: keyof StartRound): number => median(each.map((round) => round[which]));
  const beside = (which: keyof StartRound): string =>
    times(of(which), of('bare'), 'a bare PostgreSQL and an empty page');
  return {
    figures: [
      { bar: bars.first, value: of('first'), beside: beside('first') },
      { bar: bars.warm, value: of('warm'), beside: beside('warm') },
      { bar: bars.memory, value: of('megabytes') },
      { bar: bars.idle, value: await measureIdle(restSeconds) },
    ],
    details,
  };
}

/** Seconds of each start, and the memory after a rest. */
interface StartRound {
  readonly bare: number;
  readonly first: number;
  readonly warm: number;
  readonly megabytes: number;
}

async function measureRound(restSeconds: number): Promise<StartRound> {
  const bare = await measureBareStart();
  const dataDir = makeDataFolder('gomomo-bench-');
  try {
    const first = await startOnce(dataDir, 0);
    const warm = await startOnce(dataDir, restSeconds);
    return { bare, first: first.seconds, warm: warm.seconds, megabytes: warm.megabytes };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function startOnce(dataDir: string, restSeconds: number) {
  const startedAt = performance.now();
  const { url, pid, stop } = await launchProduct(dataDir);
  try {
    const page = await fetch(`${url}/bloom`);
    if (!page.ok) throw new Error(`${url}/bloom: ${page.status}`);
    await page.text();
    const seconds = (performance.now() - startedAt) / 1_000;
    await pause(restSeconds * 1_000);
    return { seconds, megabytes: memoryOfTree(pid) };
  } finally {
    await stop();
  }
}

async function measureIdle(seconds: number): Promise<number | undefined> {
  const meter = openCpuMeter();
  if (meter === undefined || !hasKafka(process.env['PATH'])) return undefined;
  const { pid, stop } = await launchStack();
  try {
    // What is done once after a start is done.
    await pause(seconds * 500);
    const now = (): number =>
      processesOf(pid).reduce((all, process) => all + meter.processNs(process), 0);
    const before = now();
    await pause(seconds * 1_000);
    return ((now() - before) / (seconds * 1e9)) * 100;
  } finally {
    await stop();
  }
}

const details = `\`npm start\` on a new data folder and once more on it, from the process to the last byte of the page; nothing is
installed in that time. Its memory is that of all of its processes, what they share counted once (Linux). The baseline
makes and starts the same PostgreSQL on a new folder and answers an empty page. The stack at rest is all services,
Kafka, Redis and PostgreSQL, nobody asking for anything.`;
