import type { Leases } from '../ports.ts';
import type { RedisDoor } from './door.ts';
import { defineScript } from './script.ts';

// A sorted set of holders by the time their lease ends, on the server's clock.
const acquireLua = `
local time = redis.call('time')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local ttl = tonumber(ARGV[3])
redis.call('zremrangebyscore', KEYS[1], '-inf', now)
local mine = redis.call('zscore', KEYS[1], ARGV[1])
if not mine and redis.call('zcard', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call('zadd', KEYS[1], now + ttl, ARGV[1])
if redis.call('pttl', KEYS[1]) < ttl then redis.call('pexpire', KEYS[1], ttl) end
return 1`;

export function createRedisLeases(door: RedisDoor, prefix: string): Leases {
  const acquire = defineScript(door.client, 'gomomoAcquireLease', acquireLua);
  const toKey = (key: string) => `${prefix}lease:${key}`;
  return {
    acquire: async (key, { holder, limit, ttlMs }) => {
      const values = [holder, limit, Math.ceil(ttlMs)];
      return (await door.run((redis) => acquire(redis, toKey(key), values))) === 1;
    },
    release: async (key, holder) => {
      await door.run((redis) => redis.zrem(toKey(key), holder));
    },
  };
}
