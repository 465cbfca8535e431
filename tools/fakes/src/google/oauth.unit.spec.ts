import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CodeChallengeMethod, type OAuth2Client } from 'google-auth-library';
import { createOAuth, refusalOf, scope, wanted } from '../../test/official-google.ts';
import { startFakeGoogle, type FakeGoogle } from './server.ts';

const owner = 'owner@bloom.example';

let fake: FakeGoogle;
let oauth: OAuth2Client;
beforeEach(async () => {
  fake = await startFakeGoogle();
  oauth = createOAuth(fake);
});
afterEach(() => fake.close());

const ask = (more: Parameters<OAuth2Client['generateAuthUrl']>[0] = {}): string =>
  oauth.generateAuthUrl({ scope: wanted, access_type: 'offline', state: 'st&te', ...more });

const codeOf = (back: string): string => new URL(back).searchParams.get('code') ?? '';
const exchange = async (more: Parameters<typeof ask>[0] = {}) =>
  (await oauth.getToken(codeOf(fake.consent(ask(more))))).tokens;

describe('the page of consent', () => {
  test('is not struck when it is shown, but when something is pressed on it', async () => {
    fake.fault({ fault: { withhold: 'calendar.events' }, times: 1 });
    await fetch(ask());
    expect(new URL(fake.consent(ask())).searchParams.get('scope')).toBe(wanted[1]);
  });

  const press = (url: string, form: string) =>
    fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });

  test('asks as whom and for what, and sends back with a code and the state', async () => {
    const text = await (await fetch(ask({ login_hint: 'second@bloom.example' }))).text();
    expect(text.match(/type="radio"/g)).toHaveLength(2);
    expect(text).toContain('value="second@bloom.example" checked');
    expect(text).toContain('View and edit events on all your calendars');
    const ticked = `scope=${wanted.map(encodeURIComponent).join('&scope=')}`;
    const pressed = await press(ask(), `account=${owner}&${ticked}&decision=allow`);
    const back = new URL(pressed.headers.get('location') ?? '');
    expect([pressed.status, `${back.origin}${back.pathname}`]).toEqual([302, fake.redirectUris[0]]);
    expect(back.searchParams.get('state')).toBe('st&te');
    expect(back.searchParams.get('scope')).toBe(wanted.join(' '));
    expect((await oauth.getToken(codeOf(back.href))).tokens.access_token).toMatch(/^ya29\./);
  });

  test('sends back with access_denied who presses Deny', async () => {
    const pressed = await press(ask(), `account=${owner}&decision=deny`);
    const { searchParams } = new URL(pressed.headers.get('location') ?? '');
    expect(Object.fromEntries(searchParams)).toEqual({ state: 'st&te', error: 'access_denied' });
  });

  test.each([
    ['another client', { client_id: 'another' }, 401, 'invalid_client'],
    ['another address', { redirect_uri: 'http://localhost:3000/' }, 400, 'redirect_uri_mismatch'],
    ['no scope', { scope: '' }, 400, 'invalid_request'],
    ['<script>', { redirect_uri: 'http://x/<script>' }, 400, 'redirect_uri_mismatch'],
  ])('%s is told to the person, who is sent nowhere', async (_what, more, status, error) => {
    const response = await fetch(ask(more), { redirect: 'manual' });
    const text = await response.text();
    expect([response.status, text.includes(`Error ${status}: ${error}`)]).toEqual([status, true]);
    expect(text).not.toContain('<script>');
  });
});

