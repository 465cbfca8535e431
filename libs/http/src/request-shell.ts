import type { Request } from 'express';

/**
 * What the doors know of a request before they look at its route.
 *
 * - `address`: the caller's address seen through `TRUST_PROXY`; an IPv6 one stands for its /64
 * - `requestId`: echoed as `X-Request-Id`
 * - `traceId`: of the server span, also in problems
 */
export interface RequestShell {
  readonly raw: Request;
  readonly requestId: string;
  readonly traceId: string;
  readonly address: string;
  readonly receivedAt: number;
}

const requestIdPattern = /^[A-Za-z0-9._-]{1,128}$/;

export function readRequestId(request: Request): string {
  const given = request.get('x-request-id');
  return given !== undefined && requestIdPattern.test(given) ? given : crypto.randomUUID();
}

/** IPv4 as it is (also when mapped into IPv6); IPv6 cut to its /64, the smallest block one customer holds. */
export function toCallerAddress(ip: string | undefined): string {
  if (ip === undefined) return 'unknown';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!ip.includes(':')) return ip;
  return `${expandIpv6(ip).slice(0, 4).join(':')}::/64`;
}

function expandIpv6(ip: string): string[] {
  const [head = '', tail] = (ip.split('%')[0] ?? ip).toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  if (tail === undefined) return left;
  const right = tail === '' ? [] : tail.split(':');
  return [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
}
