import { callback } from '@gomomo/contracts';
import type { FakeTwilio } from '@gomomo/fakes';
import { createPhone, type Phone } from '@gomomo/phone';
import { until, type Product } from '@gomomo/testing';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { ask, openBusiness } from './business.ts';
import { startWithTwilio, type WithTwilio } from './with-twilio.ts';

// A first start makes a database.
jest.setTimeout(60_000);

const token = 'auth-token-of-the-spec';

let stage: WithTwilio;
let twilio: FakeTwilio;
let product: Product;
let key: string;
let otherKey: string;
beforeAll(async () => {
  stage = await startWithTwilio(token);
  ({ product, twilio } = stage);
  const closed = { hours: { weekly: [], overrides: [] } };
  key = await openBusiness(product, { slug: 'quiet', phoneNumbers: ['+12125550281'], ...closed });
  otherKey = await openBusiness(product, { slug: 'next-door', ...closed });
});
afterAll(async () => {
  await stage?.stop();
});

const call = (from: string, to = '+12125550281') =>
  createPhone({ url: product.url, token, twilioUrl: twilio.url, from, to });

async function listOf(tenant: string, with_: { key?: string | null } = { key }, query = '') {
  const said = await ask(product, 'GET', `/api/tenants/${tenant}/callbacks${query}`, with_);
  return { ...said, items: (said.json['items'] ?? []) as Record<string, unknown>[] };
}

const ofPhone = async (phone: string, tenant = 'quiet', with_: { key?: string } = { key }) =>
  (await listOf(tenant, with_)).items.filter((each) => each['phone'] === phone);

/** A message is spoken for so many seconds; 0: nothing is. */
async function leaveMessage(caller: Phone, seconds: number) {
  await caller.dials();
  await caller.keys('0');
  const heard = await caller.says('leave a message');
  return { heard, after: await caller.records(seconds) };
}

describe('a caller whom nobody can be put through to', () => {
  test('is called back when they say so, once however often the webhook comes', async () => {
    const from = '+12125550301';
    const caller = call(from);
    await caller.dials();
    const offered = await caller.keys('0');
    expect(offered.text).toMatch(/call you back, or would you like to leave a message/);
    const noted = await caller.says('yes please');
    expect(noted.text).toContain('call you back on 2 1 2, 5 5 5, 0 3 0 1');
    expect((await caller.send(offered.action ?? '', { SpeechResult: 'yes' })).xml).toBe(noted.xml);
    const [kept, ...others] = await ofPhone(from);
    expect(others).toEqual([]);
    expect(callback.parse(kept)).toMatchObject({ reason: 'unreachable', status: 'open' });
    expect(kept?.['at']).toMatch(/-0[45]:00$/);
    expect((await caller.says('what are your hours')).action).toBeDefined();
  });

  test('leaves a message that is announced as recorded; the call goes on', async () => {
    const from = '+12125550302';
    const caller = call(from);
    const { heard, after } = await leaveMessage(caller, 12);
    expect(heard.text).toMatch(/will be recorded.*tone/);
    expect(after.text).toMatch(/has been recorded and will be passed on.*anything else/i);
    expect((await caller.again()).xml).toBe(after.xml);
    expect(await ofPhone(from)).toMatchObject([
      { message: { recordingUrl: expect.stringContaining('/Recordings/RE'), seconds: 12 } },
    ]);
  });

  test('who says nothing after the tone, or hangs up at it, is known to have called', async () => {
    const silent = await leaveMessage(call('+12125550303'), 0);
    expect(silent.after.text).toContain('did not hear a message');
    const gone = call('+12125550304');
    await gone.dials();
    await gone.says('can I leave a voicemail');
    await gone.hangsUp();
    for (const phone of ['+12125550303', '+12125550304']) {
      const [kept] = await ofPhone(phone);
      expect([phone, kept?.['status'], kept?.['message']]).toEqual([phone, 'open', undefined]);
    }
  });

  test('and whose number is withheld is asked for one', async () => {
    const caller = call('anonymous');
    await caller.dials();
    await caller.says('please have somebody call me back');
    await caller.keys('2125550305');
    expect(await ofPhone('+12125550305')).toMatchObject([{ reason: 'asked' }]);
  });
});

