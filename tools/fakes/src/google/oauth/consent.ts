import { page, redirect, type Answer, type Asked } from '../answer.ts';
import type { Fault } from '../fault.ts';
import type { House } from '../house.ts';
import { readAuthRequest, type AuthRequest } from './auth-request.ts';
import { toConsentPage } from './consent-page.ts';
import { nameOf } from './scopes.ts';

/** What a person says to it. */
export interface Decision {
  readonly isAllowed: boolean;
  readonly email: string;
  /** Those that were ticked. */
  readonly scopes: readonly string[];
}

/** `/o/oauth2/v2/auth`: the page, and what was pressed on it. */
export function serveConsent(house: House, asked: Asked, fault: Fault): Answer {
  const request = readAuthRequest(house, asked.query);
  if (asked.method !== 'POST') return page(200, toConsentPage(house, request, asked.query));
  const form = new URLSearchParams(asked.body);
  const decision = {
    isAllowed: form.get('decision') === 'allow',
    email: form.get('account') ?? '',
    scopes: form.getAll('scope'),
  };
  return redirect(decide(house, request, decision, fault));
}

/** Where the person is sent back to, with a code or with an error. */
export function decide(
  house: House,
  request: AuthRequest,
  { isAllowed, email, scopes }: Decision,
  fault: Fault,
): string {
  const granted = request.scopes.filter(
    (scope) => scopes.includes(scope) && nameOf(scope) !== fault.withhold,
  );
  const account = house.accounts.find((it) => it.email === email);
  if (!isAllowed || !account || granted.length === 0) {
    house.log(`${email} has not allowed it`);
    return sendBack(request, { error: 'access_denied' });
  }
  const { redirectUri, challenge } = request;
  const bringsRefresh = request.isOffline && (request.asksConsent || !house.grants.has(email));
  const code = house.grants.addCode({
    ...{ email, scopes: granted, redirectUri, challenge, bringsRefresh },
  });
  house.log(`${email} has allowed ${granted.map(nameOf).join(', ')}`);
  return sendBack(request, { code, scope: granted.join(' '), authuser: '0', prompt: 'consent' });
}

function sendBack({ redirectUri, state }: AuthRequest, said: Record<string, string>): string {
  const url = new URL(redirectUri);
  const parameters = { ...(state === null ? {} : { state }), ...said };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
