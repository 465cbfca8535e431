import { AppError } from '@gomomo/kernel';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What a sealed secret belongs to: under another one it does not open. */
export interface SealedFor {
  readonly tenantId: string;
  readonly provider: string;
  readonly account: string;
  readonly column: string;
}

/** The first key seals, each opens what it has sealed. */
export type KeyRing = readonly { readonly kid: string; readonly key: Buffer }[];

export interface Seal {
  seal(secret: string, place: SealedFor): string;
  /** @throws AppError `cannot-open` for another place, a changed text, a key that is not in the ring */
  open(sealed: string, place: SealedFor): string;
}

const cipher = 'aes-256-gcm';
const authTagLength = 16;
const ivLength = 12;

const toAad = (place: SealedFor, kid: string): Buffer => {
  const { tenantId, provider, account, column } = place;
  return Buffer.from(JSON.stringify([tenantId, provider, account, column, kid]));
};

/** AES-256-GCM: `v1.{kid}.{iv}.{tag}.{ciphertext}`, the parts but the first two in base64url. */
export function createSeal(ring: KeyRing): Seal {
  const keys = new Map(ring.map(({ kid, key }) => [kid, toCipherKey(key)]));
  const [first] = ring;
  if (first === undefined) throw new Error('a ring needs a key');
  return {
    seal(secret, place) {
      const iv = randomBytes(ivLength);
      const key = keys.get(first.kid) ?? Buffer.alloc(0);
      const lock = createCipheriv(cipher, key, iv, { authTagLength });
      lock.setAAD(toAad(place, first.kid));
      const text = Buffer.concat([lock.update(secret, 'utf8'), lock.final()]);
      const parts = [iv, lock.getAuthTag(), text].map((part) => part.toString('base64url'));
      return ['v1', first.kid, ...parts].join('.');
    },
    open(sealed, place) {
      const [form, kid = '', ...parts] = sealed.split('.');
      const key = keys.get(kid);
      if (form !== 'v1' || key === undefined || parts.length !== 3) throw cannotOpen(kid);
      return unlock(key, kid, parts, place);
    },
  };
}

/** A ring may hold longer keys than the cipher takes. */
const toCipherKey = (key: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', 'gomomo sealed secrets v1', 32));

function unlock(key: Buffer, kid: string, parts: readonly string[], place: SealedFor): string {
  const [iv, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'));
  if (iv?.length !== ivLength || tag?.length !== authTagLength) throw cannotOpen(kid);
  try {
    const lock = createDecipheriv(cipher, key, iv, { authTagLength });
    lock.setAAD(toAad(place, kid));
    lock.setAuthTag(tag);
    return Buffer.concat([lock.update(text ?? Buffer.alloc(0)), lock.final()]).toString('utf8');
  } catch {
    throw cannotOpen(kid);
  }
}

const cannotOpen = (kid: string): AppError =>
  new AppError('cannot-open', 'A sealed secret does not open.', { details: { kid } });

/** The kid that a secret was sealed under. */
export const kidOf = (sealed: string): string | undefined => sealed.split('.')[1];
