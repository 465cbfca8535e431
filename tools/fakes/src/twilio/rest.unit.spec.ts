import { afterEach, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import twilio from 'twilio';
import { readForm } from './respond.ts';
import { startFakeTwilio, type FakeTwilio } from './server.ts';
import { signWebhook } from './sign.ts';

const from = '+17185550134';
const to = '+12125550143';
const body = 'Your facial is booked.';

let fake: FakeTwilio;
let listener: Server | undefined;
afterEach(async () => {
  await fake.close();
  listener?.close();
  listener = undefined;
});

type HttpClient = NonNullable<NonNullable<Parameters<typeof twilio>[2]>['httpClient']>;
interface Request {
  readonly method: string;
  readonly uri: string;
  readonly data?: object;
  readonly username: string;
  readonly password: string;
}

/** The official package, its fixed host replaced. */
function createClient(
  { url, accountSid, authToken }: FakeTwilio,
  token = authToken,
  patienceMs = 10_000,
) {
  const request = async ({ method, uri, data, username, password }: Request) => {
    const credentials = Buffer.from(`${username}:${password}`).toString('base64');
    const response = await fetch(uri.replace('https://api.twilio.com', url), {
      method,
      headers: { authorization: `Basic ${credentials}` },
      signal: AbortSignal.timeout(patienceMs),
      ...(method === 'post' ? { body: new URLSearchParams({ ...data }) } : {}),
    });
    return { statusCode: response.status, body: await response.text() };
  };
  return twilio(accountSid, token, { httpClient: { request } as unknown as HttpClient });
}

/** Somebody who is told what becomes of a message; keeps what was not signed, too. */
async function listen() {
  const told: { fields: Record<string, string>; isSigned: boolean }[] = [];
  let url = '';
  listener = createServer((request, response) => {
    void readForm(request).then((form) => {
      const fields = Object.fromEntries(form);
      const signature = signWebhook(fake.authToken, url, fields);
      told.push({ fields, isSigned: request.headers['x-twilio-signature'] === signature });
      response.writeHead(204).end();
    });
  });
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/status?id=1`;
  return { url, told };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('a message', () => {
  test('is taken, can be looked up, and is told to be queued, sent and delivered, signed', async () => {
    fake = await startFakeTwilio({ stepMs: 1 });
    const { url: statusCallback, told } = await listen();
    const client = createClient(fake);
    const sent = await client.messages.create({ from, to, body, statusCallback });
    expect(sent).toMatchObject({ status: 'queued', from, to, body, errorCode: null });
    expect(sent.sid).toMatch(/^SM[0-9a-f]{32}$/);
    expect(sent.dateCreated.getTime()).toBeGreaterThan(Date.now() - 60_000);
    await until(() => told.length === 3);
    expect(told.map(({ fields }) => fields['MessageStatus'])).toEqual([
      'queued',
      'sent',
      'delivered',
    ]);
    expect(told.every(({ isSigned }) => isSigned)).toBe(true);
    expect((await client.messages(sent.sid).fetch()).status).toBe('delivered');
    expect(fake.messages.map((message) => message.body)).toEqual([body]);
  });

  test.each<[string, Partial<Record<'from' | 'to' | 'body', string>>, number, number]>([
    ['to nobody', { to: '' }, 21604, 400],
    ['to no number', { to: '12' }, 21211, 400],
    ['from nobody', { from: '' }, 21603, 400],
    ['without words', { body: '' }, 21602, 400],
    ['too long', { body: 'x'.repeat(1_601) }, 21617, 400],
    ['to the number that has opted out', { to: '+15005550004' }, 21610, 400],
    ['to the number out of reach', { to: '+15005550003' }, 21408, 403],
    ['from a number of nobody', { from: '+15005550007' }, 21606, 400],
  ])('%s is refused as by Twilio', async (_what, more, code, status) => {
    fake = await startFakeTwilio();
    const refused = createClient(fake).messages.create({ from, to, body, ...more });
    await expect(refused).rejects.toMatchObject({
      ...{ code, status },
      moreInfo: `https://www.twilio.com/docs/errors/${code}`,
    });
    expect([fake.messages, fake.refused.length]).toEqual([[], 1]);
  });

  test('by another token or of another account is refused', async () => {
    fake = await startFakeTwilio();
    const stranger = createClient(fake, 'another').messages.create({ from, to, body });
    await expect(stranger).rejects.toMatchObject({ code: 20003, status: 401 });
    const other = createClient({ ...fake, accountSid: `AC${'1'.repeat(32)}` });
    await expect(other.messages.create({ from, to, body })).rejects.toMatchObject({ status: 401 });
    const nobody = createClient(fake)
      .messages(`SM${'0'.repeat(32)}`)
      .fetch();
    await expect(nobody).rejects.toMatchObject({ code: 20404, status: 404 });
  });
});

