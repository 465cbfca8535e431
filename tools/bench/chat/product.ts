import { findFreePort, stopOrphans } from '@gomomo/embedded';
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { makeDataFolder } from '../../data-folder.ts';
import { endProcess } from '../../ending/end-process.ts';
import { atEnd } from '../../ending/ending.ts';
import { asDeployed } from '../../stack/as-deployed.ts';

const root = join(import.meta.dirname, '../../..');

/** Limits are in the path, and never reached. */
const limits = {
  ...{ RATE_LIMIT_CHAT: '1000000', RATE_LIMIT_DEFAULT: '1000000', RATE_LIMIT_BOOKING: '1000000' },
  ...{ RATE_LIMIT_TENANT: '1000000', MAX_SOCKETS_PER_ADDRESS: '1000' },
};

export interface Product {
  readonly pid: number;
  readonly dataDir: string;
  readonly url: string;
  /** Where each service listens by itself. */
  readonly addresses: ReadonlyMap<string, string>;
  stop(): Promise<void>;
}

/** What `npm start` runs, on a data folder of its own unless one is given, which then stays. */
export const launchProduct = (givenFolder?: string): Promise<Product> =>
  launch('apps/all-in-one/src/main.ts', 0, { givenFolder });

/** What `npm run stack` runs: each service a process of its own, whose id is in the data folder. */
export const launchStack = async (
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<Product> =>
  launch('tools/stack/main.ts', (await findFreePort()) ?? 3998, {
    env: { ...asDeployed, ...env },
    args,
  });

const splitAt = (text: string, at: number): [string, string] => [
  text.slice(0, at),
  text.slice(at + 1),
];

interface Launching {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly givenFolder?: string | undefined;
}

async function launch(
  entry: string,
  port: number,
  { env = {}, args = [], givenFolder }: Launching,
): Promise<Product> {
  const dataDir = givenFolder ?? makeDataFolder('gomomo-bench-');
  const child = spawn(process.execPath, [join(root, entry), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: String(port), ...limits, ...env },
  });
  const stop = atEnd(async () => {
    await endProcess(child);
    await stopOrphans(dataDir);
    if (givenFolder === undefined) rmSync(dataDir, { recursive: true, force: true });
  });
  const ready = await new Promise<readonly string[]>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('ready ')) resolve(line.split(' '));
    });
    child.once('exit', (code) => reject(new Error(`the product ended with ${code}`)));
  });
  const [, url = '', ...facts] = ready;
  return {
    url,
    pid: child.pid ?? 0,
    addresses: new Map(facts.map((fact): [string, string] => splitAt(fact, fact.indexOf('=')))),
    dataDir,
    stop,
  };
}
