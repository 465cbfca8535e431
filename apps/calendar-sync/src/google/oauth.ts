import { z } from 'zod';
import { wantedScopes } from '../domain/scopes.ts';
import type { GrantAnswer } from './answers.ts';
import type { GoogleHosts } from './google-hosts.ts';
import { postForm } from './post-form.ts';

export interface GoogleClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** OAuth 2.0 as Google speaks it. Nothing is tried twice here; ADR 23 says why not by its package. */
export interface GoogleOAuth {
  /** Where the person is asked. */
  authorizationUrl(request: {
    readonly state: string;
    readonly challenge: string;
    readonly redirectUri: string;
  }): string;
  exchange(request: {
    readonly code: string;
    readonly verifier: string;
    readonly redirectUri: string;
  }): Promise<GrantAnswer>;
  refresh(refreshToken: string): Promise<GrantAnswer>;
  /** Ends all that this person has allowed us, other tenants' connections by the same account included. */
  revoke(token: string): Promise<'done' | 'away'>;
}

export function createGoogleOAuth(hosts: GoogleHosts, client: GoogleClient): GoogleOAuth {
  const credentials = { client_id: client.clientId, client_secret: client.clientSecret };
  const ask = (form: Readonly<Record<string, string>>): Promise<GrantAnswer> =>
    askForGrant(hosts.token, { ...credentials, ...form });
  return {
    authorizationUrl({ state, challenge, redirectUri }) {
      const query = new URLSearchParams({
        ...{ client_id: client.clientId, redirect_uri: redirectUri, state },
        ...{ response_type: 'code', scope: wantedScopes.join(' ') },
        ...{ code_challenge: challenge, code_challenge_method: 'S256' },
        // a refresh token comes with a consent alone: without it a second connection would bring none
        ...{ access_type: 'offline', prompt: 'consent' },
      });
      return `${hosts.authorization}?${query}`;
    },
    exchange: ({ code, verifier, redirectUri }) =>
      ask({
        ...{ grant_type: 'authorization_code', code },
        ...{ code_verifier: verifier, redirect_uri: redirectUri },
      }),
    refresh: (refreshToken) => ask({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    async revoke(token) {
      const answer = await postForm(hosts.revocation, { token });
      return answer.kind === 'away' ? 'away' : 'done';
    },
  };
}

const granted = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1).optional(),
  scope: z.string().default(''),
  id_token: z.string().optional(),
});
const refusal = z.object({ error: z.string() });

async function askForGrant(
  url: string,
  form: Readonly<Record<string, string>>,
): Promise<GrantAnswer> {
  const answer = await postForm(url, form);
  if (answer.kind === 'away') return answer;
  if (answer.status !== 200) return toRefusal(answer.status, answer.json);
  const read = granted.safeParse(answer.json);
  if (!read.success) return { kind: 'away', reason: 'google answered in a form not known here' };
  const { access_token: accessToken, expires_in: expiresIn, scope, id_token: idToken } = read.data;
  const { refresh_token: refreshToken } = read.data;
  const scopes = scope.split(' ');
  return {
    kind: 'granted',
    grant: { accessToken, expiresIn, refreshToken, scopes, sub: subOf(idToken) },
  };
}

function toRefusal(status: number, json: unknown): GrantAnswer {
  const read = refusal.safeParse(json);
  const reason = read.success ? read.data.error : String(status);
  if (reason === 'invalid_grant') return { kind: 'ended' };
  return { kind: 'refused', reason };
}

const claims = z.object({ sub: z.string().min(1) });

/** Its signature is not looked at: it comes from Google itself (OpenID Connect Core 3.1.3.7, item 6). */
function subOf(idToken: string | undefined): string | undefined {
  const [, payload = ''] = idToken?.split('.') ?? [];
  try {
    const read = claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
    return read.success ? read.data.sub : undefined;
  } catch {
    return undefined;
  }
}
