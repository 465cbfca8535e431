import type { Request } from 'express';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { HostOptions } from './run-services.ts';

/** The names of the environment that say how a process serves, as `@gomomo/config` parses them. */
export interface HostSettings {
  readonly NODE_ENV: string;
  readonly HOST: string;
  readonly PORT: number;
  readonly METRICS_PORT?: number;
  readonly TRUST_PROXY: false | number | string[];
}

/** How a service runs on its own; `keys` are those whose bearer may see health in detail. */
export function toHostOptions(
  settings: HostSettings,
  keys: readonly string[],
): Omit<HostOptions, 'logger'> {
  const { METRICS_PORT: metricsPort } = settings;
  return {
    host: settings.HOST,
    port: settings.PORT,
    ...(metricsPort === undefined ? {} : { metricsPort }),
    trustProxy: settings.TRUST_PROXY,
    production: settings.NODE_ENV === 'production',
    isTrusted: createTrust(keys),
    announce: (url) => {
      process.stdout.write(`ready ${url}\n`);
    },
  };
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/** True for a request whose bearer is one of the keys. */
export function createTrust(keys: readonly string[]): (request: Pick<Request, 'get'>) => boolean {
  const hashes = keys.map((key) => hash(`Bearer ${key}`));
  return (request) => {
    const given = hash(request.get('authorization') ?? '');
    return hashes.some((known) => timingSafeEqual(known, given));
  };
}
