import { Redis } from 'ioredis';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from '../stage.ts';
import type { CacheEntry } from './data.ts';
import { rememberedPorts } from '@gomomo/embedded';

const keysAtOnce = 500;

/** All that lies in Redis, each key with everything under it, a record of a stream by itself. */
export async function readCache({ dataDir }: Pick<Stage, 'dataDir'>): Promise<CacheEntry[]> {
  const config = readFileSync(join(dataDir, 'redis/redis.conf'), 'utf8');
  const password = /^requirepass (\S+)$/m.exec(config)?.[1] ?? '';
  const redis = new Redis({
    ...{ host: '127.0.0.1', port: rememberedPorts(dataDir)['redis'] ?? 0, password },
    ...{ lazyConnect: true, maxRetriesPerRequest: 3 },
  });
  try {
    await redis.connect();
    const keys = new Set<string>();
    let cursor = '0';
    do {
      const [next, found] = await redis.scan(cursor, 'COUNT', keysAtOnce);
      for (const key of found) keys.add(key);
      cursor = next;
    } while (cursor !== '0');
    const entries: CacheEntry[] = [];
    for (const key of keys) entries.push(...(await readKey(redis, key)));
    return entries;
  } finally {
    redis.disconnect();
  }
}

async function readKey(redis: Redis, key: string): Promise<CacheEntry[]> {
  const type = await redis.type(key);
  if (type === 'stream') {
    const records = await redis.xrange(key, '-', '+');
    return records.map(([id, fields]) => ({ key: `${key} ${id}`, text: fields.join(' ') }));
  }
  const text = await readText(redis, key, type);
  return text === undefined ? [] : [{ key, text }];
}

/** Undefined: it ran out meanwhile. @throws Error for a type that nobody here has heard of */
async function readText(redis: Redis, key: string, type: string): Promise<string | undefined> {
  switch (type) {
    case 'none':
      return undefined;
    case 'string':
      return (await redis.get(key)) ?? undefined;
    case 'hash':
      return Object.values(await redis.hgetall(key)).join(' ');
    case 'zset':
      return (await redis.zrange(key, '0', '-1')).join(' ');
    case 'set':
      return (await redis.smembers(key)).join(' ');
    case 'list':
      return (await redis.lrange(key, 0, -1)).join(' ');
    default:
      throw new Error(`${key} is a ${type}`);
  }
}
