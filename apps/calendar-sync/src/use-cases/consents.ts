import { minuteMs } from '@gomomo/kernel';
import type { SharedState } from '@gomomo/shared-state';
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Seal } from '../domain/seal.ts';
import type { GoogleOAuth } from '../google/oauth.ts';

/** What a consent was begun for; taken once, within ten minutes. */
export interface BegunConsent {
  readonly tenantId: string;
  readonly redirectUri: string;
  readonly verifier: string;
}

export interface Consents {
  /** Where the person is asked. @throws AppError weather */
  begin(tenantId: string, redirectUri: string): Promise<string>;
  /** Undefined: there was none, it is too old, or it has been taken. @throws AppError weather */
  take(state: string): Promise<BegunConsent | undefined>;
}

export interface ConsentsDeps {
  readonly tokens: SharedState['tokens'];
  readonly oauth: Pick<GoogleOAuth, 'authorizationUrl'>;
  readonly seal: Seal;
}

const lastsMs = 10 * minuteMs;
const kept = z.object({ tenantId: z.string(), redirectUri: z.string(), verifier: z.string() });

const secret = (): string => randomBytes(32).toString('base64url');
const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');
const keyOf = (state: string): string => `google-consent:${hash(state)}`;

/** `state` and the PKCE verifier are secrets of 32 bytes; of the first a hash is kept, the second is sealed. */
export function createConsents({ tokens, oauth, seal }: ConsentsDeps): Consents {
  const placeOf = (tenantId: string, state: string) => ({
    ...{ tenantId, provider: 'google', account: hash(state), column: 'code_verifier' },
  });
  return {
    async begin(tenantId, redirectUri) {
      const [state, verifier] = [secret(), secret()];
      const sealed = seal.seal(verifier, placeOf(tenantId, state));
      await tokens.put(keyOf(state), { tenantId, redirectUri, verifier: sealed }, lastsMs);
      return oauth.authorizationUrl({ state, challenge: hash(verifier), redirectUri });
    },
    async take(state) {
      const read = kept.safeParse(await tokens.take(keyOf(state)));
      if (!read.success) return undefined;
      const { tenantId, redirectUri, verifier } = read.data;
      const open = seal.open(verifier, placeOf(tenantId, state));
      return { tenantId, redirectUri, verifier: open };
    },
  };
}
