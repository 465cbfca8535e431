import { BlockList, isIP } from 'node:net';
import { z } from 'zod';

/** Building blocks for settings; each message says what is wanted and never repeats the value. */

export const port = () =>
  z
    .string()
    .regex(/^\d{1,5}$/, 'wants a port number')
    .transform(Number)
    .refine((value) => value <= 65_535, 'wants a port number up to 65535');

export const positiveInteger = () =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'wants a whole number above 0')
    .transform(Number);

/** One of a few words. */
export const choice = <const Words extends readonly string[]>(words: Words) =>
  z.enum(words, `wants one of ${words.join(', ')}`);

/** An amount of money, as "2.50". */
export const amount = () =>
  z
    .string()
    .regex(/^\d{1,6}(?:\.\d{1,6})?$/, 'wants an amount such as 2.50')
    .transform(Number);

export const flag = () => z.enum(['0', '1'], 'wants 0 or 1').transform((value) => value === '1');

export const httpUrl = () =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
      'wants an http(s) URL',
    )
    .transform((value) => value.replace(/\/+$/, ''));

export const postgresUrl = () =>
  z.string().regex(/^postgres(ql)?:\/\/\S+$/, 'wants a postgres:// URL');

export const list = () =>
  z.string().transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );

export const secret = () => z.string().min(32, 'wants at least 32 characters');

export const secretList = () =>
  list().refine(
    (values) => values.length > 0 && values.every((value) => value.length >= 32),
    'wants secrets of at least 32 characters, separated by commas',
  );

export interface RingKey {
  readonly kid: string;
  readonly key: Buffer;
}

/** `kid:base64,kid:base64`: the first signs or seals, all verify or open. Keys of 32 bytes or more. */
export const keyRing = () =>
  list().transform((parts, context): readonly RingKey[] => {
    const ring = parts.map((part) => {
      const [kid = '', key = ''] = part.split(':');
      return { kid, key: Buffer.from(key, 'base64') };
    });
    const valid = ring.every(
      ({ kid, key }) => /^[A-Za-z0-9_-]{1,32}$/.test(kid) && key.length >= 32,
    );
    const distinct = new Set(ring.map(({ kid }) => kid)).size === ring.length;
    if (ring.length > 0 && valid && distinct) return ring;
    context.addIssue('wants kid:base64 pairs of at least 32 bytes, separated by commas');
    return z.NEVER;
  });

/** Exact origins as a browser writes them; a slash at the end and capitals are put right. */
export const origins = () =>
  list().transform((parts, context): string[] => {
    const found = parts.map(toOrigin);
    if (found.every((origin) => origin !== undefined)) return found;
    context.addIssue(
      'wants exact origins such as https://www.example.com, separated by commas; there is no wildcard',
    );
    return z.NEVER;
  });

function toOrigin(text: string): string | undefined {
  if (text.includes('*') || !URL.canParse(text)) return undefined;
  const { protocol, origin, href } = new URL(text);
  return /^https?:$/.test(protocol) && href === `${origin}/` ? origin : undefined;
}

const namedNetworks = new Set(['loopback', 'linklocal', 'uniquelocal']);

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const bits = { 4: 32, 6: 128 }[isIP(address)];
  if (bits === undefined || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
}

/**
 * Wider than any network that is one operator's: who trusts it believes everybody. The widest there
 * are: 10.0.0.0/8, fc00::/7; IPv4 may be written as IPv6 (`::ffff:0:0/96`).
 */
function isEverybody(text: string): boolean {
  const [address = '', prefix] = text.split('/');
  if (prefix === undefined) return false;
  const bits = Number(prefix);
  if (isIP(address) === 4) return bits < 8;
  const network = new BlockList();
  network.addSubnet(address, bits, 'ipv6');
  const holdsIpv4 = /^\[::ffff:/.test(new URL(`http://[${address}]`).hostname);
  return bits < 7 || (bits < 104 && (holdsIpv4 || network.check('::ffff:1.1.1.1', 'ipv6')));
}

/** Express's own `trust proxy` values: nobody, a number of hops, or addresses and networks. */
export const trustProxy = () =>
  z.string().transform((value, context): false | number | string[] => {
    if (value === 'none') return false;
    if (/^\d{1,2}$/.test(value)) return Number(value);
    const parts = value.split(',').map((part) => part.trim());
    if (parts.every((part) => namedNetworks.has(part) || isNetwork(part))) {
      if (!parts.some(isEverybody)) return parts;
      context.addIssue(
        'would believe everybody; name the networks of your proxies, or the number of hops',
      );
      return z.NEVER;
    }
    context.addIssue('wants none, a number of hops, or addresses and networks');
    return z.NEVER;
  });
