/** booking-core whole behind its own door, in a process of its own. */
import { createBookingCore } from '@gomomo/booking-core';
import { kafkaTopics } from '@gomomo/contracts';
import { findFreePort } from '@gomomo/embedded';
import { createNewId, systemClock } from '@gomomo/kernel';
import { createEmbeddedBus } from '@gomomo/messaging';
import { createPool, type Pool } from '@gomomo/postgres';
import { runServices, startLoop, type RunningServices } from '@gomomo/service';
import { createSharedState } from '@gomomo/shared-state';
import { createLogger } from '@gomomo/telemetry';
import { answerParent } from './children.ts';
import type { Ground } from './ground.ts';

/** One statement as the product sent it to the database. */
export interface SentCall {
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface ProductAddress {
  readonly url: string;
}

/** In the path, but never reached. */
const unreached = 1_000_000_000;

async function start(urls: Ground['urls']) {
  const logger = createLogger({ name: 'bench', level: 'error' });
  const pool = createPool({ connectionString: urls.core, applicationName: 'booking-core' });
  const state = createSharedState({ redisUrl: urls.redis, databaseUrl: urls.state, logger });
  const bus = createEmbeddedBus({
    ...{ connectionString: urls.bus, topics: kafkaTopics, clock: systemClock, logger },
  });
  const core = createBookingCore({
    ...{ pool, state, bus, logger, clock: systemClock },
    newId: createNewId(systemClock),
    tokenRing: [{ kid: 'bench', key: Buffer.alloc(32, 1) }],
    adminKey: undefined,
    serviceKeys: [],
    quotas: {
      defaultPerMinute: unreached,
      tenantPerMinute: unreached,
      bookingPerMinute: unreached,
    },
    corsOrigins: [],
    holder: 'bench',
  });
  const port = (await findFreePort(0, '127.0.0.1')) ?? 3999;
  const running = await runServices([{ ...core, loops: [] }], {
    ...{ host: '127.0.0.1', port, trustProxy: false, production: false, logger },
    isTrusted: () => false,
    announce: () => undefined,
  });
  return { pool, running, loops: core.loops, logger, close: [bus, state] };
}

let product: (Awaited<ReturnType<typeof start>> & { running: RunningServices }) | undefined;
let loops: { stop(): Promise<void> }[] = [];
let sent: SentCall[] | undefined;

/** Looks over the shoulder of the pool; what it sees is asked for before anything is measured. */
function watch(pool: Pool): void {
  const query = pool.query.bind(pool) as (...given: unknown[]) => unknown;
  const watched = (...given: unknown[]): unknown => {
    sent?.push(given[0] as SentCall);
    return query(...given);
  };
  Object.assign(pool, { query: watched });
}

answerParent(
  {
    async start(urls: Ground['urls']): Promise<ProductAddress> {
      product = await start(urls);
      return { url: product.running.url };
    },
    /** The relay and the sweeps; off while the database is loaded by others. */
    async relay(on: boolean) {
      await Promise.all(loops.map((loop) => loop.stop()));
      const { loops: all = [], logger } = product ?? {};
      if (logger === undefined) return;
      loops = on ? all.map((loop) => startLoop(loop, logger)) : [];
    },
    async watch() {
      sent = [];
      if (product !== undefined) watch(product.pool);
    },
    /** What was sent since `watch`; from here on nobody watches. */
    async unwatch(): Promise<readonly SentCall[]> {
      const seen = (sent ?? []).map(({ text, values }) => ({ text, values }));
      sent = undefined;
      if (product !== undefined) Reflect.deleteProperty(product.pool, 'query');
      return seen;
    },
  },
  async () => {
    await Promise.all(loops.map((loop) => loop.stop()));
    await product?.running.stop();
    for (const part of product?.close ?? []) await part.close();
    await product?.pool.end();
  },
);
