import { stopOrphans } from '@gomomo/embedded';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const entry = join(import.meta.dirname, '../../../apps/all-in-one/src/main.ts');

/** Limits are in the path, and never reached. */
const limits = {
  ...{ RATE_LIMIT_CHAT: '1000000', RATE_LIMIT_DEFAULT: '1000000', RATE_LIMIT_BOOKING: '1000000' },
  MAX_SOCKETS_PER_ADDRESS: '1000',
};

export interface Product {
  readonly dataDir: string;
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** What `npm start` runs, on a data folder of its own. */
export async function launchProduct(): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gomomo-bench-'));
  // PostgreSQL has a user of its own where the bench runs as root.
  chmodSync(dataDir, 0o755);
  const child = spawn(process.execPath, [entry], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '0', ...limits },
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('ready ')) resolve(line.split(' ')[1] ?? '');
    });
    child.once('exit', (code) => reject(new Error(`the product ended with ${code}`)));
  });
  return {
    ...{ url, dataDir },
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
      await stopOrphans(dataDir);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