describe('the list of callers', () => {
  test('is the business’s own and the operator’s; a stranger sees none of it', async () => {
    const seen = async (tenant: string, with_: { key?: string | null }) =>
      (await listOf(tenant, with_)).status;
    expect(await seen('quiet', { key })).toBe(200);
    expect(await seen('quiet', {})).toBe(200);
    expect(await seen('quiet', { key: null })).toBe(401);
    expect(await seen('quiet', { key: 'gmk_wrong' })).toBe(401);
    expect(await seen('quiet', { key: otherKey })).toBe(404);
    expect(await seen('nobody-here', { key })).toBe(404);
    expect((await listOf('next-door', { key: otherKey })).items).toEqual([]);
  });

  test('is marked as done, by the business alone', async () => {
    const from = '+12125550306';
    const caller = call(from);
    await caller.dials();
    await caller.says('call me back please');
    const [kept] = await ofPhone(from);
    const path = `callbacks/${String(kept?.['id'])}`;
    const done = { body: { status: 'done' } };
    const mark = (tenant: string, more: object) =>
      ask(product, 'PATCH', `/api/tenants/${tenant}/${path}`, { ...done, key, ...more });
    expect((await mark('next-door', { key: otherKey })).status).toBe(404);
    expect((await mark('quiet', { body: { status: 'lost' } })).status).toBe(400);
    expect((await mark('quiet', {})).json).toMatchObject({ phone: from, status: 'done' });
    const open = await listOf('quiet', { key }, '?status=open&limit=200');
    expect(open.items.some((each) => each['phone'] === from)).toBe(false);
  });

  test('comes a page at a time, the newest first', async () => {
    const first = await listOf('quiet', { key }, '?limit=2');
    const cursor = String(first.json['nextCursor']);
    const second = await listOf('quiet', { key }, `?limit=2&cursor=${cursor}`);
    const ids = [...first.items, ...second.items].map((each) => String(each['id']));
    expect(ids).toEqual([...new Set(ids)].toSorted().toReversed());
    expect(ids).toHaveLength(4);
    expect((await listOf('quiet', { key }, '?cursor=AAAA')).status).toBe(400);
  });
});

test('a client who is erased is erased from the list of callers, with what they have spoken', async () => {
  const [erased, other] = ['+12125550307', '+12125550308'];
  for (const from of [erased, other]) {
    const caller = call(from, '+17185550134');
    await caller.dials();
    await caller.says('a facial next week on wednesday');
    await caller.keys('1');
    await caller.says('Dana Reed');
    await caller.says('yes');
    await caller.says('can I leave a message about it');
    await caller.records(4);
  }
  const admin = { key: product.adminKey };
  const [kept] = await ofPhone(erased, 'bloom', admin);
  expect(kept).toMatchObject({ name: 'Dana Reed', reference: expect.any(String) });
  const found = await ask(product, 'GET', `/api/tenants/bloom/clients?contact=%2B12125550307`);
  const [client] = found.json['items'] as { id: string }[];
  await ask(product, 'DELETE', `/api/tenants/bloom/clients/${client?.id ?? ''}`);
  const spoken = String((kept?.['message'] as { recordingUrl: string }).recordingUrl);
  const sid = /RE[0-9a-f]{32}/.exec(spoken)?.[0] ?? '';
  expect(twilio.recordings.has(sid)).toBe(true);
  await until(async () => {
    expect(await ofPhone(erased, 'bloom', admin)).toEqual([]);
    expect(twilio.recordings.has(sid)).toBe(false);
  });
  expect(await ofPhone(other, 'bloom', admin)).toHaveLength(1);
});
