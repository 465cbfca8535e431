import type { FakeTwilio } from '@gomomo/fakes';
import { createPhone } from '@gomomo/phone';
import { freePort, until, type Product } from '@gomomo/testing';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { startWords, stopWords } from '../src/domain/keywords.ts';
import { always, appointmentsOf, ask, openBusiness } from './business.ts';
import { startWithTwilio, type WithTwilio } from './with-twilio.ts';

// A first start makes a database.
jest.setTimeout(90_000);

const token = 'auth-token-of-the-spec';
const bloom = '+17185550134';

let stage: WithTwilio;
let twilio: FakeTwilio;
let product: Product;
beforeAll(async () => {
  const url = `http://127.0.0.1:${await freePort()}`;
  const env = { PORT: new URL(url).port, PUBLIC_BASE_URL: url };
  stage = await startWithTwilio(token, env, `${url}/twilio/sms/incoming`);
  ({ product, twilio } = stage);
});
afterAll(async () => {
  await stage?.stop();
});

/** What is texted back; empty: nothing. */
async function say(from: string, body: string, to = bloom): Promise<string> {
  const { replies } = await twilio.text({ from, to, body });
  return replies.map((reply) => reply.body).join('\n');
}

const bookingsOf = (contact: string, tenant?: string) => appointmentsOf(product, contact, tenant);

const sentTo = (phone: string) => twilio.messages.filter(({ to }) => to === phone);

/** Nobody is asked to text a word of the network's. */
const asksForKeyword = new RegExp(
  `\\b(?:say|text|reply|answer|write|send|type)\\b(?: with)? "?(?:${[...stopWords, ...startWords].join('|')})\\b`,
  'iu',
);

describe('by text message', () => {
  test('a booking is made, numbers choose, and a bare YES to the proposal is assent', async () => {
    const from = '+12125550401';
    const said = [await say(from, 'a facial next week on wednesday please')];
    expect(said[0]).toMatch(/automated front desk of Bloom.*\n.*Reply 1 for /s);
    said.push(await say(from, '1'), await say(from, 'Dana Reed'));
    expect(said[2]).toMatch(/Is this right\?/);
    said.push(await say(from, 'YES'));
    expect(said[3]).toMatch(/You’re booked.*reference is/);
    expect(await bookingsOf(from)).toMatchObject([{ status: 'confirmed', channel: 'sms' }]);
    said.push(await say(from, 'I want to cancel my appointment'), await say(from, 'zxcv qwrt'));
    said.push(await say(from, 'bye'));
    for (const text of said) expect(text).not.toMatch(asksForKeyword);
  });

  test.each(stopWords.map((word) => word.toUpperCase()))('%s is honoured', async (word) => {
    const from = `+1212555042${stopWords.findIndex((each) => each === word.toLowerCase())}`;
    expect(await say(from, 'what are your hours')).not.toBe('');
    expect(await say(from, ` ${word} `)).toBe('');
    expect(await say(from, 'what are your hours')).toBe('');
    const caller = createPhone({ url: product.url, token, from });
    await caller.dials();
    expect((await caller.says('send me a link')).text).toContain('cannot send a link');
    await caller.hangsUp();
  });

  test.each(startWords.map((word) => word.toUpperCase()))('%s ends that', async (word) => {
    const from = `+1212555043${startWords.findIndex((each) => each === word.toLowerCase())}`;
    await say(from, 'STOP');
    expect(await say(from, word)).toBe('');
    expect(await say(from, 'what are your hours')).not.toBe('');
  });

  test('at most twenty answers an hour go to one number', async () => {
    const from = '+12125550440';
    const answers = [];
    for (let n = 0; n < 22; n += 1) answers.push(await say(from, `what are your hours ${n}`));
    expect(answers.filter((text) => text !== '')).toHaveLength(20);
  });

  test('a message to a number of nobody is not answered', async () => {
    expect(await say('+12125550441', 'hello', '+12125550000')).toBe('');
  });
});

describe('what is texted by us', () => {
  test('is sent again where Twilio was away, and not where it refuses', async () => {
    const from = '+12125550451';
    const caller = createPhone({ url: product.url, token, from });
    await caller.dials();
    twilio.fault({ fault: { status: 503 }, to: from, times: 2 });
    expect((await caller.says('send me a link')).text).toContain('sent a link');
    await until(() =>
      expect(twilio.callbacks.some(({ status }) => status === 'delivered')).toBe(true),
    );
    expect(sentTo(from)).toHaveLength(1);
    await caller.hangsUp();
  });

  test('to whom Twilio says that they have opted out, nothing is sent again', async () => {
    const from = '+12125550452';
    twilio.fault({ fault: { refuse: 21610 }, to: from, times: 1 });
    for (let n = 0; n < 2; n += 1) {
      const caller = createPhone({ url: product.url, token, from });
      await caller.dials();
      expect((await caller.says('send me a link')).text).toContain('cannot send a link');
      await caller.hangsUp();
    }
    expect(sentTo(from)).toEqual([]);
  });

  test('a booking is confirmed once where the business wants that, and nowhere else', async () => {
    const phone = '+12125550453';
    const key = await openBusiness(product, {
      slug: 'texting',
      phoneNumbers: ['+12125550482'],
      policy: { smsConfirmation: true },
      hours: { weekly: always, overrides: [] },
    });
    const path = '/api/tenants/texting';
    await ask(product, 'POST', `${path}/resources`, { key, body: { name: 'Ana', kind: 'staff' } });
    const made = { name: 'Haircut', durationMinutes: 30 };
    const service = await ask(product, 'POST', `${path}/services`, { key, body: made });
    const start = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 86_400_000);
    const booked = await ask(product, 'POST', `${path}/appointments`, {
      key,
      body: {
        serviceId: service.json['id'],
        start: start.toISOString(),
        client: { name: 'Robin Vale', phone },
      },
    });
    expect(booked.status).toBe(201);
    await until(() => expect(sentTo(phone)).toHaveLength(1));
    expect(sentTo(phone)[0]?.body).toMatch(/^Corner Studio: You’re booked: Haircut/);
    expect(sentTo(phone)[0]?.body).toContain(String(booked.json['reference']));
    expect(sentTo('+12125550401')).toHaveLength(
      sentTo('+12125550401').filter(({ direction }) => direction === 'outbound-reply').length,
    );
  });
});
