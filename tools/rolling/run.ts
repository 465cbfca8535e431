import { startFakeGoogle } from '@gomomo/fakes';
import { services } from '@gomomo/infra';
import { createPool } from '@gomomo/postgres';
import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { launchStack } from '../bench/chat/product.ts';
import { checkEvents } from './check-events.ts';
import { checkMirrors } from './check-mirrors.ts';
import { toGoogleEnv } from './google.ts';
import { startLoad } from './load.ts';
import type { Drive } from './options.ts';
import { ownerUrlOf, type Place } from './place.ts';
import { toReport } from './report.ts';
import { restartReplica, type Restarted } from './restart-replica.ts';
import { openAllShops } from './shops.ts';
import { createTally } from './tally.ts';

/** Before the first restart, between two, and after the last. */
const restMs = 2_000;

/** A rolling restart of every replica, one after the other, under load. Answers whether nothing was lost. */
export async function run({ replicas, rounds, size }: Drive): Promise<boolean> {
  const google = await startFakeGoogle();
  const product = await launchStack(toGoogleEnv(google), ['--replicas', String(replicas)]);
  const place: Place = { origin: product.url, dataDir: product.dataDir };
  const pool = createPool({
    connectionString: ownerUrlOf(place),
    applicationName: 'check',
    max: 1,
  });
  try {
    const shops = await openAllShops(place, google, size.bookers);
    const tally = createTally();
    const load = startLoad(place, shops, size, tally);
    await pause(restMs);
    const restarted: Restarted[] = [];
    for (const replica of namesOf(replicas, rounds)) {
      const one = await restartReplica(place, replica);
      restarted.push(one);
      const [drained, ready] = [one.drainMs, one.readyMs].map((ms) => (ms / 1000).toFixed(1));
      const failed = tally.rows().reduce((sum, row) => sum + row.failed, 0);
      console.log(
        `  ${replica}: ended after ${drained} s, ready after ${ready} s (${failed} failed)`,
      );
      await pause(restMs);
    }
    await load.stop();
    const events = await checkEvents(place, pool);
    const mirrors = await checkMirrors(pool, google);
    const report = toReport({ restarted, tally, events, mirrors, load: loadavg()[0] ?? 0 });
    console.log(report.text);
    return report.isFine;
  } finally {
    await pool.end();
    await product.stop();
    await google.close();
  }
}

/** All of one service before the next, as a cluster rolls a deployment out. */
const namesOf = (replicas: number, rounds: number): string[] =>
  Array.from({ length: rounds }, () =>
    services.flatMap(({ name }) =>
      Array.from({ length: replicas }, (_, place) => (place === 0 ? name : `${name}-${place + 1}`)),
    ),
  ).flat();
