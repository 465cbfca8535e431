import { hasKafka, readSecrets } from '@gomomo/embedded';
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { median } from '../booking/statistics.ts';
import { launchStack, type Product } from '../chat/product.ts';
import { openDiary, type Diary } from '../diary.ts';
import { residentMb } from '../resident.ts';
import { until } from '../until.ts';
import { watchHealth } from './watch-health.ts';

const appointments = 10_000;
const columns = 17;
const staff = 60;
const callers = 8;
const rounds = 7;
/** Its switches in infra/services.ts, with its limit in k8s/base, 768 MiB. */
const asDeployed = '--max-old-space-size=576 --max-semi-space-size=4';
const patience = { everyMs: 20, givenUpMs: 600_000 };
const service = 'excel-sync';

type Get = (path: string) => Promise<Readonly<Record<string, unknown>>>;

const toGet =
  (url: string, key: string): Get =>
  async (path) => {
    const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${key}` } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Readonly<Record<string, unknown>>;
  };

async function fill(diary: Diary, get: Get): Promise<void> {
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

function measureBare(): { ms: number; peakMb: number } {
  const script = join(import.meta.dirname, 'bare-workbook.ts');
  const args = [script, String(appointments), String(columns)];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as { ms: number; peakMb: number };
}

async function measure({ url, dataDir, addresses }: Product): Promise<void> {
  const { ADMIN_API_KEY = '' } = readSecrets(dataDir);
  const own = addresses.get(service) ?? url;
  const diary = await openDiary(url, ADMIN_API_KEY, { slug: 'bench-workbook', staff });
  const get = toGet(url, ADMIN_API_KEY);
  await fill(diary, get);
  const { location } = await get(`${diary.base}/workbook/status`);
  const health = watchHealth(own);
  const results: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    results.push(await measureRound(own, diary, String(location)));
  }
  const slowest = await health.stop();
  const peakMb = residentMb(dataDir, service, 'VmHWM');
  const bare = measureBare();
  const makeMs = median(results.map((each) => each.makeMs));
  const seen = results.map((each) => each.seenMs);
  console.log(
    `  ${appointments} appointments and what happened to them: ${makeMs.toFixed(0)} ms (ship 3,000, target 1,000), ` +
      `${(makeMs / bare.ms).toFixed(2)} × the library alone with as many bare cells (${bare.ms.toFixed(0)} ms)\n` +
      `  excel-sync at its peak: ${peakMb?.toFixed(0) ?? '?'} MB (ship 300, target 200; the library alone ${bare.peakMb.toFixed(0)} MB)\n` +
      `  slowest answer of its health meanwhile: ${slowest.toFixed(0)} ms (ship 100)\n` +
      `  commit to file at rest, two seconds of them waiting for more: median ${median(seen).toFixed(0)} ms, ` +
      `most ${Math.max(...seen).toFixed(0)} ms (ship 5,000; ${rounds} bookings)`,
  );
}

/** The workbook as a process of its own beside real Kafka, in a folder. */
export async function run(): Promise<void> {
  if (!hasKafka(process.env['PATH'])) {
    console.log('  (no Kafka here: the workbook is not measured)');
    return;
  }
  const product = await launchStack({ NODE_OPTIONS: asDeployed });
  try {
    await measure(product);
  } finally {
    await product.stop();
  }
}
