import {
  assertPortFree,
  createTeardown,
  ensureSecrets,
  listenForStop,
  type Secrets,
  type StopRequest,
  type Teardown,
} from '@gomomo/all-in-one';
import { buildPage } from '@gomomo/chat-web';
import { parseEnv, productSettings } from '@gomomo/config';
import { choosePort, claimDataFolder, findJsonFile, rememberPort } from '@gomomo/embedded';
import { isAppError } from '@gomomo/kernel';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { toAppEnvironment } from './app-environment.ts';
import { keepRunning, runToEnd } from './app-process.ts';
import { checkServices, type Ports } from './merged-answers.ts';
import { startOrigin } from './origin.ts';
import { say } from './say.ts';
import { startServers, type Servers, type StackContext } from './servers.ts';
import { apps } from './services.ts';

const readyMs = 120_000;
const place = productSettings.pick({ PORT: true, HOST: true, DATA_DIR: true });

/** Answers the exit code: 0 when somebody asked it to stop, 1 with a message when it could not run. */
export async function runStack(env: NodeJS.ProcessEnv): Promise<number> {
  const stop = listenForStop(explain);
  const teardown = createTeardown(say);
  try {
    await start(env, stop, teardown);
    await stop.requested;
    say('stopping...');
  } catch (error) {
    if (error !== stop.signal.reason) {
      explain(error);
      return 1;
    }
  } finally {
    await teardown.run();
  }
  return stop.exitCode();
}

function explain(error: unknown): void {
  if (isAppError(error)) say(`\n${error.message}`);
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

async function start(env: NodeJS.ProcessEnv, stop: StopRequest, teardown: Teardown): Promise<void> {
  const { PORT: port, HOST: host, DATA_DIR } = parseEnv(place, env);
  const dataDir = resolve(DATA_DIR);
  const claim = await claimDataFolder(dataDir);
  teardown.add('data folder', claim.release);
  stop.signal.addEventListener('abort', claim.announceStopping, { once: true });
  await assertPortFree(port, host);
  const secrets = ensureSecrets(dataDir);
  const context = { dataDir, searchPath: env['PATH'], secrets, stop, teardown };
  const [servers] = await Promise.all([startServers(context), buildPage()]);
  stop.signal.throwIfAborted();
  const origin = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
  const ports = await startApps({ context, servers, origin, given: env });
  const door = await startOrigin({ host, port }, ports);
  teardown.add('origin', door.close);
  await becomeReady(ports, stop.signal);
  claim.announceReady(origin);
  const lines = [...summaryOf(origin, dataDir, secrets), readyLine(origin, servers, ports)];
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  door.open();
}

interface StartAppsOptions {
  readonly context: StackContext;
  readonly servers: Servers;
  readonly origin: string;
  readonly given: NodeJS.ProcessEnv;
}

/** Each service in the order of the list: its migrations first, then itself on a port of its own. */
async function startApps({ context, ...options }: StartAppsOptions): Promise<Ports> {
  const { dataDir, secrets, stop, teardown } = context;
  const ports = new Map<string, number>();
  for (const { name } of apps) ports.set(name, await choosePort(dataDir, name));
  for (const app of apps) {
    const port = ports.get(app.name) ?? 0;
    rememberPort(dataDir, app.name, port);
    const env = toAppEnvironment({ app, port, ports, secrets, ...options });
    if (app.migrations !== undefined) {
      const owner = { ...env, DATABASE_OWNER_URL: options.servers.ownerUrl };
      const name = `${app.name}-migrations`;
      await runToEnd({ name, entry: app.migrations, env: owner, dataDir });
    }
    if (app.name === 'booking-core' && env['SEED_DEMO'] !== '0') {
      const args = [demoFile(dataDir)];
      await runToEnd({ name: 'seed', entry: 'tools/stack/seed-demo.ts', args, env, dataDir });
    }
    stop.signal.throwIfAborted();
    const running = keepRunning({ name: app.name, entry: app.entry, env, dataDir }, stop.fail);
    teardown.add(app.name, running.stop);
  }
  return ports;
}

async function becomeReady(ports: Ports, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + readyMs;
  for (;;) {
    signal.throwIfAborted();
    const checks = await checkServices(ports);
    const down = Object.keys(checks).filter((name) => checks[name]?.status !== 'up');
    if (down.length === 0) return;
    if (performance.now() > deadline) throw new Error(`not ready: ${down.join(', ')}`);
    await delay(100);
  }
}

const demoFile = (dataDir: string): string => join(dataDir, 'demo.json');

/** What a person wants to know once it runs. */
function summaryOf(origin: string, dataDir: string, secrets: Secrets): string[] {
  const row = (label: string, value: string): string => `  ${label.padEnd(22)}${value}`;
  const demo = findJsonFile(demoFile(dataDir)) as { slug: string; apiKey: string } | undefined;
  const ofDemo =
    demo === undefined
      ? []
      : [
          row('Bloom Wellness Studio', `${origin}/${demo.slug}`),
          row('key of the demo', demo.apiKey),
        ];
  const rest = [row('key of the operator', secrets.ADMIN_API_KEY), row('stop', 'Ctrl-C')];
  return ['', ...ofDemo, row('API', `${origin}/openapi.json`), ...rest, ''];
}

function readyLine(origin: string, servers: Servers, ports: Ports): string {
  return [
    `ready ${origin}`,
    `postgres=${servers.postgres}`,
    `redis=${servers.redis}`,
    `kafka=${servers.kafka}`,
    ...[...ports].map(([name, port]) => `${name}=http://127.0.0.1:${port}`),
  ].join(' ');
}
