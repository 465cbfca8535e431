import type { Env } from '@gomomo/config';
import { isAppError } from '@gomomo/kernel';
import { runServices } from '@gomomo/service';
import type { Assembly, Ground } from './ground.ts';
import { layGround } from './lay-ground.ts';
import { readyLine } from './ready-line.ts';
import { say } from './say.ts';
import { listenForStop, type StopRequest } from './stop-request.ts';
import { createTeardown, type Teardown } from './teardown.ts';

export interface ProductOptions {
  env: Env;
  /** Migrates, seeds and builds the services; what it opens it adds to the teardown. */
  assemble: (ground: Ground) => Promise<Assembly>;
}

/**
 * Starts the product in this process, runs it until it is asked to stop, and answers the exit code:
 * 0 when somebody asked, also in the middle of the start; 1 with a message when it could not run.
 */
export async function runProduct(options: ProductOptions): Promise<number> {
  const stop = listenForStop(explain);
  const teardown = createTeardown(say);
  try {
    await start(options, stop, teardown);
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

async function start(
  { env, assemble }: ProductOptions,
  stop: StopRequest,
  teardown: Teardown,
): Promise<void> {
  const ground = await layGround(env, stop, teardown);
  const { settings, port, logger } = ground;
  const assembly = await assemble(ground);
  stop.signal.throwIfAborted();
  const running = await runServices([...assembly.services, assembly.upkeep], {
    host: settings.HOST,
    port,
    ...(settings.METRICS_PORT === undefined ? {} : { metricsPort: settings.METRICS_PORT }),
    trustProxy: settings.TRUST_PROXY,
    production: settings.NODE_ENV === 'production',
    logger,
    isTrusted: assembly.isTrusted,
    announce: (url) => {
      ground.announceReady(url);
      const ready = readyLine({
        url,
        postgres: ground.databases.postgresAddress,
        redis: ground.redis?.address,
        kafka: settings.KAFKA_BROKERS?.join(','),
        services: assembly.services.map((service) => service.name),
      });
      process.stdout.write([...assembly.summary, ready, ''].join('\n'));
    },
  });
  teardown.add('services', running.stop);
}
