import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { PRODUCT_DATABASE } from '@gomomo/embedded';
import { endProcess } from '../ending/end-process.ts';
import { atEnd } from '../ending/ending.ts';
import { ask } from './cluster.ts';
import { inFolder } from './in-folder.ts';
import type { CitusOptions } from './options.ts';
import { startCluster } from './start-cluster.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = 'apps/booking-core/test';
const specs = [
  ...['verbs.int', 'overbooking.race', 'changes.race', 'counting.race', 'across-tenants.int'],
  'door-isolation.int',
];

/** The specs on a cluster of two workers; jest's own report of each, and 0 if all have passed. */
export const runSpecs = ({ postgres }: Pick<CitusOptions, 'postgres'>): Promise<number> =>
  inFolder(async (place) => {
    const cluster = await startCluster(place, postgres, 2);
    try {
      return await runSpecsOn(cluster.coordinator.superuserUrl);
    } finally {
      await cluster.stop();
    }
  });

/** One by one, each on empty tables, as it would have them on a database of its own. */
export async function runSpecsOn(superuserUrl: string): Promise<number> {
  let worst = 0;
  for (const name of specs) {
    await ask(superuserUrl, ...emptyTables);
    worst = Math.max(worst, await runSpec(name, superuserUrl));
  }
  return worst;
}

const emptyTables = [
  `do $$ begin
     execute (select 'truncate ' || string_agg(logicalrelid::text, ', ') from pg_dist_partition where partmethod = 'h');
   end $$`,
  'truncate booking.tenants cascade',
];

async function runSpec(name: string, superuserUrl: string): Promise<number> {
  const child = spawn(
    'npm',
    ['run', '--silent', 'jest', '--', '-w', '1', '--verbose', `${folder}/${name}`],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        GOMOMO_TEST_POSTGRES_URL: superuserUrl,
        GOMOMO_TEST_DATABASE: PRODUCT_DATABASE,
        GOMOMO_TEST_COUNTS_AT: 'read-committed', // all that workers know
      },
    },
  );
  atEnd(() => endProcess(child));
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
}
