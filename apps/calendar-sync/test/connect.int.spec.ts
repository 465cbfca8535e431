import { calendarChoices, calendarConnection } from '@gomomo/contracts';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { startWithGoogle, type WithGoogle } from './with-google.ts';

// A first start makes a database.
jest.setTimeout(60_000);

let stage: WithGoogle;
beforeAll(async () => {
  stage = await startWithGoogle();
});
afterAll(async () => {
  await stage?.stop();
});

const events = 'https://www.googleapis.com/auth/calendar.events';

let counted = 0;
/** A business that nothing is connected to. */
async function openBusiness(): Promise<string> {
  const slug = `studio-${(counted += 1)}`;
  await stage.openBusiness(slug);
  return slug;
}

describe('a calendar is connected', () => {
  test('by the one who is asked by Google, and the page says whose appointments go where', async () => {
    const slug = await openBusiness();
    expect(calendarConnection.parse(await stage.stateOf(slug))).toMatchObject({
      ...{ state: 'disconnected', account: null, calendarId: null },
    });
    const asked = new URL(await stage.connectUrl(slug));
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      ...{ access_type: 'offline', prompt: 'consent', code_challenge_method: 'S256' },
      redirect_uri: stage.google.redirectUris[0],
    });
    expect(Buffer.from(asked.searchParams.get('state') ?? '', 'base64url')).toHaveLength(32);
    const { status, page } = await stage.comeBack(stage.google.consent(asked.href));
    expect([status, page]).toEqual([200, expect.stringContaining(`Studio ${slug}`)]);
    expect(page).toContain('owner@bloom.example');
    expect(calendarConnection.parse(await stage.stateOf(slug))).toMatchObject({
      ...{ state: 'connected', account: 'owner@bloom.example', calendarId: 'owner@bloom.example' },
    });
  });

  test('once by one link: who follows it again is told so, and nothing changes', async () => {
    const slug = await openBusiness();
    const back = stage.google.consent(await stage.connectUrl(slug));
    expect((await stage.comeBack(back)).status).toBe(200);
    const again = await stage.comeBack(back);
    expect([again.status, again.page]).toEqual([410, expect.stringContaining('This link is over')]);
    expect((await stage.stateOf(slug))['state']).toBe('connected');
  });

  test('for the tenant whose link it is: the state of one never opens another', async () => {
    const [mine, yours] = [await openBusiness(), await openBusiness()];
    const back = new URL(stage.google.consent(await stage.connectUrl(mine)));
    await stage.comeBack(back.href);
    expect((await stage.stateOf(mine))['state']).toBe('connected');
    expect((await stage.stateOf(yours))['state']).toBe('disconnected');
    back.searchParams.set('state', 'A'.repeat(43));
    expect((await stage.comeBack(back.href)).status).toBe(410);
    back.searchParams.delete('state');
    expect((await stage.comeBack(back.href)).status).toBe(410);
  });
});

/** The link of a page that offers another try. */
const anotherTry = (page: string): string =>
  (/<a href="([^"]+)">Try again/.exec(page)?.[1] ?? '').replaceAll('&amp;', '&');

