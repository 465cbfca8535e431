import type { Log } from '@gomomo/kernel';
import type { SharedState } from '../ports.ts';
import { connectRedis } from './connection.ts';
import { createRedisDoor } from './door.ts';
import { createRedisLeases } from './leases.ts';
import { createRedisLimits } from './limits.ts';
import { createRedisSessions } from './sessions.ts';
import { openRedisStreams, type RedisStreams } from './streams.ts';
import { createRedisTokens } from './tokens.ts';

export interface RedisStateOptions {
  /** The forms of `parseRedisUrl`. */
  readonly url: string;
  /** Put before every key, so that one Redis can serve several installations. */
  readonly keyPrefix: string;
  readonly logger: Pick<Log, 'info' | 'warn'>;
}

export function createRedisState({ url, keyPrefix, logger }: RedisStateOptions): SharedState {
  const door = createRedisDoor(connectRedis(url, logger));
  const opened: RedisStreams[] = [];
  return {
    kind: 'redis',
    sessions: createRedisSessions(door, keyPrefix),
    tokens: createRedisTokens(door, keyPrefix),
    limits: createRedisLimits(door, keyPrefix),
    leases: createRedisLeases(door, keyPrefix),
    loops: [],
    openStreams: () => {
      const streams = openRedisStreams(url, logger);
      opened.push(streams);
      return streams;
    },
    ready: async () => {
      // A full disk still answers a ping, and with some faults so does a server that takes no writes.
      await door.run((redis) => redis.set(`${keyPrefix}ready`, '1', 'PX', 1000));
    },
    close: async () => {
      door.close();
      for (const streams of opened) streams.close();
    },
  };
}
