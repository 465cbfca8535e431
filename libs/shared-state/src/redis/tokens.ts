import { toJson } from '../json.ts';
import type { OneTimeTokens } from '../ports.ts';
import type { RedisDoor } from './door.ts';

/** GETDEL (Redis 6.2 and later) gives the value to exactly one caller. */
export function createRedisTokens(door: RedisDoor, prefix: string): OneTimeTokens {
  const toKey = (hash: string) => `${prefix}token:${hash}`;
  return {
    put: async (hash, value, ttlMs) => {
      const text = toJson(value);
      await door.run((redis) => redis.set(toKey(hash), text, 'PX', Math.ceil(ttlMs)));
    },
    take: async (hash) => {
      const text = await door.run((redis) => redis.getdel(toKey(hash)));
      return typeof text === 'string' ? JSON.parse(text) : undefined;
    },
    has: async (hash) => (await door.run((redis) => redis.exists(toKey(hash)))) === 1,
  };
}
