import { startProduct, type Product } from '@gomomo/testing';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { createCaller, type Caller } from './caller.ts';

// A first start makes a database.
jest.setTimeout(60_000);

const token = 'auth-token-of-the-spec';
const person = '+12125550190';
const always = [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }];

let product: Product;
/** A business of its own, with a number that people call and one where a person is. */
async function open(slug: string, phone: string, weekly: object[]): Promise<void> {
  const response = await fetch(`${product.url}/api/tenants`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${product.adminKey}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      slug,
      name: 'Corner Studio',
      timeZone: 'America/New_York',
      phoneNumbers: [phone],
      profile: { transferNumber: person, phone: '+12125550191' },
      hours: { weekly, overrides: [] },
    }),
  });
  if (response.status !== 201) throw new Error(await response.text());
}

beforeAll(async () => {
  product = await startProduct({ TWILIO_AUTH_TOKEN: token });
  await open('corner', '+12125550181', always);
  await open('closed', '+12125550182', []);
});
afterAll(async () => {
  await product?.stop();
});

const call = (to: string): Caller => createCaller({ url: product.url, token, to });

/** A call that has been put through, and where what comes of it goes. */
async function putThrough() {
  const caller = call('+12125550181');
  await caller.dials();
  const heard = await caller.keys('0');
  const dial = heard.document.children.find(({ name }) => name === 'Dial');
  return { caller, heard, dial, action: dial?.attributes['action'] ?? '' };
}

test('0 puts the call through to where a person is, who is asked for a key first', async () => {
  const { caller, heard, dial } = await putThrough();
  expect(heard.text).toContain('putting you through');
  const [number] = dial?.children ?? [];
  expect(number?.text).toBe(person);
  const screen = await caller.send(number?.attributes['url'] ?? '', {});
  expect(screen.text).toContain('Press 1');
  expect((await caller.send(screen.action ?? '', { Digits: '1' })).document.children).toEqual([]);
  const other = await caller.send(screen.action ?? '', { Digits: '2' });
  expect(other.document.children.at(-1)?.name).toBe('Hangup');
});

test('a call that is put through twice by the same webhook is put through alike', async () => {
  const caller = call('+12125550181');
  const { action = '' } = await caller.dials();
  const first = await caller.send(action, { Digits: '0' });
  expect((await caller.send(action, { Digits: '0' })).xml).toBe(first.xml);
});

test('a person who talks ends the call; one who presses no key has not taken it', async () => {
  const talked = await putThrough();
  const done = { DialCallStatus: 'completed', DialBridged: 'true', DialCallDuration: '60' };
  const after = await talked.caller.send(talked.action, done);
  expect(after.document.children.at(-1)?.name).toBe('Hangup');
  const missed = await putThrough();
  const machine = { DialCallStatus: 'completed', DialBridged: 'false' };
  const heard = await missed.caller.send(missed.action, machine);
  expect(heard.text).toMatch(/nobody could take your call.*2 1 2, 5 5 5, 0 1 9 1.*go on here/);
  expect((await missed.caller.says('what are your opening hours')).text).toMatch(/open|hours/i);
});

test.each(['no-answer', 'busy', 'failed', 'canceled'])(
  'after %s the call goes on',
  async (status) => {
    const { caller, action } = await putThrough();
    const heard = await caller.send(action, { DialCallStatus: status, DialBridged: 'false' });
    expect(heard.action).toBeDefined();
    await caller.hangsUp();
  },
);

test('while the business is closed nobody is rung up, and the number is told', async () => {
  const caller = call('+12125550182');
  await caller.dials();
  const heard = await caller.keys('0');
  expect(heard.document.children.some(({ name }) => name === 'Dial')).toBe(false);
  expect(heard.text).toContain('2 1 2, 5 5 5, 0 1 9 1');
  expect(heard.action).toBeDefined();
});