describe('what Google sends back that is no consent', () => {
  test.each([
    ['the person says no', { isAllowed: false }, 403, 'you have not allowed it'],
    ['a tick is left out', { scopes: ['openid', events] }, 403, 'A permission is missing'],
  ])('%s: nothing is connected, and another try is one click away', async (...row) => {
    const [, decision, status, words] = row;
    const slug = await openBusiness();
    const told = await stage.connect(slug, decision);
    expect([told.status, told.page]).toEqual([status, expect.stringContaining(words)]);
    expect((await stage.stateOf(slug))['state']).toBe('disconnected');
    const back = stage.google.consent(anotherTry(told.page));
    expect((await stage.comeBack(back)).status).toBe(200);
    expect((await stage.stateOf(slug))['state']).toBe('connected');
  });

  test.each([
    ['access_denied', 403],
    ['server_error', 503],
    ['temporarily_unavailable', 503],
    ['invalid_scope', 503],
    ['org_internal', 503],
    ['<script>alert(1)</script>', 503],
  ])('error=%s is a page, and repeats nothing of it', async (error, status) => {
    const slug = await openBusiness();
    const back = new URL(stage.google.consent(await stage.connectUrl(slug)));
    back.searchParams.delete('code');
    back.searchParams.set('error', error);
    const told = await stage.comeBack(back.href);
    expect(told.status).toBe(status);
    expect(told.page).toMatch(/<html lang="en">.*<h1>/s);
    expect(told.page).not.toContain('alert(1)');
    expect((await stage.stateOf(slug))['state']).toBe('disconnected');
  });

  test.each([
    ['503/exchange', 503],
    ['lost/exchange', 503],
    ['invalid_grant/exchange', 403],
    ['invalid_client/exchange', 503],
    ['503/calendars', 503],
    ['reset/calendars', 503],
  ])('%s: the page says so', async (fault, status) => {
    const slug = await openBusiness();
    const back = stage.google.consent(await stage.connectUrl(slug));
    await fetch(`${stage.google.url}/faults`, {
      method: 'POST',
      body: new URLSearchParams({ what: fault }),
    });
    const told = await stage.comeBack(back);
    await fetch(`${stage.google.url}/faults`, { method: 'DELETE' });
    expect([told.status, told.page]).toEqual([status, expect.stringContaining('<h1>')]);
    expect((await stage.stateOf(slug))['state']).toBe('disconnected');
  });
});

describe('the doors', () => {
  test('are the tenant’s and the operator’s', async () => {
    const [slug, key] = ['doors-own', await stage.openBusiness('doors-own')];
    const other = await stage.openBusiness('doors-other');
    const statusOf = async (more: { key?: string | null }) =>
      (await stage.ask('GET', `/api/tenants/${slug}/calendar`, more)).status;
    expect(await statusOf({})).toBe(200);
    expect(await statusOf({ key })).toBe(200);
    expect(await statusOf({ key: other })).toBe(404);
    expect(await statusOf({ key: null })).toBe(401);
    expect((await stage.ask('GET', '/api/tenants/nobody-here/calendar')).status).toBe(404);
  });

  test('list calendars that can be written to, and take one of these', async () => {
    const slug = await openBusiness();
    const path = `/api/tenants/${slug}/calendar`;
    const patch = (body: unknown) => stage.ask('PATCH', path, { body });
    expect(await stage.ask('GET', `${path}/calendars`)).toMatchObject({
      ...{ status: 409, json: { code: 'not-connected' } },
    });
    expect((await patch({ showClientName: true })).status).toBe(409);
    await stage.connect(slug);
    const { items } = calendarChoices.parse((await stage.ask('GET', `${path}/calendars`)).json);
    const treatments = 'treatments@group.calendar.google.com';
    expect(items.map(({ id }) => id).toSorted()).toEqual(['owner@bloom.example', treatments]);
    expect(await patch({ calendarId: treatments, showClientName: true })).toMatchObject({
      ...{ status: 200, json: { calendarId: treatments, showClientName: true } },
    });
    const readOnly = await patch({ calendarId: 'opening-days@group.calendar.google.com' });
    expect(readOnly).toMatchObject({
      ...{ status: 400, json: { code: 'validation', errors: [{ pointer: '/calendarId' }] } },
    });
    const resources = [{ resourceId: crypto.randomUUID(), calendarId: treatments }];
    expect(await patch({ resources })).toMatchObject({
      json: { errors: [{ pointer: '/resources/0/resourceId' }] },
    });
    expect((await stage.stateOf(slug))['calendarId']).toBe(treatments);
  });

  test('a resource may have a calendar of its own', async () => {
    const slug = await openBusiness();
    const path = `/api/tenants/${slug}`;
    const body = { name: 'Ana', kind: 'staff' };
    const made = await stage.ask('POST', `${path}/resources`, { body });
    await stage.connect(slug);
    const resources = [
      { resourceId: made.json['id'], calendarId: 'treatments@group.calendar.google.com' },
    ];
    const chosen = await stage.ask('PATCH', `${path}/calendar`, { body: { resources } });
    expect(chosen).toMatchObject({ status: 200, json: { resources } });
    expect((await stage.stateOf(slug))['resources']).toEqual(resources);
  });
});
