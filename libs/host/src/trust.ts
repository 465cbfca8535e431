import type { HostOptions } from '@gomomo/service';
import { createHash, timingSafeEqual } from 'node:crypto';

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/** True for a request whose bearer is one of the keys. */
export function createTrust(keys: readonly string[]): HostOptions['isTrusted'] {
  const hashes = keys.map((key) => hash(`Bearer ${key}`));
  return (request) => {
    const given = hash(request.get('authorization') ?? '');
    return hashes.some((known) => timingSafeEqual(known, given));
  };
}

/** The keys of operators and of other services, of those settings that have any. */
export function trustedKeys(settings: object): string[] {
  const { ADMIN_API_KEY: admin, SERVICE_API_KEY: service } = settings as {
    readonly ADMIN_API_KEY?: string;
    readonly SERVICE_API_KEY?: readonly string[];
  };
  return [...(admin === undefined ? [] : [admin]), ...(service ?? [])];
}
