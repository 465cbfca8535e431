import { buildPage } from '@gomomo/chat-web';
import { parseEnv, productSettings } from '@gomomo/config';
import {
  assertPortFree,
  choosePort,
  claimDataFolder,
  ensureSecrets,
  findJsonFile,
  passwordNames,
  rememberPort,
} from '@gomomo/embedded';
import { readyLine, runProcess, say, secretMakersFor, type ProcessContext } from '@gomomo/host';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { loadApp, services } from '@gomomo/infra';
import { toAppEnvironment } from './app-environment.ts';
import { keepRunning, runToEnd } from './app-process.ts';
import { checkServices, type Ports } from './merged-answers.ts';
import { startOrigin } from './origin.ts';
import { startServers, type Servers, type StackContext } from './servers.ts';
import { summaryOf, type SummaryFacts } from './summary.ts';

const readyMs = 120_000;
const demoSchema = z.object({ slug: z.string(), apiKey: z.string() });
const place = productSettings.pick({ PORT: true, HOST: true, DATA_DIR: true, SEED_DEMO: true });

/** Answers the exit code: 0 when somebody asked it to stop, 1 with a message when it could not run. */
export const runStack = (env: NodeJS.ProcessEnv): Promise<number> =>
  runProcess((context) => start(env, context), { farewell: 'stopping...' });

async function start(env: NodeJS.ProcessEnv, { stop, teardown }: ProcessContext): Promise<void> {
  const { PORT: port, HOST: host, DATA_DIR, SEED_DEMO: seedsDemo = true } = parseEnv(place, env);
  const dataDir = resolve(DATA_DIR);
  const claim = await claimDataFolder(dataDir);
  teardown.add('data folder', claim.release);
  stop.signal.addEventListener('abort', claim.announceStopping, { once: true });
  await assertPortFree(port, host);
  const secrets = ensureSecrets(dataDir, secretMakersFor(passwordNames()), say);
  const context = { dataDir, searchPath: env['PATH'], secrets, stop, teardown };
  const [servers] = await Promise.all([startServers(context), buildPage()]);
  stop.signal.throwIfAborted();
  const origin = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
  const ports = await startApps({ context, servers, origin, given: env, seedsDemo });
  const door = await startOrigin({ host, port }, ports);
  teardown.add('origin', door.close);
  await becomeReady(ports, stop.signal);
  claim.announceReady(origin);
  const ready = readyLine({
    url: origin,
    ...servers,
    services: [...ports].map(([name, own]) => [name, `http://127.0.0.1:${own}`]),
  });
  const demo = seedsDemo ? findDemo(dataDir) : undefined;
  const lines = [...summaryOf({ origin, given: env, secrets, demo }), ready];
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  door.open();
}

interface StartAppsOptions {
  readonly context: StackContext;
  readonly servers: Servers;
  readonly origin: string;
  readonly given: NodeJS.ProcessEnv;
  readonly seedsDemo: boolean;
}

/** Each service in the order of the list: its migrations first, then itself on a port of its own. */
async function startApps(options: StartAppsOptions): Promise<Ports> {
  const { dataDir, secrets, stop, teardown } = options.context;
  const ports = new Map<string, number>();
  for (const { name } of services) ports.set(name, await choosePort(dataDir, name));
  for (const service of services) {
    const { name } = service;
    const port = ports.get(name) ?? 0;
    rememberPort(dataDir, name, port);
    const app = await loadApp(service);
    const env = toAppEnvironment({ ...options, app, port, ports, secrets });
    const entryOf = (file: string): string => `apps/${name}/src/${file}.ts`;
    if (service.schema !== undefined) {
      const owner = { PATH: env['PATH'], DATABASE_OWNER_URL: options.servers.ownerUrl };
      const migrations = { name: `${name}-migrations`, entry: entryOf('migrate'), dataDir };
      await runToEnd({ ...migrations, env: owner });
    }
    if (name === 'booking-core' && options.seedsDemo) {
      const args = [demoFile(dataDir)];
      await runToEnd({ name: 'seed', entry: 'tools/stack/seed-demo.ts', args, env, dataDir });
    }
    stop.signal.throwIfAborted();
    const running = keepRunning({ name, entry: entryOf('main'), env, dataDir }, stop.fail);
    teardown.add(name, running.stop);
  }
  return ports;
}

async function becomeReady(ports: Ports, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + readyMs;
  for (;;) {
    signal.throwIfAborted();
    const checks = await checkServices(ports);
    const down = [...ports.keys()].filter((name) => checks[name]?.status !== 'up');
    if (down.length === 0) return;
    if (performance.now() > deadline) throw new Error(`not ready: ${down.join(', ')}`);
    await delay(100);
  }
}

const demoFile = (dataDir: string): string => join(dataDir, 'demo.json');

/** The demo as its maker kept it; undefined where that file is missing or torn. */
function findDemo(dataDir: string): SummaryFacts['demo'] {
  const kept = demoSchema.safeParse(findJsonFile(demoFile(dataDir)));
  return kept.data;
}
