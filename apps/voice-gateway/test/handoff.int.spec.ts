import { chatAnswer, conversation, type ChatAnswer } from '@gomomo/contracts';
import type { FakeTwilio } from '@gomomo/fakes';
import { createPhone, type Heard, type Phone } from '@gomomo/phone';
import type { Product } from '@gomomo/testing';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { appointmentsOf } from './business.ts';
import { startWithTwilio, type WithTwilio } from './with-twilio.ts';

// A first start makes a database.
jest.setTimeout(60_000);

const token = 'auth-token-of-the-spec';
let stage: WithTwilio;
let twilio: FakeTwilio;
let product: Product;
beforeAll(async () => {
  stage = await startWithTwilio(token);
  ({ product, twilio } = stage);
});
afterAll(async () => {
  await stage?.stop();
});

const calls: Phone[] = [];
afterEach(async () => {
  for (const caller of calls.splice(0)) await caller.hangsUp();
});

/** A caller who is not understood three times is offered a link, and takes it. */
async function askForLink(caller: Phone): Promise<Heard> {
  for (let n = 0; n < 3; n += 1) await caller.says(`mumble ${'zxcv '.repeat(n + 1)}`);
  return caller.says('yes');
}

/** A call that has got to the question whether to book, and is sent a link. */
async function callWithLink(from: string): Promise<{ caller: Phone; link: string }> {
  const caller = createPhone({ url: product.url, token, from });
  await caller.dials();
  await caller.says('a facial next week on wednesday');
  await caller.keys('1');
  expect((await caller.says('Dana Reed')).text).toContain('Shall I book it?');
  expect((await askForLink(caller)).text).toContain('sent a link to your phone');
  calls.push(caller);
  const message = twilio.messages.findLast(({ to }) => to === from);
  const link = /https?:\S+/.exec(message?.body ?? '')?.[0] ?? '';
  return { caller, link };
}

const follow = (link: string): Promise<Response> =>
  fetch(link, { method: 'POST', redirect: 'manual' });

const sessionOf = (response: Response): string =>
  /gomomo_session=([\w-]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '';

let messages = 0;
async function chat(sessionId: string, what: object): Promise<ChatAnswer> {
  const response = await fetch(`${product.url}/api/tenants/bloom/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sessionId, messageId: `m${(messages += 1)}`, ...what }),
  });
  return chatAnswer.parse(await response.json());
}

const countRows = async (contact: string): Promise<number> =>
  (await appointmentsOf(product, contact)).length;

test('a call goes on in the browser with its hold and its question, and is booked there once', async () => {
  const from = '+12125550111';
  const { caller, link } = await callWithLink(from);
  expect(twilio.messages.at(-1)).toMatchObject({ from: '+17185550134', to: from });
  expect(twilio.messages.at(-1)?.body).toContain('Bloom Wellness Studio');
  for (let n = 0; n < 3; n += 1) {
    const door = await fetch(link);
    expect([door.status, door.headers.get('referrer-policy')]).toEqual([200, 'no-referrer']);
    expect(await door.text()).toContain('<form method="post">');
  }
  const over = await follow(link);
  expect([over.status, over.headers.get('location')]).toEqual([303, '/bloom']);
  expect(over.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
  const sessionId = sessionOf(over);
  const kept = await fetch(`${product.url}/api/tenants/bloom/chat/${sessionId}`);
  const { messages: told } = conversation.parse(await kept.json());
  expect(told.map(({ text }) => text).join(' ')).toMatch(/go on from your call.*Is this right\?/s);
  expect((await caller.says('yes')).text).toContain('gone on in the browser');
  expect(await countRows(from)).toBe(0);
  const booked = await chat(sessionId, { message: 'yes' });
  expect(booked.state).toBe('booked');
  expect(await countRows(from)).toBe(1);
  expect((await follow(link)).status).toBe(410);
  const page = await fetch(link);
  expect([page.status, await page.text()]).toEqual([410, expect.stringContaining('href="/bloom"')]);
});

test('a link is followed once, however many follow it at the same time', async () => {
  const { link } = await callWithLink('+12125550112');
  const statuses = await Promise.all([1, 2, 3, 4].map(async () => (await follow(link)).status));
  expect(statuses.toSorted()).toEqual([303, 410, 410, 410]);
});

test('a call and the browser that both agree at the same time make one booking', async () => {
  const from = '+12125550113';
  const { caller, link } = await callWithLink(from);
  const asked = await caller.says('book it please');
  expect(asked.text).toContain('Shall I book it?');
  const [sessionId] = await Promise.all([
    follow(link).then(async (over) => {
      await chat(sessionOf(over), { message: 'yes' });
      return sessionOf(over);
    }),
    caller.says('yes'),
  ]);
  await chat(sessionId, { message: 'yes' });
  expect(await countRows(from)).toBe(1);
});

test('a link that was changed, or is none, is over; its page offers no way in', async () => {
  const { link } = await callWithLink('+12125550114');
  for (const other of [`${link}0`, link.replace(/.$/, '-'), `${product.url}/handoff/x`]) {
    if (other === link) continue;
    expect([other, (await fetch(other)).status, (await follow(other)).status]).toEqual([
      other,
      410,
      410,
    ]);
  }
  expect((await follow(link)).status).toBe(303);
});

test('a number is sent three links an hour, and then told that there is none', async () => {
  const from = '+12125550115';
  for (let n = 0; n < 3; n += 1) await (await callWithLink(from)).caller.hangsUp();
  const caller = createPhone({ url: product.url, token, from });
  await caller.dials();
  expect((await askForLink(caller)).text).toContain('cannot send a link');
  expect(twilio.messages.filter(({ to }) => to === from)).toHaveLength(3);
});

test('a number that takes no messages is told so, and the call goes on', async () => {
  const from = '+12125550116';
  twilio.fault({ fault: { refuse: 21614 }, to: from });
  const caller = createPhone({ url: product.url, token, from });
  await caller.dials();
  const heard = await askForLink(caller);
  expect(heard.text).toContain('cannot send a link');
  expect(heard.action).toBeDefined();
});
