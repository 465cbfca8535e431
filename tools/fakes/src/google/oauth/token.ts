import { createHash } from 'node:crypto';
import { ok, Refused, type Answer, type Asked } from '../answer.ts';
import type { Fault, Kind } from '../fault.ts';
import type { House } from '../house.ts';
import type { Code, Grant } from './grants.ts';

/** An error of /token and /revoke (RFC 6749 5.2), in Google's words. */
export function oauthError(status: number, error: string, description?: string): Refused {
  const told = description === undefined ? {} : { error_description: description };
  return new Refused({ status, body: { error, ...told } }, `${status} ${error}: ${description}`);
}

const invalidGrant = (description: string): Refused =>
  oauthError(400, 'invalid_grant', description);
const dead = 'Token has been expired or revoked.';

/** The error that a fault asks /token for. */
export const faultOfToken = (error: string): Refused =>
  error === 'invalid_client'
    ? oauthError(401, error, 'The provided client secret is invalid.')
    : oauthError(400, error, dead);

const serverErrors: Readonly<Record<number, string>> = {
  ...{ 401: 'invalid_client', 403: 'org_internal', 429: 'rate_limit_exceeded' },
};

/** A status of /token or /revoke that a fault asks for. */
export const statusOfToken = (status: number): Answer => ({
  ...{ status, body: { error: serverErrors[status] ?? 'internal_failure' } },
});

export const kindOfToken = (asked: Asked): Kind =>
  new URLSearchParams(asked.body).get('grant_type') === 'refresh_token' ? 'refresh' : 'exchange';

/** `/token`: a code, or a refresh token, for an access token. */
export function serveToken(house: House, { body, headers }: Asked, fault: Fault): Answer {
  const form = new URLSearchParams(body);
  checkClient(house, form, headers.authorization);
  const kind = form.get('grant_type') ?? '';
  if (kind === 'authorization_code') return exchange(house, form);
  if (kind === 'refresh_token') return refresh(house, form, fault);
  throw oauthError(400, 'unsupported_grant_type', `Invalid grant_type: ${kind}`);
}

function checkClient(house: House, form: URLSearchParams, authorization = ''): void {
  const [, basic = ''] = /^Basic (.+)$/.exec(authorization) ?? [];
  const [id, secret] = basic
    ? Buffer.from(basic, 'base64').toString().split(':')
    : [form.get('client_id'), form.get('client_secret')];
  if (id !== house.clientId) {
    throw oauthError(401, 'invalid_client', 'The OAuth client was not found.');
  }
  if (!secret) throw oauthError(400, 'invalid_request', 'client_secret is missing.');
  if (secret !== house.clientSecret) throw faultOfToken('invalid_client');
}

function exchange(house: House, form: URLSearchParams): Answer {
  const code = house.grants.takeCode(form.get('code') ?? '');
  if (!code) throw invalidGrant('Malformed auth code.');
  if (form.get('redirect_uri') !== code.redirectUri) {
    throw oauthError(400, 'redirect_uri_mismatch', 'Bad Request');
  }
  checkVerifier(code, form.get('code_verifier'));
  const grant = house.grants.grant(code);
  house.log(`${grant.email} is connected`);
  return tell(house, grant, { refresh_token: grant.refreshToken });
}

function checkVerifier({ challenge }: Code, verifier: string | null): void {
  if (challenge === undefined) return;
  if (!verifier) throw invalidGrant('Missing code verifier.');
  const hash = createHash('sha256').update(verifier).digest('base64url');
  if (![`S256 ${hash}`, `plain ${verifier}`].includes(challenge)) {
    throw invalidGrant('Invalid code verifier.');
  }
}

/** No new refresh token comes with it, as a rule. */
function refresh(house: House, form: URLSearchParams, fault: Fault): Answer {
  const grant = house.grants.findByRefresh(form.get('refresh_token') ?? '');
  if (grant && fault.revoked) house.grants.revoke(grant.email);
  if (!grant || grant.isDead) throw invalidGrant(dead);
  if (!fault.rotate) return tell(house, grant, {});
  house.grants.rotate(grant);
  return tell(house, grant, { refresh_token: grant.refreshToken });
}

function tell(house: House, grant: Grant, more: object): Answer {
  const { grants, accounts, idTokens, clientId, tokenSeconds } = house;
  const account = accounts.find(({ email }) => email === grant.email);
  const isOpen = account !== undefined && grant.scopes.includes('openid');
  const id = isOpen && idTokens.make(account, clientId, house.now(), tokenSeconds);
  const body = {
    ...{ access_token: grants.access(grant), expires_in: tokenSeconds },
    ...{ scope: grant.scopes.join(' '), token_type: 'Bearer', ...more },
    ...(id ? { id_token: id } : {}),
  };
  return ok(body, { 'cache-control': 'no-cache, no-store, max-age=0, must-revalidate' });
}

/** `/revoke`: with any of its tokens, all that this person has allowed is over. */
export function serveRevoke({ grants, log }: House, { query, body }: Asked): Answer {
  const token = query.get('token') ?? new URLSearchParams(body).get('token') ?? '';
  const grant = grants.findByAccess(token) ?? grants.findByRefresh(token);
  if (!grant || grant.isDead) {
    throw oauthError(400, 'invalid_token', 'Token expired or revoked');
  }
  grants.revoke(grant.email);
  log(`${grant.email} is disconnected`);
  return ok({});
}
