import type { RingKey } from '@gomomo/config';
import { isUuid } from '@gomomo/contracts';
import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';

/**
 * Tokens of holds and manage links: what they open, the key that signed, and an HMAC-SHA256 over it.
 * Nothing is stored, so a replayed answer can repeat them; the first key of the ring signs, all verify.
 */
export interface Tokens {
  holdToken(tenantId: string, holdId: string): string;
  /** The hold that a token opens; undefined for any other text. */
  findHoldId(tenantId: string, token: string): string | undefined;
  /** Begins with the plain reference, so that whoever holds the link can name the appointment. */
  manageToken(tenantId: string, appointmentId: string, reference: string): string;
  opensAppointment(tenantId: string, appointmentId: string, token: string): boolean;
}

export function createTokens(ring: readonly [RingKey, ...RingKey[]]): Tokens {
  const [signer] = ring;
  // Made once: preparing a key takes eight times as long as signing with it.
  const secrets = new Map<RingKey, KeyObject>(ring.map((key) => [key, createSecretKey(key.key)]));
  const mac = (key: RingKey, purpose: string, tenantId: string, subjectId: string): Buffer =>
    createHmac('sha256', secrets.get(key) ?? key.key)
      .update(`${purpose}:${tenantId}:${subjectId}`)
      .digest();
  const sign = (purpose: string, tenantId: string, subjectId: string): string =>
    `${signer.kid}.${mac(signer, purpose, tenantId, subjectId).toString('base64url')}`;
  const verifies = (
    purpose: string,
    tenantId: string,
    subjectId: string,
    kid: string,
    given: string,
  ): boolean => {
    const key = ring.find((candidate) => candidate.kid === kid) ?? signer;
    const expected = mac(key, purpose, tenantId, subjectId);
    const actual = Buffer.from(given, 'base64url');
    const equal = actual.length === expected.length && timingSafeEqual(actual, expected);
    return equal && key.kid === kid;
  };
  return {
    holdToken: (tenantId, holdId) => `${holdId}.${sign('hold', tenantId, holdId)}`,
    findHoldId(tenantId, token) {
      const [holdId = '', kid = '', given = '', ...rest] = token.split('.');
      if (rest.length > 0 || !isUuid(holdId)) return undefined;
      return verifies('hold', tenantId, holdId, kid, given) ? holdId : undefined;
    },
    manageToken: (tenantId, appointmentId, reference) =>
      `${reference.replaceAll('-', '')}.${sign('manage', tenantId, appointmentId)}`,
    opensAppointment(tenantId, appointmentId, token) {
      const [, kid = '', given = '', ...rest] = token.split('.');
      return rest.length === 0 && verifies('manage', tenantId, appointmentId, kid, given);
    },
  };
}
