import type { RingKey } from '@gomomo/config';
import { createHash, createHmac } from 'node:crypto';

export interface ApiKeySecret {
  /** `gmk_` and 43 characters; shown once, never stored. */
  readonly text: string;
  readonly prefix: string;
  readonly hash: Buffer;
}

const prefixLength = 12;

/**
 * The secret of a key follows from its id and the signing secret, so that a replayed request can be
 * told the same key again although only its hash is stored.
 */
export function mintApiKey(signer: RingKey, tenantId: string, keyId: string): ApiKeySecret {
  const mac = createHmac('sha256', signer.key).update(`api-key:${tenantId}:${keyId}`).digest();
  const text = `gmk_${mac.toString('base64url')}`;
  return {
    text,
    prefix: text.slice(0, prefixLength),
    hash: createHash('sha256').update(text).digest(),
  };
}

/** The secret as it was made, by whichever key of the ring signed then; undefined if that is gone. */
export function findMintedApiKey(
  ring: readonly RingKey[],
  tenantId: string,
  keyId: string,
  prefix: string,
): string | undefined {
  return ring
    .map((signer) => mintApiKey(signer, tenantId, keyId))
    .find((secret) => secret.prefix === prefix)?.text;
}
