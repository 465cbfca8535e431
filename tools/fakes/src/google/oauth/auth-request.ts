import { page, Refused } from '../answer.ts';
import type { House } from '../house.ts';
import { escape, frame } from '../page/frame.ts';

/** What a client sends a person with. */
export interface AuthRequest {
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string | null;
  readonly isOffline: boolean;
  readonly asksConsent: boolean;
  /** The challenge of PKCE with its method, `S256 …`. */
  readonly challenge: string | undefined;
  readonly loginHint: string | null;
}

/** Google tells such mistakes to the person: it sends nobody to an address that it does not know. */
function blocked(status: number, error: string, why: string): Refused {
  const body = `<main class="card"><h1>Access blocked</h1>
<p>${escape(why)}</p>
<p>Error ${status}: ${error}</p></main>`;
  return new Refused(page(status, frame('Access blocked', body)), `${status} ${error}: ${why}`);
}

const required = ['client_id', 'redirect_uri', 'response_type', 'scope'];

/** Reads the parameters of `/o/oauth2/v2/auth`. */
export function readAuthRequest(house: House, query: URLSearchParams): AuthRequest {
  const missing = required.find((name) => !query.get(name));
  if (missing) throw blocked(400, 'invalid_request', `Missing required parameter: ${missing}`);
  if (query.get('client_id') !== house.clientId) {
    throw blocked(401, 'invalid_client', 'The OAuth client was not found.');
  }
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!house.redirectUris.includes(redirectUri)) {
    const why = `The redirect URI in the request, ${redirectUri}, does not match the ones authorized.`;
    throw blocked(400, 'redirect_uri_mismatch', why);
  }
  if (query.get('response_type') !== 'code') {
    throw blocked(400, 'unsupported_response_type', 'The fake knows the code flow alone.');
  }
  const scopes = (query.get('scope') ?? '').split(/\s+/).filter((scope) => scope !== '');
  return {
    ...{ redirectUri, scopes, state: query.get('state'), loginHint: query.get('login_hint') },
    isOffline: query.get('access_type') === 'offline',
    asksConsent: (query.get('prompt') ?? '').split(' ').includes('consent'),
    challenge: readChallenge(query),
  };
}

function readChallenge(query: URLSearchParams): string | undefined {
  const challenge = query.get('code_challenge');
  const method = query.get('code_challenge_method') ?? 'plain';
  if (!['S256', 'plain'].includes(method)) {
    throw blocked(400, 'invalid_request', `Invalid code_challenge_method: ${method}`);
  }
  return challenge === null ? undefined : `${method} ${challenge}`;
}
