import type { Log } from '@gomomo/kernel';
import { Cluster, Redis } from 'ioredis';
import { parseRedisUrl, type RedisTarget } from './redis-url.ts';

/** One Redis, wherever it is; the three forms take the same commands. */
export type RedisClient = Redis | Cluster;

const connectTimeoutMs = 3000;

/** What a command does while there is no answer. */
interface Manner {
  readonly socketTimeout: number;
  readonly enableOfflineQueue: boolean;
  readonly autoResendUnfulfilledCommands: boolean;
  /** null: as often as it takes. */
  readonly maxRetriesPerRequest: number | null;
}

const hasty: Manner = {
  // a server that is stopped but keeps its sockets open: give the connection up, then fail at once
  socketTimeout: 2000,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
};

/** For reads that block (`XREAD BLOCK`, up to 5 s) and subscriptions: they outlast an outage. */
export const waiting: Manner = {
  socketTimeout: 15_000,
  enableOfflineQueue: true,
  autoResendUnfulfilledCommands: true,
  maxRetriesPerRequest: null,
};

/**
 * Connects at once and for ever: it reconnects with backoff until it is closed. While there is no
 * connection a command fails at once instead of waiting in a queue, so that a request is answered
 * within its own time, and a command that was in flight is never sent twice.
 */
export function connectRedis(
  url: string,
  logger: Pick<Log, 'info' | 'warn'>,
  manner: Manner = hasty,
): RedisClient {
  const target = parseRedisUrl(url);
  const client =
    target.form === 'cluster' ? toCluster(target, manner) : new Redis(toOptions(target, manner));
  let away = false;
  client.on('error', (error: Error) => {
    if (!away) logger.warn({ err: error }, 'Redis is away; trying again until it is back');
    away = true;
  });
  client.on('ready', () => {
    if (away) logger.info({}, 'Redis is back');
    away = false;
  });
  return client;
}

/** Doubling from 50 ms to 2 s, with jitter so that replicas do not come back in step. */
export function toReconnectWaitMs(attempt: number): number {
  return Math.min(50 * 2 ** Math.min(attempt, 10), 2000) * (0.5 + Math.random() / 2);
}

const commonOptions = (target: RedisTarget, manner: Manner) => ({
  ...manner,
  connectTimeout: connectTimeoutMs,
  // how long a close waits for the server's own end of the connection
  disconnectTimeout: 200,
  keepAlive: 10_000,
  // after a failover a client may still speak to what is now a replica
  reconnectOnError: (error: Error) => (error.message.startsWith('READONLY') ? (2 as const) : false),
  ...(target.username !== undefined && { username: target.username }),
  ...(target.password !== undefined && { password: target.password }),
  ...(target.tls && { tls: {} }),
});

function toOptions(target: RedisTarget, manner: Manner) {
  const shared = {
    ...commonOptions(target, manner),
    db: target.database,
    retryStrategy: toReconnectWaitMs,
    sentinelRetryStrategy: toReconnectWaitMs,
  };
  if (target.form === 'single') return { ...shared, ...target.addresses[0] };
  return {
    ...shared,
    sentinels: [...target.addresses],
    name: target.primary ?? '',
    ...(target.sentinelPassword !== undefined && { sentinelPassword: target.sentinelPassword }),
    ...(target.tls && { enableTLSForSentinelMode: true, sentinelTLS: {} }),
  };
}

function toCluster(target: RedisTarget, manner: Manner): Cluster {
  return new Cluster([...target.addresses], {
    redisOptions: commonOptions(target, manner),
    enableOfflineQueue: manner.enableOfflineQueue,
    clusterRetryStrategy: toReconnectWaitMs,
    slotsRefreshTimeout: connectTimeoutMs,
  });
}
