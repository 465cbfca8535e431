import { stopOrphans } from '@gomomo/embedded';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { temporaryFolder } from './temporary-folder.ts';
import { testEnvironment } from './test-environment.ts';

export interface Product {
  /** Stays the same over restarts. */
  readonly url: string;
  readonly adminKey: string;
  /** Its data folder; with the spec's file it goes. */
  readonly dataDir: string;
  /** kill -9 of the product's process; its servers are left behind. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port. */
  start(): Promise<void>;
  /** Ends it in order; its data go with the spec's file. */
  stop(): Promise<void>;
}

const entry = join(import.meta.dirname, '../../../apps/all-in-one/src/main.ts');
const adminKey = 'spec-admin-key-'.padEnd(48, '0');

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
}

async function launch(dataDir: string, env: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, [entry], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: testEnvironment.searchPath(), DATA_DIR: dataDir, ...env },
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ready = new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const [word, url = ''] = line.split(' ');
      if (word === 'ready') resolve(url);
    });
  });
  const ended = once(child, 'exit').then(([code]): never => {
    throw new Error(`the product ended with ${String(code)} before it was ready:\n${errors}`);
  });
  // Only the race below listens; an end after that is the spec's own doing.
  ended.catch(() => undefined);
  return { child, url: await Promise.race([ready, ended]) };
}

async function end({ child }: Running, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

/**
 * The whole product as `npm start` runs it, on a data folder of its own: for the few specs that go
 * through the real door. Limits are out of the way unless `env` sets them.
 */
export async function startProduct(env: Record<string, string> = {}): Promise<Product> {
  const dataDir = temporaryFolder('product-');
  const limits = {
    RATE_LIMIT_CHAT: '1000',
    RATE_LIMIT_DEFAULT: '10000',
    RATE_LIMIT_BOOKING: '1000',
  };
  const shared = { ADMIN_API_KEY: adminKey, ...limits, ...env };
  let running = await launch(dataDir, { PORT: '0', ...shared });
  const { url } = running;
  return {
    url,
    adminKey,
    dataDir,
    kill: () => end(running, 'SIGKILL'),
    async start() {
      running = await launch(dataDir, { PORT: new URL(url).port, ...shared });
    },
    async stop() {
      await end(running, 'SIGTERM');
      await stopOrphans(dataDir);
    },
  };
}
