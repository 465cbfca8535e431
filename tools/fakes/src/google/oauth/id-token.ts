import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { Account } from '../account.ts';

/** Who has allowed it, signed (OpenID Connect Core 1.0, section 2). */
export interface IdTokens {
  make(account: Account, clientId: string, now: number, seconds: number): string;
  /** The key they are signed with, by its id: what `/oauth2/v1/certs` answers. */
  certificates(): Readonly<Record<string, string>>;
}

const kid = 'fake';
const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** The key is made when it is first needed. */
export function createIdTokens(): IdTokens {
  let pair: { readonly publicKey: KeyObject; readonly privateKey: KeyObject } | undefined;
  const keys = () => (pair ??= generateKeyPairSync('rsa', { modulusLength: 2_048 }));
  return {
    make({ sub, email, name }, clientId, now, seconds) {
      const iat = Math.trunc(now / 1_000);
      const claims = {
        ...{ iss: 'https://accounts.google.com', azp: clientId, aud: clientId },
        ...{ sub, email, email_verified: true, name, iat, exp: iat + seconds },
      };
      const text = `${encode({ alg: 'RS256', kid, typ: 'JWT' })}.${encode(claims)}`;
      return `${text}.${sign('sha256', Buffer.from(text), keys().privateKey).toString('base64url')}`;
    },
    certificates: () => ({
      [kid]: keys().publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    }),
  };
}
