import { afterEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFault } from './fault.ts';
import { readForm } from './respond.ts';
import { startFakeTwilio, type FakeTwilio } from './server.ts';
import { signWebhook } from './sign.ts';

const person = '+12125550143';
const business = '+17185550134';

let fake: FakeTwilio;
let product: Server;
afterEach(async () => {
  await fake.close();
  product.close();
});

/** A product that answers every text, if it is signed, with the same. */
async function startProduct(twiml: string): Promise<string> {
  let url = '';
  product = createServer((request, response) => {
    void readForm(request).then((form) => {
      const signature = signWebhook(fake.authToken, url, Object.fromEntries(form));
      const isSigned = request.headers['x-twilio-signature'] === signature;
      response.writeHead(isSigned ? 200 : 403).end(isSigned ? twiml : 'not signed');
    });
  });
  await once(product.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(product.address() as AddressInfo).port}/twilio/sms/incoming`;
  return url;
}

test('a person texts, signed, and is answered with the messages of the document', async () => {
  const smsWebhook = await startProduct(
    '<Response><Message>On which day &amp; at what time?</Message><Message><Body>Two.</Body></Message></Response>',
  );
  fake = await startFakeTwilio({ smsWebhook });
  const { replies } = await fake.text({ from: person, to: business, body: 'A facial please' });
  expect(replies.map(({ body, to }) => [body, to])).toEqual([
    ['On which day & at what time?', person],
    ['Two.', person],
  ]);
  expect(fake.messages.map(({ direction }) => direction)).toEqual([
    'inbound',
    'outbound-reply',
    'outbound-reply',
  ]);
});

test('who texts STOP gets no answer and is refused with 21610 until START', async () => {
  const smsWebhook = await startProduct('<Response><Message>Hello</Message></Response>');
  fake = await startFakeTwilio({ smsWebhook });
  const say = async (body: string) =>
    (await fake.text({ from: person, to: business, body })).replies.length;
  const send = async () => {
    const { url, accountSid, authToken } = fake;
    const credentials = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
    const response = await fetch(`${url}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}` },
      body: new URLSearchParams({ From: business, To: person, Body: 'Booked.' }),
    });
    return ((await response.json()) as { code?: number }).code;
  };
  expect([await say('stop '), await send()]).toEqual([0, 21610]);
  expect([await say('hello'), await say('START'), await send()]).toEqual([0, 1, undefined]);
});

test.each([
  ['429', { fault: { status: 429, retryAfter: 1 } }],
  ['21610@+12125550101', { fault: { refuse: 21610 }, to: '+12125550101' }],
  ['30007x2', { fault: { undelivered: 30007 }, times: 2 }],
  ['latex1@+12125550101', { fault: { late: true }, times: 1, to: '+12125550101' }],
])('"%s" is a fault', async (text, rule) => {
  product = createServer();
  fake = await startFakeTwilio();
  expect(readFault(text)).toEqual(rule);
  expect(() => readFault(`${text}?`)).toThrow('no fault');
});
