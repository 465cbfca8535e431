import { hasKafka, readSecrets } from '@gomomo/embedded';
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { median } from '../report/statistics.ts';
import { launchStack, type Product } from '../chat/product.ts';
import { openDiary, type Diary } from '../diary.ts';
import { residentMb } from '../resident.ts';
import { most, times, type Bar, type Figure } from '../report/bars.ts';
import type { BenchOptions } from '../report/options.ts';
import type { Findings } from '../report/page.ts';
import { until } from '../until.ts';
import { watchHealth } from './watch-health.ts';

const columns = 17;
const staff = 60;
const callers = 8;
const fullCount = 10_000;
/** Its switches in infra/services.ts, with its limit in k8s/base, 768 MiB. */
const switches = '--max-old-space-size=576 --max-semi-space-size=4';
const patience = { everyMs: 20, givenUpMs: 600_000 };
const service = 'excel-sync';

const bars = {
  make: { measure: 'a workbook of 10,000 appointments', unit: 'ms', ...most(3_000, 1_000) },
  memory: { measure: 'excel-sync at its peak', unit: 'MB', ...most(300, 200) },
  health: { measure: 'slowest answer of its health meanwhile', unit: 'ms', ...most(100, 100) },
  seen: {
    measure: 'commit → file at rest, 2 s of them waiting',
    unit: 'ms',
    ...most(5_000, 5_000),
  },
} as const satisfies Record<string, Bar>;

type Get = (path: string) => Promise<Readonly<Record<string, unknown>>>;

const toGet =
  (url: string, key: string): Get =>
  async (path) => {
    const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${key}` } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Readonly<Record<string, unknown>>;
  };

async function fill(diary: Diary, get: Get, appointments: number): Promise<void> {
  const bookSome = async (): Promise<string> => {
    let last = '';
    for (let each = 0; each < appointments / callers; each += 1) last = await diary.book();
    return last;
  };
  const last = await Promise.all(Array.from({ length: callers }, bookSome));
  for (const id of last) {
    await until(async () => {
      const { sync } = await get(`${diary.base}/appointments/${id}`);
      return (sync as { excel?: string }).excel === 'synced';
    }, patience);
  }
}

interface Made {
  readonly seconds: number;
  readonly count: number;
}

async function readMade(url: string): Promise<Made> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const read = (part: string): number =>
    Number(new RegExp(`workbook_make_seconds_${part}\\S* (\\S+)`).exec(text)?.[1] ?? Number.NaN);
  return { seconds: read('sum'), count: read('count') };
}

interface Round {
  readonly makeMs: number;
  /** From the answer of the booking to the file. */
  readonly seenMs: number;
}

async function measureRound(url: string, diary: Diary, file: string): Promise<Round> {
  const before = await readMade(url);
  const { mtimeMs } = statSync(file);
  await diary.book();
  const seenMs = await until(() => statSync(file).mtimeMs > mtimeMs, patience);
  let after = before;
  await until(async () => {
    after = await readMade(url);
    return after.count > before.count;
  }, patience);
  await pause(500);
  const makeMs = ((after.seconds - before.seconds) / (after.count - before.count)) * 1000;
  return { makeMs, seenMs };
}

interface Bare {
  readonly ms: number;
  readonly peakMb: number;
}

function measureBare(appointments: number): Bare {
  const script = join(import.meta.dirname, 'bare-workbook.ts');
  const args = [script, String(appointments), String(columns)];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Bare;
}

async function measureOn(
  { url, dataDir, addresses }: Product,
  { short, rounds }: BenchOptions,
): Promise<Findings> {
  const appointments = short ? 400 : fullCount;
  const { ADMIN_API_KEY = '' } = readSecrets(dataDir);
  const own = addresses.get(service) ?? url;
  const diary = await openDiary(url, ADMIN_API_KEY, { slug: 'bench-workbook', staff });
  const get = toGet(url, ADMIN_API_KEY);
  await fill(diary, get, appointments);
  const { location } = await get(`${diary.base}/workbook/status`);
  const health = watchHealth(own);
  const results: Round[] = [];
  const bares: Bare[] = [];
  for (let round = 0; round < rounds; round += 1) {
    bares.push(measureBare(appointments));
    results.push(await measureRound(own, diary, String(location)));
  }
  const slowest = await health.stop();
  const peakMb = residentMb(dataDir, service, 'VmHWM');
  const bare = (of: keyof Bare): number => median(bares.map((each) => each[of]));
  const makeMs = median(results.map((each) => each.makeMs));
  const figures: readonly Figure[] = [
    { bar: bars.make, value: makeMs, beside: times(makeMs, bare('ms'), 'the library alone') },
    {
      ...{ bar: bars.memory, value: peakMb },
      beside: times(peakMb ?? Number.NaN, bare('peakMb'), 'the library alone'),
    },
    { bar: bars.health, value: slowest },
    { bar: bars.seen, value: median(results.map((each) => each.seenMs)) },
  ];
  return { figures, details: `${appointments} appointments. ${details}` };
}

const details = `excel-sync is a process of its own beside real Kafka, in the memory of its image, and writes into a folder;
workbooks are made anew as a whole. *The library alone* is a process that writes as many bare cells, without any look.`;

/** An image brings along what Node makes of the code; without settings the process ends when it is loaded. */
function keepCode(): void {
  const main = join(import.meta.dirname, '../../../apps', service, 'src/main.ts');
  const { NODE_COMPILE_CACHE } = process.env;
  spawnSync(process.execPath, [main], {
    env: { NODE_COMPILE_CACHE },
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
}

/** The workbook as a process of its own beside real Kafka, in a folder. */
export async function measure(options: BenchOptions): Promise<Findings> {
  if (!hasKafka(process.env['PATH'])) {
    const figures = Object.values(bars).map((bar) => ({ bar, value: undefined }));
    return { figures, details: '(no Kafka here: the workbook is not measured)' };
  }
  keepCode();
  const product = await launchStack({ NODE_OPTIONS: switches });
  try {
    return await measureOn(product, options);
  } finally {
    await product.stop();
  }
}
