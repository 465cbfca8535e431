import { twilioRoutes } from '@gomomo/contracts';
import { postWebhook, signWebhook, type Fields } from '@gomomo/fakes';
import { createPhone } from '@gomomo/phone';
import { startProduct, type Product } from '@gomomo/testing';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { always, ask, openBusiness } from './business.ts';

// A first start makes a database.
jest.setTimeout(60_000);

const token = 'auth-token-of-the-spec';
const publicUrl = 'https://desk.example.com';
const bloom = '+17185550134';
const other = '+12125550581';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ TWILIO_AUTH_TOKEN: token, PUBLIC_BASE_URL: publicUrl });
  const hours = { hours: { weekly: always, overrides: [] } };
  await openBusiness(product, { slug: 'neighbour', phoneNumbers: [other], ...hours });
});
afterAll(async () => {
  await product?.stop();
});

const hex = (): string => randomBytes(16).toString('hex');
const fieldsOf = (more: Fields = {}): Fields => ({
  CallSid: `CA${hex()}`,
  MessageSid: `SM${hex()}`,
  AccountSid: `AC${'0'.repeat(32)}`,
  From: '+12125550501',
  To: bloom,
  Body: 'hello',
  CallStatus: 'ringing',
  ...more,
});

/** A webhook at `path`, with a signature that is not made for it. */
const send = (path: string, fields: Fields, signature: string | undefined, port = '') =>
  fetch(`${product.url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      // What stands in these is the sender's to choose.
      'x-forwarded-host': `desk.example.com${port}`,
      'x-forwarded-proto': 'https',
      ...(signature === undefined ? {} : { 'x-twilio-signature': signature }),
    },
    body: new URLSearchParams({ ...fields }),
  });

// First: the calls below are nobody's who would hang up, and take the business's five lines.
test('a call stays with the business that was called, whatever number a later webhook names', async () => {
  const caller = createPhone({ url: product.url, publicUrl, token, from: '+12125550502' });
  const greeting = await caller.dials();
  expect(greeting.text).toContain('Bloom');
  const heard = await caller.send(greeting.action ?? '', { SpeechResult: 'a facial', To: other });
  expect(heard.text).toMatch(/facial/i);
  await caller.hangsUp();
});

describe.each(twilioRoutes.map(({ path }) => path))('R16: %s', (path) => {
  const address = `${publicUrl}${path}`;

  test('is answered to Twilio alone', async () => {
    const fields = fieldsOf();
    const right = signWebhook(token, address, fields);
    const forged: readonly (readonly [string, string | undefined])[] = [
      ['unsigned', undefined],
      ['empty', ''],
      ['another token', signWebhook('another', address, fields)],
      ['no token', signWebhook('', address, fields)],
      ['where it really came in', signWebhook(token, `${product.url}${path}`, fields)],
      ['another host', signWebhook(token, `https://evil.example.com${path}`, fields)],
      ['another path', signWebhook(token, `${address}/x`, fields)],
      ['another query', signWebhook(token, `${address}?step=2`, fields)],
      ['another scheme', signWebhook(token, address.replace('https', 'http'), fields)],
      ['another number', signWebhook(token, address, { ...fields, To: other })],
      ['a field less', signWebhook(token, address, { CallSid: fields['CallSid'] ?? '' })],
      ['a letter changed', `${right.slice(0, -2)}${right.at(-2) === 'A' ? 'B' : 'A'}=`],
    ];
    for (const [how, signature] of forged) {
      expect([how, (await send(path, fields, signature)).status]).toEqual([how, 403]);
    }
    expect((await send(path, fields, right)).status).toBeLessThan(300);
  });

  test('is believed in every form of its address', async () => {
    for (const form of [address, `${publicUrl}:443${path}`]) {
      const fields = fieldsOf();
      const { status } = await send(path, fields, signWebhook(token, form, fields));
      expect([form, status < 300]).toEqual([form, true]);
    }
    const query = `${path}?step=1&who=O%27Hara`;
    const fields = fieldsOf();
    const legacy = signWebhook(token, `${publicUrl}${path}?step=1&who=O'Hara`, fields);
    expect((await send(query, fields, legacy)).status).toBeLessThan(300);
  });
});

test('a text message that comes again is answered alike and books nothing twice', async () => {
  const address = `${publicUrl}/twilio/sms/incoming`;
  const from = '+12125550503';
  const text = (Body: string) => {
    const fields = fieldsOf({ From: from, Body });
    return () => postWebhook(token, address, fields, { to: `${product.url}/twilio/sms/incoming` });
  };
  for (const body of ['a facial next week on wednesday', '1', 'Dana Reed']) await text(body)();
  const yes = text('yes');
  const answers = [];
  for (let n = 0; n < 3; n += 1) answers.push(await (await yes()).text());
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain('You’re booked');
  const range = {
    from: new Date(Date.now() - 86_400_000),
    to: new Date(Date.now() + 5_184_000_000),
  };
  const query = new URLSearchParams({
    from: range.from.toISOString(),
    to: range.to.toISOString(),
    contact: from,
  });
  const { json } = await ask(product, 'GET', `/api/tenants/bloom/appointments?${query}`);
  expect(json['items']).toHaveLength(1);
});
