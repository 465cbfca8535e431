import type { Log } from '@gomomo/kernel';
import { connectRedis, waiting, type RedisClient } from './connection.ts';

/** Connections for a library that publishes to streams, and waits on them. */
export interface RedisStreams {
  /** Fails at once while Redis is away, as all of ours do. What it duplicates waits until it is back. */
  readonly publisher: RedisClient;
  /** Ends the connections, those that were duplicated too. */
  close(): void;
}

/**
 * A reader asks again as soon as it has an answer, and with no pause after a fault: one that fails at
 * once would never let go of the processor. So readers wait for the connection, publishers do not.
 */
export function openRedisStreams(url: string, logger: Pick<Log, 'info' | 'warn'>): RedisStreams {
  const publisher = connectRedis(url, logger);
  const readers: RedisClient[] = [];
  const duplicate = (): RedisClient => {
    const reader = connectRedis(url, logger, waiting);
    readers.push(reader);
    return Object.assign(reader, { subscribe: withoutWaiting(reader) }) as RedisClient;
  };
  return {
    publisher: Object.assign(publisher, { duplicate }) as RedisClient,
    close: () => {
      for (const reader of readers) reader.xread = unanswered;
      for (const client of [publisher, ...readers]) client.disconnect();
    },
  };
}

/** A reader that is closed for good is not answered any more, or it would ask for ever. */
const unanswered: RedisClient['xread'] = () => new Promise<never>(() => undefined);

/** Nobody waits for a subscription: one that a stop cuts short would end the process as unhandled. */
function withoutWaiting(reader: RedisClient): (...channels: string[]) => Promise<unknown> {
  const subscribe = reader.subscribe.bind(reader) as (...channels: string[]) => Promise<unknown>;
  return (...channels) => subscribe(...channels).catch(() => undefined);
}
