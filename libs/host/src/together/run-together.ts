import type { Env, ProductSettings } from '@gomomo/config';
import type { z } from 'zod';
import type { AnyApp, Ground, SchemaApp, SchemaGround } from '../app.ts';
import { runProcess, type ProcessContext } from '../run-process.ts';
import { serve } from '../serve.ts';
import { createUpkeep } from '../upkeep.ts';
import type { Embedded, Secrets } from './embedded.ts';
import { layGround } from './lay-ground.ts';
import { openGrounds } from './open-together.ts';
import { readyLine } from './ready-line.ts';

/** What is there once every schema is migrated, before anything serves. */
export interface Together {
  /** The environment as it was given, before it was completed. */
  readonly given: Env;
  readonly settings: ProductSettings;
  readonly dataDir: string;
  /** Undefined in production, where every secret is in the settings. */
  readonly secrets: Secrets | undefined;
  readonly url: string;
  readonly port: number;
  readonly say: (text: string) => void;
  groundOf<Schema extends z.ZodObject>(app: SchemaApp<Schema>): SchemaGround<z.infer<Schema>>;
}

export interface TogetherOptions {
  readonly env: Env;
  /** `import * as embedded from '@gomomo/embedded'`. */
  readonly embedded: Embedded;
  /** Work before the first request; answers lines for a person, printed before the ready line. */
  readonly prepare?: (together: Together) => Promise<readonly string[]>;
  /** Once it answers. What it throws is said, and ends nothing. */
  readonly whenReady?: (together: Together) => Promise<void>;
}

/**
 * Runs apps in one process on an embedded default until it is asked to stop; answers the exit code.
 * Redis, Kafka and PostgreSQL are given ones where the environment names them.
 */
export function runTogether(apps: readonly AnyApp[], options: TogetherOptions): Promise<number> {
  return runProcess((context) => start(apps, options, context), { farewell: 'stopping...' });
}

async function start(
  apps: readonly AnyApp[],
  { prepare, whenReady, ...options }: TogetherOptions,
  context: ProcessContext,
): Promise<void> {
  const { stop, teardown } = context;
  const owners = apps.filter((app) => app.migrations !== undefined).map(({ name }) => name);
  const laid = await layGround({ ...options, owners }, context);
  const grounds = await openGrounds(apps, laid);
  const together: Together = {
    ...laid,
    given: options.env,
    groundOf: (app) => groundOf(grounds, app),
  };
  const summary = await prepare?.(together);
  const services = [...grounds].map(([app, ground]) => app.create(ground));
  const upkeep = [...grounds.values()].slice(0, 1).map(createUpkeep);
  stop.signal.throwIfAborted();
  const { settings, logger } = laid;
  await serve([...services, ...upkeep], {
    settings,
    port: laid.port,
    logger,
    teardown,
    announce: (url) => {
      laid.announceReady(url);
      const ready = readyLine({
        url,
        postgres: laid.databases.address,
        redis: laid.redis?.address ?? 'postgres',
        kafka: settings.KAFKA_BROKERS?.join(',') ?? 'embedded',
        services: services.map(({ name }) => [name, url]),
      });
      process.stdout.write([...(summary ?? []), ready, ''].join('\n'));
    },
  });
  await whenReady?.(together).catch((error: unknown) => laid.say(String(error)));
}

function groundOf<Schema extends z.ZodObject>(
  grounds: ReadonlyMap<AnyApp, Ground>,
  app: SchemaApp<Schema>,
): SchemaGround<z.infer<Schema>> {
  const ground = grounds.get(app);
  if (ground === undefined) throw new Error(`${app.name} is not one of the apps`);
  return ground as SchemaGround<z.infer<Schema>>;
}
