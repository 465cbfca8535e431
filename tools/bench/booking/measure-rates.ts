import { countBookings, emptyOutboxes } from './ground.ts';
import type { LoadTask } from './load-process.ts';
import { leanScript, runPgbench, toOwnScript, type PgbenchRun } from './pgbench.ts';
import type { Stage } from './stage.ts';

/** A rate of one round, and what it cost. */
export interface Rate {
  readonly perSecond: number;
  /** Microseconds of all of Postgres for each booking; not a number where nothing counts them. */
  readonly postgresUs: number;
  /** Microseconds of the serving process for each booking. */
  readonly nodeUs: number;
  /** Cores that something else on the machine was using. */
  readonly otherCores: number;
}

const kinds = ['pgbench lean', 'pgbench own', 'HTTP', 'HTTP plain', 'HTTP relayed'] as const;
export type RateName = (typeof kinds)[number];
export type Rates = Readonly<Record<RateName, readonly Rate[]>>;

export interface RateOptions {
  readonly pgbench: string | undefined;
  readonly rounds: number;
  readonly clients: number;
  readonly seconds: number;
  /** Whether HTTP is loaded once more in each round, with the relay at work. */
  readonly relay: boolean;
}

/** Interleaved rounds. The relay rests but for `HTTP relayed`, and the outbox is empty before each load. */
export async function measureRates(stage: Stage, options: RateOptions): Promise<Rates> {
  const rates = Object.fromEntries(kinds.map((kind): [RateName, Rate[]] => [kind, []])) as Record<
    RateName,
    Rate[]
  >;
  const { pgbench, rounds } = options;
  await stage.relay(false);
  await warmUp(stage, options);
  for (let round = 0; round < rounds; round += 1) {
    await stage.relay(false);
    if (pgbench !== undefined) {
      const turns = [
        ['pgbench lean', leanScript, 'lean'],
        ['pgbench own', toOwnScript(stage.calls.book), 'own'],
      ] as const;
      for (const [kind, script, side] of round % 2 === 0 ? turns : turns.toReversed()) {
        await emptyOutboxes(stage.ground.owner);
        const run = () => runChecked(stage, { ...options, program: pgbench, script }, side);
        rates[kind].push(await meterRate(stage, undefined, run));
      }
    }
    await emptyOutboxes(stage.ground.owner);
    const http = () => meterRate(stage, stage.product.pid, () => loadHttp(stage, options));
    rates.HTTP.push(await http());
    const plain = () => loadHttp(stage, options, 'book-plain');
    rates['HTTP plain'].push(await meterRate(stage, stage.plain.pid, plain));
    if (!options.relay) continue;
    await stage.relay(true);
    await drained(stage);
    rates['HTTP relayed'].push(await http());
    await drained(stage);
  }
  return rates;
}

/** Some thousand requests: until then V8 is still translating, the more the longer the path. */
const warmUpSeconds = 6;

async function warmUp(stage: Stage, options: RateOptions): Promise<void> {
  for (const kind of ['book', 'book-plain'] as const) {
    await loadHttp(stage, { ...options, seconds: warmUpSeconds }, kind);
  }
  await emptyOutboxes(stage.ground.owner);
}

async function loadHttp(
  stage: Stage,
  { clients, seconds }: Pick<RateOptions, 'clients' | 'seconds'>,
  kind: Extract<LoadTask['kind'], 'book' | 'book-plain'> = 'book',
): Promise<Work> {
  const { url } = kind === 'book' ? stage.product : stage.plain;
  const result = await stage.load({ kind, url, clients, ms: seconds * 1000 });
  const answers = Object.entries(result.statuses);
  if (answers.some(([status]) => status !== '201')) {
    throw new Error(`${kind}: ${JSON.stringify(result.statuses)}, where every call should book`);
  }
  return { count: result.count, perSecond: result.count / result.seconds };
}

/** @throws Error when a transaction did not book */
async function runChecked(
  { ground }: Stage,
  options: Omit<Parameters<typeof runPgbench>[0], 'url'>,
  side: 'own' | 'lean',
): Promise<Work> {
  const before = await countBookings(ground.owner);
  const run: PgbenchRun = await runPgbench({ ...options, url: ground.urls.core });
  const booked = (await countBookings(ground.owner))[side] - before[side];
  if (booked < run.transactions) {
    throw new Error(`pgbench ${side}: ${run.transactions} transactions, but ${booked} bookings`);
  }
  return { count: run.transactions, perSecond: run.perSecond };
}

interface Work {
  readonly count: number;
  readonly perSecond: number;
}

async function meterRate(
  { meter, ground }: Stage,
  serverPid: number | undefined,
  work: () => Promise<Work>,
): Promise<Rate> {
  const read = () => ({
    at: performance.now(),
    postgres: meter?.treeNs(ground.postgresPid) ?? Number.NaN,
    node: serverPid === undefined ? Number.NaN : (meter?.processNs(serverPid) ?? Number.NaN),
    own: meter?.treeNs(process.pid) ?? Number.NaN,
    machine: meter?.machineNs() ?? Number.NaN,
  });
  const before = read();
  const { count, perSecond } = await work();
  const after = read();
  const ns = (of: Exclude<keyof typeof before, 'at'>) => after[of] - before[of];
  const other = ns('machine') - ns('own') - ns('postgres');
  return {
    perSecond,
    postgresUs: ns('postgres') / count / 1000,
    nodeUs: ns('node') / count / 1000,
    otherCores: Math.max(0, other / 1e6 / (after.at - before.at)),
  };
}

const drainLimitMs = 20_000;

/** @throws Error when the relay does not catch up */
async function drained({ ground }: Stage): Promise<void> {
  const until = performance.now() + drainLimitMs;
  const waiting = `select exists (select from booking.outbox where published_at is null) as waiting`;
  for (;;) {
    const { rows } = await ground.owner.query<{ waiting: boolean }>(waiting);
    if (rows[0]?.waiting !== true) return;
    if (performance.now() > until) throw new Error('the relay does not catch up');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
