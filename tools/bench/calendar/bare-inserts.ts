import type { FakeGoogle } from '@gomomo/fakes';
import { randomBytes } from 'node:crypto';

const calendarId = 'treatments@group.calendar.google.com';
const hourMs = 3_600_000;

/** The baseline: events put there by bare requests, one after the other. Milliseconds of each. */
export async function measureBareInserts(google: FakeGoogle, count: number): Promise<number[]> {
  const token = await accessToken(google);
  const taken: number[] = [];
  for (let each = 0; each < count; each += 1) {
    const startedAt = performance.now();
    await insert(google, token, Date.now() + each * hourMs);
    taken.push(performance.now() - startedAt);
  }
  return taken;
}

async function insert(google: FakeGoogle, token: string, at: number): Promise<void> {
  const dateTime = (time: number) => ({ dateTime: new Date(time).toISOString() });
  await post(`${google.url}/calendar/v3/calendars/${calendarId}/events`, {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ id: randomBytes(16).toString('hex'), summary: 'Bare' },
      ...{ start: dateTime(at), end: dateTime(at + hourMs) },
    }),
  });
}

async function accessToken(google: FakeGoogle): Promise<string> {
  const { url, clientId: client_id, clientSecret: client_secret } = google;
  const redirect_uri = google.redirectUris[0] ?? '';
  const scope = 'https://www.googleapis.com/auth/calendar.events';
  const asked = new URLSearchParams({ client_id, redirect_uri, scope, response_type: 'code' });
  const back = new URL(google.consent(`${url}/o/oauth2/v2/auth?${asked.toString()}`));
  const code = back.searchParams.get('code') ?? '';
  const grant = { grant_type: 'authorization_code', code, client_id, client_secret, redirect_uri };
  const answer = await post(`${url}/token`, { body: new URLSearchParams(grant) });
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function post(address: string, request: RequestInit): Promise<Response> {
  const answer = await fetch(address, { method: 'POST', ...request });
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  return answer;
}
