import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a hand-off link carries in the open: whose it is and until when. */
export interface Handoff {
  readonly tenantId: string;
  /** Epoch ms. */
  readonly expiresAt: number;
}

const parts = 5;
const randomBytesCount = 18;

const hmac = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('base64url');

/** Tells secrets apart while one is rotated; says nothing about it. */
const kidOf = (secret: string): string => hmac(secret, 'kid').slice(0, 8);

/** `{random}.{tenantId}.{expiry}.{kid}.{HMAC-SHA256 over the four before it}` */
export function signHandoff(secret: string, { tenantId, expiresAt }: Handoff): string {
  const random = randomBytes(randomBytesCount).toString('base64url');
  const signed = [random, tenantId, expiresAt, kidOf(secret)].join('.');
  return `${signed}.${hmac(secret, signed)}`;
}

/** Undefined: not signed by us. One that has expired is known all the same. */
export function readHandoff(secret: string, token: string): Handoff | undefined {
  const pieces = token.split('.');
  if (pieces.length !== parts) return undefined;
  const [random, tenantId = '', expiry, kid, signature = ''] = pieces;
  const expected = Buffer.from(hmac(secret, [random, tenantId, expiry, kid].join('.')));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return { tenantId, expiresAt: Number(expiry) };
}

/** What a link is kept under: who reads the store cannot follow it. */
export const hashOfHandoff = (token: string): string =>
  `handoff:{${createHash('sha256').update(token).digest('base64url')}}`;
