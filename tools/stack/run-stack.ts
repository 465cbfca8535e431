import { buildPage } from '@gomomo/chat-web';
import { parseEnv, productSettings } from '@gomomo/config';
import {
  assertPortFree,
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
import { loadApp, services, type Service } from '@gomomo/infra';
import { toAppEnvironment } from './app-environment.ts';
import { keepRunning, runToEnd } from './app-process.ts';
import { findDown } from './merged-answers.ts';
import { startInnerDoor, startOrigin } from './origin.ts';
import { doorName, placeReplicas, type Replica, type Replicas } from './replicas.ts';
import type { Servers } from './reached.ts';
import { startServers, type StackContext } from './servers.ts';
import { summaryOf, type SummaryFacts } from './summary.ts';
import { doorsOf, reachedBy, type Through } from './through.ts';

const readyMs = 120_000;
const demoSchema = z.object({ slug: z.string(), apiKey: z.string() });
const place = productSettings.pick({ PORT: true, HOST: true, DATA_DIR: true, SEED_DEMO: true });

/** Answers the exit code: 0 when somebody asked it to stop, 1 with a message when it could not run. */
export const runStack = (
  env: NodeJS.ProcessEnv,
  replicas: number,
  through?: Through,
): Promise<number> =>
  // A copy: Vite, which may build the page meanwhile, sets NODE_ENV of this process to production.
  runProcess((context) => start({ ...env }, replicas, { ...context, through }), {
    farewell: 'stopping...',
  });

async function start(
  env: NodeJS.ProcessEnv,
  count: number,
  { stop, teardown, through }: ProcessContext & Pick<StackContext, 'through'>,
): Promise<void> {
  const { PORT: port, HOST: host, DATA_DIR, SEED_DEMO: seedsDemo = true } = parseEnv(place, env);
  const dataDir = resolve(DATA_DIR);
  const claim = await claimDataFolder(dataDir);
  teardown.add('data folder', claim.release);
  stop.signal.addEventListener('abort', claim.announceStopping, { once: true });
  await assertPortFree(port, host);
  const secrets = ensureSecrets(dataDir, secretMakersFor(passwordNames()), say);
  const context = { dataDir, searchPath: env['PATH'], secrets, stop, teardown, through };
  const [servers] = await Promise.all([startServers(context), buildPage()]);
  stop.signal.throwIfAborted();
  const origin = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
  const replicas = await placeReplicas(dataDir, count);
  await startApps({ context, servers, origin, replicas, given: env, seedsDemo });
  const door = await startOrigin({ host, port }, replicas);
  teardown.add('origin', door.close);
  await becomeReady(replicas, stop.signal);
  claim.announceReady(origin);
  const ready = readyLine({
    url: origin,
    ...servers,
    services: [...replicas].map(([name, own]) => [name, addressesOf(own)]),
  });
  const demo = seedsDemo ? findDemo(dataDir) : undefined;
  const lines = [...summaryOf({ origin, given: env, secrets, demo }), ready];
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  door.open();
}

/** Of one service, for scripts: several with a comma between. */
const addressesOf = (replicas: readonly Replica[]): string =>
  replicas.map(({ port }) => `http://127.0.0.1:${port}`).join(',');

interface StartAppsOptions {
  readonly context: StackContext;
  readonly servers: Servers;
  readonly origin: string;
  readonly replicas: Replicas;
  readonly given: NodeJS.ProcessEnv;
  readonly seedsDemo: boolean;
}

/** Each service in the order of the list: its migrations first, then its replicas. */
async function startApps(options: StartAppsOptions): Promise<void> {
  const { dataDir, secrets, stop, teardown } = options.context;
  const doors = await openDoors(options);
  for (const service of services) {
    const { name } = service;
    await migrateSchema(service, options);
    const app = await loadApp(service);
    for (const replica of options.replicas.get(name) ?? []) {
      const servers = reachedBy(replica.name, options.servers, options.context.through);
      const { through } = options.context;
      const reached = { servers, doors: doorsOf(replica.name, doors, through) };
      const own = { ...reached, service, app, port: replica.port, dataDir, secrets };
      const given = through?.env?.(replica.name);
      const env = { ...toAppEnvironment({ ...options, ...own }), ...given };
      if (replica.name === 'booking-core' && options.seedsDemo) await seedDemo(dataDir, env);
      stop.signal.throwIfAborted();
      const command = { name: replica.name, entry: entryOf(name, 'main'), env, dataDir };
      const running = keepRunning(command, stop.fail);
      teardown.add(replica.name, running.stop);
    }
  }
}

const entryOf = (service: string, file: string): string => `apps/${service}/src/${file}.ts`;

/** Where each service is reached by the others: at itself, or at a door in front of its replicas. */
async function openDoors({ replicas, context }: StartAppsOptions): Promise<Map<string, number>> {
  const doors = new Map<string, number>();
  for (const [name, own] of replicas) {
    const [only, ...others] = own;
    if (only !== undefined && others.length === 0) {
      doors.set(name, only.port);
      continue;
    }
    const door = await startInnerDoor(own);
    context.teardown.add(`door of ${name}`, door.close);
    doors.set(name, door.port);
    rememberPort(context.dataDir, doorName(name), door.port);
  }
  return doors;
}

/** As the owner of the schema, who does not run. */
async function migrateSchema(
  { name, schema }: Service,
  { context: { dataDir }, servers, given }: StartAppsOptions,
): Promise<void> {
  if (schema === undefined) return;
  const env = { PATH: given['PATH'], DATABASE_OWNER_URL: servers.ownerUrl };
  await runToEnd({ name: `${name}-migrations`, entry: entryOf(name, 'migrate'), env, dataDir });
}

async function seedDemo(dataDir: string, env: NodeJS.ProcessEnv): Promise<void> {
  const args = [demoFile(dataDir)];
  await runToEnd({ name: 'seed', entry: 'tools/stack/seed-demo.ts', args, env, dataDir });
}

async function becomeReady(replicas: Replicas, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + readyMs;
  for (;;) {
    signal.throwIfAborted();
    const down = await findDown(replicas);
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
