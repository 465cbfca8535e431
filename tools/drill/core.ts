import { PRODUCT_DATABASE, type EmbeddedPostgres } from '@gomomo/embedded';
import { AppError } from '@gomomo/kernel';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endProcess } from '../ending/end-process.ts';
import { atEnd } from '../ending/ending.ts';
import { password } from './archived-cluster.ts';

/** booking-core as a process of its own. */
export interface Core {
  readonly url: string;
  stop(): Promise<void>;
}

export const adminKey = 'drill-admin-key'.padEnd(32, '-');

export async function startCore(server: EmbeddedPostgres, scratch: string): Promise<Core> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'serve-core.ts')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      // No Redis: all that lasts is in the cluster.
      PATH: '/nonexistent',
      PORT: '0',
      DATA_DIR: join(scratch, 'core'),
      ADMIN_API_KEY: adminKey,
      DATABASE_URL: server.url('booking_core', password, PRODUCT_DATABASE),
      DATABASE_OWNER_URL: server.url('gomomo_owner', password, PRODUCT_DATABASE),
      RATE_LIMIT_TENANT: '1000000',
      LOG_LEVEL: 'error',
    },
  });
  const stop = atEnd(() => endProcess(child));
  return { url: await untilReady(child), stop };
}

async function untilReady(child: ChildProcess): Promise<string> {
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ready = new Promise<string>((resolve) => {
    if (child.stdout === null) return;
    createInterface(child.stdout).on('line', (line) => {
      const [word, url = ''] = line.split(' ');
      if (word === 'ready') resolve(url);
    });
  });
  const ended = once(child, 'exit').then((): never => {
    throw new AppError('not-started', `booking-core ended before it was ready:\n${errors}`);
  });
  ended.catch(() => undefined); // an end after that is asked for
  return Promise.race([ready, ended]);
}
