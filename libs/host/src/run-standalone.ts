import { parseEnv, type Env } from '@gomomo/config';
import { AppError } from '@gomomo/kernel';
import { toKafkaConnection } from '@gomomo/messaging';
import { migrate } from '@gomomo/postgres';
import { createLogger, startTracing } from '@gomomo/telemetry';
import { hostname } from 'node:os';
import type { z } from 'zod';
import type { AnyApp, Migrations, SchemaApp, SchemaGround } from './app.ts';
import { standaloneSettings, type StandaloneSettings } from './app-settings.ts';
import { openPool, openReadPool, openShared } from './open-shared.ts';
import { runProcess, type ProcessContext } from './run-process.ts';
import { serve } from './serve.ts';
import { createUpkeep } from './upkeep.ts';

/** Other replicas serve, and callers are told to ask them. */
const noticeMs = 500;

/** Runs one app as a process of its own until it is asked to stop, then ends the process. */
export async function runStandalone(app: AnyApp, env: Env): Promise<void> {
  process.exitCode = await runProcess(async (context) => {
    const ground = openStandalone(app, env, context);
    await serve([app.create(ground), createUpkeep(ground)], {
      settings: ground.settings,
      port: ground.settings.PORT,
      logger: ground.logger,
      teardown: context.teardown,
      noticeMs,
      announce: (url) => {
        process.stdout.write(`ready ${url}\n`);
      },
    });
  });
  // What a client library left open must not keep a stopped process alive.
  process.exit();
}

type AnyGround = SchemaGround<StandaloneSettings & Record<string, unknown>>;

function openStandalone(app: AnyApp, env: Env, { stop, teardown }: ProcessContext): AnyGround {
  const { name } = app;
  const settings = parseEnv(standaloneSettings(app), env) as AnyGround['settings'];
  const logger = createLogger({ name, level: settings.LOG_LEVEL });
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, DATABASE_URL: database } = settings;
  const stopTracing = startTracing({ serviceName: name, ...(endpoint ? { endpoint } : {}) });
  teardown.add('tracing', stopTracing);
  const pool = database === undefined ? undefined : openPool(database, name, { logger, teardown });
  const readPool = openReadPool(settings, name, { logger, teardown });
  const shared = openShared({
    redisUrl: settings.REDIS_URL,
    kafka: toKafkaConnection(settings, name),
    logger,
    teardown,
    onLost: (error) => {
      logger.fatal({ err: error }, 'the event bus is lost');
      stop.fail(error);
    },
  });
  const holder = `${hostname()}:${settings.PORT}`;
  // The pool is there whenever the app's type has one: its settings ask for DATABASE_URL then.
  return { ...shared, settings, holder, pool, readPool } as AnyGround;
}

/** Does `work` on the ground of an app that runs on its own, without serving: seeding, repairs. */
export async function runOnce<Schema extends z.ZodObject>(
  app: SchemaApp<Schema>,
  env: Env,
  work: (ground: SchemaGround<z.infer<Schema>>) => Promise<void>,
): Promise<void> {
  process.exitCode = await runProcess(async (context) => {
    await work(openStandalone(app, env, context) as unknown as SchemaGround<z.infer<Schema>>);
    context.stop.end();
  });
  process.exit();
}

/** The job that runs before a release, as the owner of the schema (DATABASE_OWNER_URL). */
export async function migrateStandalone(migrations: Migrations, env: Env): Promise<void> {
  process.exitCode = await runProcess(async ({ stop }) => {
    const connectionString = env['DATABASE_OWNER_URL'];
    if (connectionString === undefined) {
      throw new AppError(
        'bad-config',
        'DATABASE_OWNER_URL must be given: the role that owns the schema.',
      );
    }
    const applied = await migrate({ connectionString, ...migrations });
    process.stdout.write(`applied: ${applied.length === 0 ? 'nothing new' : applied.join(', ')}\n`);
    stop.end();
  });
  process.exit();
}
