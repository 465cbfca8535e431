import { createBookingCore } from '@gomomo/booking-core';
import { kafkaTopics } from '@gomomo/contracts';
import { findFreePort } from '@gomomo/embedded';
import { createNewId, systemClock } from '@gomomo/kernel';
import { createEmbeddedBus } from '@gomomo/messaging';
import { createPool } from '@gomomo/postgres';
import { runServices } from '@gomomo/service';
import { createSharedState } from '@gomomo/shared-state';
import { createLogger } from '@gomomo/telemetry';
import { loadavg } from 'node:os';
import { Worker } from 'node:worker_threads';
import { layGround, readServiceId, readServices, type Ground } from './ground.ts';
import type { LoadResult, LoadTask } from './load-worker.ts';
import { findPgbench, runPgbench, scripts } from './pgbench.ts';

const rounds = 3;
const seconds = 3;
const unlimited = 1_000_000_000;

/** Hold, confirm and book through HTTP against the same calls from pgbench; availability; a stampede. */
export async function run(): Promise<void> {
  const ground = await layGround();
  const served = await serve(ground);
  try {
    await writePath(ground, served.url);
    await readPath(served.url);
    await stampede(ground, served.url);
  } finally {
    await served.close();
    await ground.close();
  }
}

async function serve(ground: Ground) {
  const logger = createLogger({ name: 'bench', level: 'error' });
  const pool = createPool({ connectionString: ground.urls.core, applicationName: 'booking-core' });
  const state = createSharedState({ databaseUrl: ground.urls.state, logger });
  const bus = createEmbeddedBus({
    ...{ connectionString: ground.urls.bus, topics: kafkaTopics, clock: systemClock, logger },
  });
  const core = createBookingCore({
    ...{ pool, state: { ...state, limits: noLimits }, bus, logger },
    clock: systemClock,
    newId: createNewId(systemClock),
    tokenRing: [{ kid: 'bench', key: Buffer.alloc(32, 1) }],
    adminKey: undefined,
    serviceKeys: [],
    quotas: {
      defaultPerMinute: unlimited,
      tenantPerMinute: unlimited,
      bookingPerMinute: unlimited,
    },
    corsOrigins: [],
    holder: 'bench',
  });
  const port = (await findFreePort(0, '127.0.0.1')) ?? 3999;
  const running = await runServices([core], {
    ...{ host: '127.0.0.1', port, trustProxy: false, production: false, logger },
    isTrusted: () => false,
    announce: () => undefined,
  });
  return {
    url: running.url,
    async close() {
      await running.stop();
      await bus.close();
      await state.close();
      await pool.end();
    },
  };
}

/** Counting in Postgres would be measured otherwise; the product counts in Redis. */
const noLimits = {
  consume: async () => ({ allowed: true, remaining: unlimited, resetMs: 60_000 }),
  peek: async () => ({ allowed: true, remaining: unlimited, resetMs: 60_000 }),
  refund: async () => undefined,
};

let used = 0;

async function load(
  task: Omit<LoadTask, 'from' | 'ms'> & { readonly ms?: number },
): Promise<LoadResult> {
  const from = used;
  used += 25_000;
  const worker = new Worker(new URL('./load-worker.ts', import.meta.url), {
    workerData: { ms: seconds * 1000, ...task, from } satisfies LoadTask,
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

async function writePath(ground: Ground, url: string): Promise<void> {
  const pgbench = findPgbench();
  if (pgbench === undefined) console.log('  (no pgbench here: rates without their baseline)');
  for (const clients of [8, 32]) {
    for (const kind of ['book', 'hold-confirm'] as const) {
      await load({ kind, url, clients, ms: 1000 });
      const pairs: { http: number; base: number }[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const script = kind === 'book' ? scripts.book : scripts.holdAndConfirm;
        const base =
          pgbench === undefined
            ? Number.NaN
            : await runPgbench(pgbench, ground.urls.core, script, clients, seconds);
        const { count } = await load({ kind, url, clients });
        pairs.push({ http: count / seconds, base });
      }
      const http = median(pairs.map((pair) => pair.http));
      const base = median(pairs.map((pair) => pair.base));
      const ratio = median(pairs.map((pair) => pair.http / pair.base));
      const name = kind === 'book' ? 'one-step booking' : 'hold + confirm';
      console.log(
        `  ${name}, ${clients} clients: HTTP ${http.toFixed(0)}/s, pgbench ${base.toFixed(0)}/s, ratio ${ratio.toFixed(2)}  (load ${loadavg()[0]?.toFixed(1)})`,
      );
    }
  }
}

async function readPath(url: string): Promise<void> {
  const dayMs = 86_400_000;
  const day = (offset: number) => new Date(Date.now() + offset * dayMs).toISOString().slice(0, 10);
  const window = `from=${day(31)}T00:00:00Z&to=${day(61)}T00:00:00Z`;
  for (const staff of readServices) {
    const path = `/api/tenants/bench/availability?serviceId=${readServiceId(staff)}&${window}`;
    const { latencies } = await load({ kind: 'availability', url, clients: 8, path });
    console.log(
      `  availability, ${staff} resources × 30 days, 8 clients: p50 ${percentile(latencies, 0.5).toFixed(1)} ms, p99 ${percentile(latencies, 0.99).toFixed(1)} ms`,
    );
  }
}

async function stampede(ground: Ground, url: string): Promise<void> {
  const { count, statuses, latencies } = await load({ kind: 'stampede', url, clients: 32 });
  const { rows } = await ground.owner.query<{ doubles: string }>(
    `select count(*) as doubles from booking.claims a join booking.claims b
        on a.tenant_id = b.tenant_id and a.resource_id = b.resource_id and a.id < b.id and a.blocked && b.blocked
     where a.state in ('held', 'booked') and b.state in ('held', 'booked')`,
  );
  console.log(
    `  stampede, 32 clients on 10 slots: ${(count / seconds).toFixed(0)} wins/s, p99 ${percentile(latencies, 0.99).toFixed(0)} ms, statuses ${JSON.stringify(statuses)}, doubles ${rows[0]?.doubles}`,
  );
}
