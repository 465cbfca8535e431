import { AppError } from '@gomomo/kernel';
import type { RedisClient } from './connection.ts';

const firstConnectionMs = 3000;

/** The one way to Redis: waits for the very first connection, and makes every fault weather. */
export interface RedisDoor {
  readonly client: RedisClient;
  run<Result>(command: (client: RedisClient) => Promise<Result>): Promise<Result>;
  /** Settles when the first connection stands, or after 3 s without one. */
  readonly opened: Promise<void>;
  close(): void;
}

export function createRedisDoor(client: RedisClient): RedisDoor {
  const opened = waitForFirstConnection(client);
  return {
    client,
    opened,
    run: async (command) => {
      await opened;
      try {
        return await command(client);
      } catch (cause) {
        throw new AppError('dependency-unavailable', 'Redis cannot be reached', {
          retryable: true,
          cause,
        });
      }
    },
    close: () => client.disconnect(),
  };
}

function waitForFirstConnection(client: RedisClient): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, firstConnectionMs);
    timer.unref();
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    client.once('ready', done);
    client.once('end', done);
  });
}
