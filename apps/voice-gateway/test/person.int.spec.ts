import { createPhone, type Phone } from '@gomomo/phone';
import { startProduct, type Product } from '@gomomo/testing';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { always, openBusiness } from './business.ts';

// A first start makes a database.
jest.setTimeout(60_000);

const token = 'auth-token-of-the-spec';
const person = '+12125550190';

let product: Product;
/** A business of its own, with a number that people call and one where a person is. */
const open = (slug: string, phone: string, weekly: object[]): Promise<string> =>
  openBusiness(product, {
    ...{ slug, phoneNumbers: [phone] },
    profile: { transferNumber: person, phone: '+12125550191' },
    hours: { weekly, overrides: [] },
  });

beforeAll(async () => {
  product = await startProduct({ TWILIO_AUTH_TOKEN: token });
  await open('corner', '+12125550181', always);
  await open('closed', '+12125550182', []);
});
afterAll(async () => {
  await product?.stop();
});

const call = (to: string): Phone => createPhone({ url: product.url, token, to });

/** A call that has been put through. */
async function putThrough() {
  const caller = call('+12125550181');
  await caller.dials();
  return { caller, heard: await caller.keys('0') };
}

test('0 puts the call through to where a person is, who is asked for a key first', async () => {
  const { caller, heard } = await putThrough();
  expect(heard.text).toContain('putting you through');
  expect(heard.wants).toMatchObject({ kind: 'person', number: person });
  const after = await caller.person({ kind: 'answers', key: '1', seconds: 60 });
  expect(after.whisper).toContain('Press 1');
  expect(after.wants).toEqual({ kind: 'over', how: 'hung up' });
});

test('a call that is put through twice by the same webhook is put through alike', async () => {
  const caller = call('+12125550181');
  const { action = '' } = await caller.dials();
  const first = await caller.send(action, { Digits: '0' });
  expect((await caller.send(action, { Digits: '0' })).xml).toBe(first.xml);
});

test.each([
  { kind: 'answers', key: '2', seconds: 3 },
  { kind: 'machine' },
  { kind: 'no-answer' },
  { kind: 'busy' },
  { kind: 'failed' },
  { kind: 'canceled' },
] as const)('after %j the call goes on, with the number', async (acts) => {
  const { caller } = await putThrough();
  const heard = await caller.person(acts);
  expect(heard.text).toMatch(
    /nobody could take your call.*2 1 2, 5 5 5, 0 1 9 1.*call you back.*leave a message/,
  );
  expect((await caller.says('what are your opening hours')).text).toMatch(/open|hours/i);
  await caller.hangsUp();
});

test('while the business is closed nobody is rung up, and the number is told', async () => {
  const caller = call('+12125550182');
  await caller.dials();
  const heard = await caller.keys('0');
  expect(heard.wants.kind).toBe('answer');
  expect(heard.text).toContain('2 1 2, 5 5 5, 0 1 9 1');
});
