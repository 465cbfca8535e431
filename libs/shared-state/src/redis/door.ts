import { AppError, within } from '@gomomo/kernel';
import type { RedisClient } from './connection.ts';

const firstConnectionMs = 3000;
/** Of one command: a request has to be answered within its own time. */
const commandMs = 1000;

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
        return await within(commandMs, command(client), () => {
          throw new Error(`no answer in ${commandMs} ms`);
        });
      } catch (cause) {
        throw new AppError('dependency-unavailable', tellFault(cause), { retryable: true, cause });
      }
    },
    close: () => client.disconnect(),
  };
}

/** How a server begins its answer that lets nothing be written: disk or memory full, or a replica. */
const writeRefusal = /^(MISCONF|OOM|READONLY|NOREPLICAS)\b/;

/** Every fault is weather, but whoever has to mend it looks at the disk, or at the network. */
export function tellFault(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  const refusal = writeRefusal.exec(text)?.[1];
  return refusal === undefined ? 'Redis cannot be reached' : `Redis takes no writes (${refusal})`;
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
