import { AppError } from '@gomomo/kernel';

export interface RedisAddress {
  readonly host: string;
  readonly port: number;
}

/** What a REDIS_URL says. */
export interface RedisTarget {
  readonly form: 'single' | 'sentinel' | 'cluster';
  readonly tls: boolean;
  readonly username: string | undefined;
  readonly password: string | undefined;
  /** One for `single`, the sentinels, or some nodes of the cluster. */
  readonly addresses: readonly RedisAddress[];
  /** Sentinel's name of the primary. */
  readonly primary: string | undefined;
  readonly sentinelPassword: string | undefined;
  readonly database: number;
}

const pattern =
  /^(?<scheme>rediss?)(?:\+(?<form>sentinel|cluster))?:\/\/(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?(?<hosts>[^/?]+)(?:\/(?<path>[^?]*))?(?:\?(?<query>.*))?$/;

/**
 * Reads the three forms of REDIS_URL (`rediss` for TLS, credentials percent-encoded):
 *
 *     redis://user:password@host:6379/0
 *     redis+sentinel://user:password@host1:26379,host2:26379/primary-name/0?sentinelPassword=…
 *     redis+cluster://user:password@host1:6379,host2:6379
 *
 * Throws AppError `bad-config` without repeating the URL, which may hold a password.
 */
export function parseRedisUrl(url: string): RedisTarget {
  const groups = pattern.exec(url)?.groups;
  if (groups === undefined) throw badUrl('is not a Redis URL');
  const form = (groups['form'] ?? 'single') as RedisTarget['form'];
  const path = (groups['path'] ?? '').split('/').filter((part) => part !== '');
  const primary = form === 'sentinel' ? path.shift() : undefined;
  if (form === 'sentinel' && primary === undefined) throw badUrl('names no primary');
  if (form === 'cluster' && path.length > 0) throw badUrl('a cluster has no database number');
  const addresses = toAddresses(groups['hosts'] ?? '', form === 'sentinel' ? 26_379 : 6379);
  if (form === 'single' && addresses.length !== 1) throw badUrl('names several hosts');
  const query = new URLSearchParams(groups['query'] ?? '');
  return {
    form,
    tls: groups['scheme'] === 'rediss',
    username: toSecret(groups['user']),
    password: toSecret(groups['password']),
    addresses,
    primary,
    sentinelPassword: query.get('sentinelPassword') ?? undefined,
    database: toDatabase(path),
  };
}

function toSecret(part: string | undefined): string | undefined {
  return part === undefined || part === '' ? undefined : decodeURIComponent(part);
}

function toDatabase(path: string[]): number {
  const [database = '0', ...rest] = path;
  if (rest.length > 0 || !/^\d{1,4}$/.test(database)) throw badUrl('has a strange path');
  return Number(database);
}

function toAddresses(hosts: string, standardPort: number): RedisAddress[] {
  return hosts.split(',').map((text) => {
    const match = /^(\[[0-9a-f:]+\]|[^:[\]]+)(?::(\d{1,5}))?$/i.exec(text);
    if (match?.[1] === undefined) throw badUrl('has a strange host');
    const host = match[1].replace(/^\[|\]$/g, '');
    return { host, port: match[2] === undefined ? standardPort : Number(match[2]) };
  });
}

function badUrl(fault: string): AppError {
  return new AppError('bad-config', `REDIS_URL ${fault}`);
}
