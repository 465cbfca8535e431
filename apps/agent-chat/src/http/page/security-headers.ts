import { randomBytes } from 'node:crypto';

export const newNonce = (): string => randomBytes(18).toString('base64');

/** What ends up in a policy is checked here, whoever it came from. */
const origin = /^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?$/;

export const isOrigin = (text: string): boolean => origin.test(text);

export interface PageSources {
  readonly nonce: string;
  /** The page's own origin, for the socket: not every browser reads `'self'` as its WebSocket too. */
  readonly ownOrigin: string | undefined;
  /** Sites that may put the page into a frame. */
  readonly allowedOrigins: readonly string[];
}

/**
 * Content-Security-Policy of a page of ours: nothing but its own files, and what carries the nonce
 * of this very answer.
 */
export function toContentPolicy({ nonce, ownOrigin, allowedOrigins }: PageSources): string {
  const socket =
    ownOrigin !== undefined && origin.test(ownOrigin) ? [ownOrigin.replace(/^http/, 'ws')] : [];
  const ancestors = allowedOrigins.filter((allowed) => origin.test(allowed));
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    ["connect-src 'self'", ...socket].join(' '),
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    ["frame-ancestors 'self'", ...ancestors].join(' '),
  ].join('; ');
}

export const commonHeaders: Readonly<Record<string, string>> = {
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
};