describe('a code', () => {
  test('is exchanged once', async () => {
    const code = codeOf(fake.consent(ask()));
    await oauth.getToken(code);
    expect(await refusalOf(oauth.getToken(code))).toEqual([400, 'invalid_grant']);
  });

  test('is exchanged for the very address it was sent to', async () => {
    const code = codeOf(fake.consent(ask()));
    const elsewhere = oauth.getToken({ code, redirect_uri: fake.redirectUris[1] ?? '' });
    expect(await refusalOf(elsewhere)).toEqual([400, 'redirect_uri_mismatch']);
  });

  test('is exchanged with the verifier of its challenge alone', async () => {
    const { codeVerifier, codeChallenge = '' } = await oauth.generateCodeVerifierAsync();
    const method = { code_challenge_method: CodeChallengeMethod.S256 };
    const make = () => codeOf(fake.consent(ask({ code_challenge: codeChallenge, ...method })));
    const other = `${codeVerifier}x`;
    for (const wrong of [{ code: make() }, { code: make(), codeVerifier: other }]) {
      expect(await refusalOf(oauth.getToken(wrong))).toEqual([400, 'invalid_grant']);
    }
    const { tokens } = await oauth.getToken({ code: make(), codeVerifier });
    expect(tokens).toMatchObject({ token_type: 'Bearer', scope: wanted.join(' ') });
  });

  test('is exchanged with the secret of the client alone', async () => {
    for (const [more, status] of [
      [{ clientSecret: 'another' }, 401],
      [{ clientId: 'another' }, 401],
    ] as const) {
      const stranger = createOAuth({ ...fake, ...more });
      const code = codeOf(fake.consent(ask()));
      expect(await refusalOf(stranger.getToken(code))).toEqual([status, 'invalid_client']);
    }
  });

  test('brings a refresh token the first time, and then with consent asked anew', async () => {
    expect((await exchange()).refresh_token).toMatch(/^1\/\//);
    expect((await exchange()).refresh_token).toBeUndefined();
    expect((await exchange({ prompt: 'consent' })).refresh_token).toMatch(/^1\/\//);
    fake.revoke(owner);
    expect((await exchange({ access_type: 'online' })).refresh_token).toBeUndefined();
  });

  test('tells who has allowed it, signed, when it is asked for openid', async () => {
    expect(await exchange()).not.toHaveProperty('id_token');
    const { id_token: idToken } = await exchange({ scope: ['openid', ...wanted] });
    const ticket = await oauth.verifyIdToken({ idToken: idToken ?? '', audience: fake.clientId });
    expect(ticket.getPayload()).toMatchObject({ sub: '100000000000000000001', email: owner });
  });

  test('stands for fewer scopes than were asked for, on command', async () => {
    fake.fault({ fault: { withhold: 'calendar.events' } });
    expect((await exchange()).scope).toBe(scope('calendar.calendarlist.readonly'));
  });
});

describe('a refresh token', () => {
  const refresh = async (token: string | null | undefined) => {
    oauth.setCredentials({ refresh_token: token ?? null });
    let told: string | null | undefined;
    oauth.once('tokens', (tokens) => (told = tokens.refresh_token));
    await oauth.getAccessToken();
    return told;
  };

  test('lasts, and no new one comes with a refresh', async () => {
    const { refresh_token: token } = await exchange();
    expect([await refresh(token), await refresh(token)]).toEqual([undefined, undefined]);
  });

  test('is dead after a rotation, on command, also when nobody was told of the new one', async () => {
    const { refresh_token: token } = await exchange();
    fake.fault({ fault: { rotate: true } });
    const next = await refresh(token);
    expect(next).toMatch(/^1\/\//);
    expect(await refusalOf(refresh(token))).toEqual([400, 'invalid_grant']);
    fake.fault({ fault: { lost: true }, kind: 'refresh', times: 1 });
    expect(await refusalOf(refresh(next))).toEqual([400, 'invalid_grant']);
    expect(fake.seen.map(({ status }) => status)).toEqual([200, 200, 400, null, 400]);
  });

  test('is dead with all else once one token of the person is revoked', async () => {
    const first = await exchange();
    const second = await exchange({ prompt: 'consent' });
    await oauth.revokeToken(first.access_token ?? '');
    expect(await refusalOf(refresh(second.refresh_token))).toEqual([400, 'invalid_grant']);
    const again = oauth.revokeToken(first.access_token ?? '');
    expect(await refusalOf(again)).toEqual([400, 'invalid_token']);
  });

  test('is refused as a fault says, and with the kind of request it is for', async () => {
    const { refresh_token: token } = await exchange();
    fake.fault({ fault: { oauth: 'invalid_client' }, kind: 'refresh', times: 1 });
    expect(await refusalOf(refresh(token))).toEqual([401, 'invalid_client']);
    fake.fault({ fault: { status: 403 }, kind: 'refresh', times: 1 });
    expect(await refusalOf(refresh(token))).toEqual([403, 'org_internal']);
    await refresh(token);
  });
});
