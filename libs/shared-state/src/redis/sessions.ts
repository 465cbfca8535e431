import { toJson } from '../json.ts';
import type { SessionStore } from '../ports.ts';
import type { RedisDoor } from './door.ts';
import { defineScript } from './script.ts';

// A hash of version and document. An expired key is a missing key, so its version is 0.
const putLua = `
local version = tonumber(redis.call('hget', KEYS[1], 'version') or '0')
if version ~= tonumber(ARGV[1]) then return 0 end
redis.call('hset', KEYS[1], 'version', version + 1, 'value', ARGV[2])
redis.call('pexpire', KEYS[1], ARGV[3])
return 1`;

export function createRedisSessions(door: RedisDoor, prefix: string): SessionStore {
  const put = defineScript(door.client, 'gomomoPutSession', putLua);
  const toKey = (key: string) => `${prefix}session:${key}`;
  return {
    get: async (key) => {
      const [version, value] = await door.run((redis) =>
        redis.hmget(toKey(key), 'version', 'value'),
      );
      if (typeof version !== 'string' || typeof value !== 'string') return undefined;
      return { version: Number(version), value: JSON.parse(value) };
    },
    put: async (key, value, { expectedVersion, ttlMs }) => {
      const values = [expectedVersion, toJson(value), Math.ceil(ttlMs)];
      const saved = await door.run((redis) => put(redis, toKey(key), values));
      return saved === 1 ? 'saved' : 'conflict';
    },
    delete: async (key) => {
      await door.run((redis) => redis.del(toKey(key)));
    },
  };
}
