import { join } from 'node:path';
import { LOOPBACK } from '../ports.ts';

/**
 * noeviction: sessions and leases are state, so a full memory must refuse writes instead of
 * dropping them. An append-only file synced each second loses at most that second to a power cut
 * and nothing to kill -9.
 */
export function redisConfig(options: {
  folder: string;
  port: number;
  password: string;
  durable: boolean;
}): string {
  return [
    `bind ${LOOPBACK}`,
    `port ${options.port}`,
    `requirepass ${options.password}`,
    `dir ${JSON.stringify(options.folder)}`,
    `pidfile ${JSON.stringify(join(options.folder, 'redis.pid'))}`,
    'daemonize no',
    'protected-mode yes',
    'maxmemory-policy noeviction',
    'save ""',
    `appendonly ${options.durable ? 'yes' : 'no'}`,
    'appendfsync everysec',
    '',
  ].join('\n');
}
