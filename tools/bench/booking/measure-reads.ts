import { toJudgedMs, type LatencyPair } from './bars.ts';
import type { LoadResult } from './load-process.ts';
import { readServiceId, readWindow, slug } from './seed.ts';
import type { Stage } from './stage.ts';
import { median, percentile } from '../report/statistics.ts';

/** Latencies in ms, medians of the rounds; `judged` is what the bar is held against. */
export interface Latency {
  readonly name: string;
  readonly p50: number;
  readonly p99: number;
  readonly judged: number;
  readonly emptyP50: number;
  readonly emptyP99: number;
}

export interface Reads {
  readonly one: Latency;
  readonly fifty: Latency;
  readonly refusal: Latency;
  readonly winsPerSecond: number;
  readonly doubles: number;
}

const loadMs = 2_000;

interface Round extends LatencyPair {
  readonly p50: number;
}

/** In every round an empty Express route takes the same load just before. */
export async function measureReads(stage: Stage, rounds: number): Promise<Reads> {
  const found: { one: Round[]; fifty: Round[]; refusal: Round[]; wins: number[] } = {
    ...{ one: [], fifty: [], refusal: [], wins: [] },
  };
  const read = (staff: number) => readAvailability(stage, staff);
  for (const staff of [1, 50]) await read(staff);
  for (let round = 0; round < rounds; round += 1) {
    const emptyGet = await stage.load({
      ...{ kind: 'get', url: stage.plain.url, path: '/empty', clients: 8, ms: loadMs / 2 },
    });
    found.one.push(toRound((await read(1)).latencies, emptyGet));
    found.fifty.push(toRound((await read(50)).latencies, emptyGet));
    const emptyPost = await stage.load({
      ...{ kind: 'empty-post', url: stage.plain.url, clients: 32, ms: loadMs / 2 },
    });
    const stampede = await stage.load({
      ...{ kind: 'stampede', url: stage.product.url, clients: 32, ms: loadMs },
    });
    checkStatuses(stampede);
    found.refusal.push(toRound(stampede.refusals, emptyPost));
    found.wins.push(stampede.count / stampede.seconds);
  }
  return {
    one: toLatency('availability, 1 resource × 30 days', found.one),
    fifty: toLatency('availability, 50 resources × 30 days', found.fifty),
    refusal: toLatency('stampede, 32 clients on 10 times: a refusal', found.refusal),
    winsPerSecond: median(found.wins),
    doubles: await countDoubles(stage),
  };
}

/** Eight callers who ask for thirty days of a service that so many give. */
export async function readAvailability(stage: Stage, staff: number): Promise<LoadResult> {
  const iso = (at: number) => new Date(at).toISOString();
  const { from, to } = readWindow;
  const path = `/api/tenants/${slug}/availability?serviceId=${readServiceId(staff)}&from=${iso(from)}&to=${iso(to)}`;
  const result = await stage.load({
    ...{ kind: 'get', url: stage.product.url, path, clients: 8, ms: loadMs },
  });
  if (Object.keys(result.statuses).some((status) => status !== '200')) {
    throw new Error(`availability: ${JSON.stringify(result.statuses)}`);
  }
  return result;
}

/** Won, lost, or (a cancelled time) refused for another reason of the contract; nothing else. */
function checkStatuses({ statuses }: LoadResult): void {
  if (Object.keys(statuses).every((status) => status === '201' || status === '409')) return;
  throw new Error(`stampede: ${JSON.stringify(statuses)}`);
}

const toRound = (latencies: readonly number[], empty: LoadResult): Round => ({
  p50: percentile(latencies, 0.5),
  p99: percentile(latencies, 0.99),
  emptyP50: percentile(empty.latencies, 0.5),
  emptyP99: percentile(empty.latencies, 0.99),
});

const toLatency = (name: string, rounds: readonly Round[]): Latency => ({
  name,
  p50: median(rounds.map(({ p50 }) => p50)),
  p99: median(rounds.map(({ p99 }) => p99)),
  judged: median(rounds.map(toJudgedMs)),
  emptyP50: median(rounds.map(({ emptyP50 }) => emptyP50)),
  emptyP99: median(rounds.map(({ emptyP99 }) => emptyP99)),
});

async function countDoubles({ ground }: Stage): Promise<number> {
  const { rows } = await ground.owner.query<{ doubles: string }>(
    `select count(*) as doubles from booking.claims a join booking.claims b
        on a.tenant_id = b.tenant_id and a.resource_id = b.resource_id and a.id < b.id and a.blocked && b.blocked
     where a.state in ('held', 'booked') and b.state in ('held', 'booked')`,
  );
  return Number(rows[0]?.doubles);
}
