import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { PRODUCT_DATABASE } from '@gomomo/embedded';
import { inFolder } from './in-folder.ts';
import type { Options } from './options.ts';
import { startCluster } from './start-cluster.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = 'apps/booking-core/test';
const specs = ['verbs.int', 'overbooking.race', 'changes.race', 'door-isolation.int'];

/** The specs on a cluster of two workers; jest's own report, and its exit code. What is known to fail: docs/scale.md. */
export const runSpecs = ({ postgres }: Options): Promise<number> =>
  inFolder(async (place) => {
    const cluster = await startCluster(place, postgres, 2);
    try {
      const jest = ['run', '--silent', 'jest', '--', '-w', '1', '--selectProjects', 'integration'];
      const child = spawn('npm', [...jest, ...specs.map((name) => `${folder}/${name}`)], {
        cwd: root,
        stdio: 'inherit',
        env: {
          ...process.env,
          GOMOMO_TEST_POSTGRES_URL: cluster.coordinator.superuserUrl,
          GOMOMO_TEST_DATABASE: PRODUCT_DATABASE,
        },
      });
      const [code] = (await once(child, 'close')) as [number | null];
      return code ?? 1;
    } finally {
      await cluster.stop();
    }
  });
