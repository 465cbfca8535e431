import { calendar, type calendar_v3 } from '@googleapis/calendar';
import { OAuth2Client } from 'google-auth-library';
import type { FakeGoogle } from '../src/google/server.ts';

export const scope = (name: string): string => `https://www.googleapis.com/auth/${name}`;
export const wanted = [scope('calendar.events'), scope('calendar.calendarlist.readonly')];

/** The official OAuth client, its fixed hosts replaced. */
export const createOAuth = ({ url, clientId, clientSecret, redirectUris }: FakeGoogle) =>
  new OAuth2Client({
    clientId,
    clientSecret,
    redirectUri: redirectUris[0] ?? '',
    endpoints: {
      oauth2AuthBaseUrl: `${url}/o/oauth2/v2/auth`,
      oauth2TokenUrl: `${url}/token`,
      oauth2RevokeUrl: `${url}/revoke`,
      oauth2FederatedSignonPemCertsUrl: `${url}/oauth2/v1/certs`,
    },
  });

/** The official Calendar client, its fixed host replaced and its own retries off. */
export const createCalendarClient = ({ url }: FakeGoogle, auth: OAuth2Client) =>
  calendar({ version: 'v3', auth, rootUrl: `${url}/`, retry: false });

export interface Connected {
  readonly oauth: OAuth2Client;
  readonly api: calendar_v3.Calendar;
}

/** A person has allowed it; the client has no refresh token, so that it renews nothing by itself. */
export async function connect(fake: FakeGoogle, email?: string): Promise<Connected> {
  const oauth = createOAuth(fake);
  const { codeVerifier, codeChallenge } = await oauth.generateCodeVerifierAsync();
  const url = oauth.generateAuthUrl({
    ...{ scope: [...wanted, scope('calendar.freebusy')], access_type: 'offline' },
    ...{ code_challenge: codeChallenge ?? '', code_challenge_method: 'S256' as never },
  });
  const back = new URL(fake.consent(url, email === undefined ? {} : { email }));
  const code = back.searchParams.get('code') ?? '';
  const { tokens } = await oauth.getToken({ code, codeVerifier });
  oauth.setCredentials({ access_token: tokens.access_token ?? null });
  return { oauth, api: createCalendarClient(fake, oauth) };
}

/** How the official client tells an error: its status and the first reason; neither: there was no answer. */
export async function refusalOf(request: Promise<unknown>): Promise<readonly unknown[]> {
  const error: unknown = await request.then(
    () => 'not refused',
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error)) return [error];
  const { status, response } = error as {
    status?: number;
    response?: { data?: { error?: string | { errors?: { reason?: string }[] } } };
  };
  const told = response?.data?.error;
  return [status, typeof told === 'object' ? told.errors?.[0]?.reason : told];
}