describe('on command', () => {
  test.each([
    [401, 20003],
    [429, 20429],
    [500, 20500],
    [503, 20503],
  ])('%i is answered as often as said, and nothing is sent', async (status, code) => {
    fake = await startFakeTwilio();
    fake.fault({ fault: { status, retryAfter: 7 }, times: 1 });
    const client = createClient(fake);
    await expect(client.messages.create({ from, to, body })).rejects.toMatchObject({
      ...{ status, code },
    });
    expect(fake.messages).toEqual([]);
    expect((await client.messages.create({ from, to, body })).status).toBe('queued');
  });

  test('429 says when to come again', async () => {
    fake = await startFakeTwilio();
    fake.fault({ fault: { status: 429, retryAfter: 7 } });
    const { url, accountSid, authToken } = fake;
    const credentials = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
    const response = await fetch(`${url}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}` },
    });
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
  });

  test('one number alone is refused, and until it is mended', async () => {
    fake = await startFakeTwilio();
    fake.fault({ fault: { refuse: 21610 }, to });
    const client = createClient(fake);
    await expect(client.messages.create({ from, to, body })).rejects.toMatchObject({ code: 21610 });
    await client.messages.create({ from, to: '+12125550144', body });
    fake.clearFaults();
    await client.messages.create({ from, to, body });
    expect(fake.messages).toHaveLength(2);
  });

  test('a message is taken and never arrives', async () => {
    fake = await startFakeTwilio({ stepMs: 1 });
    fake.fault({ fault: { undelivered: 30007 } });
    const { url: statusCallback, told } = await listen();
    await createClient(fake).messages.create({ from, to, body, statusCallback });
    await until(() => told.length === 3);
    expect(told[2]?.fields).toMatchObject({ MessageStatus: 'undelivered', ErrorCode: '30007' });
  });

  test.each([
    [{ reset: true }, 0],
    [{ stall: true }, 0],
    [{ late: true }, 1],
  ] as const)('%j gives no answer; messages sent all the same: %i', async (fault, count) => {
    fake = await startFakeTwilio();
    fake.fault({ fault });
    const hasty = createClient(fake, fake.authToken, 1_000);
    await expect(hasty.messages.create({ from, to, body })).rejects.toThrow();
    expect(fake.messages).toHaveLength(count);
  });
});

test('a recording can be looked up, heard and deleted', async () => {
  fake = await startFakeTwilio();
  const { sid } = fake.record(`CA${'1'.repeat(32)}`, 4);
  const client = createClient(fake);
  expect(await client.recordings(sid).fetch()).toMatchObject({
    duration: '4',
    source: 'RecordVerb',
  });
  const media = `${fake.url}/2010-04-01/Accounts/${fake.accountSid}/Recordings/${sid}`;
  expect((await (await fetch(media)).arrayBuffer()).byteLength).toBe(44 + 4 * 8_000);
  expect(await client.recordings(sid).remove()).toBe(true);
  await expect(client.recordings(sid).fetch()).rejects.toMatchObject({ status: 404 });
  expect((await fetch(media)).status).toBe(404);
});
