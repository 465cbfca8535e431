import { signWebhook } from '@gomomo/fakes';
import { createPhone, newCallSid, type Phone, type PhoneOptions } from '@gomomo/phone';
import { startProduct, until, type Product } from '@gomomo/testing';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { appointmentsOf } from './business.ts';

// A first start makes a database.
jest.setTimeout(60_000);

const token = 'auth-token-of-the-spec';
const older = 'auth-token-being-retired';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ TWILIO_AUTH_TOKEN: `${token},${older}` });
});
afterAll(async () => {
  await product?.stop();
});

const callers: Phone[] = [];
function call(more: Partial<PhoneOptions> = {}): Phone {
  const caller = createPhone({ url: product.url, token, ...more });
  callers.push(caller);
  return caller;
}
afterEach(async () => {
  for (const caller of callers.splice(0)) await caller.hangsUp();
});

const rowsOf = (contact: string) => appointmentsOf(product, contact);

/** Books a facial for the caller and answers what is said at the end. */
async function book(caller: Phone, name = 'Dana Reed') {
  await caller.dials();
  await caller.says('a facial next week on wednesday');
  await caller.keys('1');
  await caller.says(name);
  return caller.says('yes');
}

describe('a call', () => {
  test('books in a few turns, under the number it comes from, and hears its reference', async () => {
    const from = '+12125550101';
    const caller = call({ from });
    const greeting = await caller.dials();
    expect(greeting.text).toMatch(
      /automated front desk of Bloom Wellness Studio.*Press 0 for a person/,
    );
    await caller.says('I would like a facial next week on wednesday');
    await caller.keys('1');
    await caller.says('Dana Reed');
    const { text } = await caller.says('yes please');
    const [row, ...others] = await rowsOf(from);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      status: 'confirmed',
      channel: 'phone',
      client: { name: 'Dana Reed' },
    });
    expect(text).toContain([...(row?.reference ?? '').slice(0, 4)].join(' '));
    expect(
      (await caller.says('no thank you, goodbye')).document.children.map((e) => e.name),
    ).toEqual(['Say', 'Hangup']);
  });

  test('cancels for who has the number and the name, and not for the number alone', async () => {
    const from = '+12125550102';
    await book(call({ from }), 'Robin Vale');
    const caller = call({ from });
    await caller.dials();
    await caller.says('I want to cancel my appointment');
    expect((await caller.says('Somebody Else')).text).toContain('could not find an appointment');
    await caller.says('yes');
    expect((await rowsOf(from)).map(({ status }) => status)).toEqual(['confirmed']);
    const other = call({ from });
    await other.dials();
    await other.says('I want to cancel my appointment');
    await other.says('Robin Vale');
    await other.says('yes');
    expect((await rowsOf(from)).map(({ status }) => status)).toEqual(['cancelled']);
  });

  test('in which nobody says anything is asked again, in other words, and never falls silent', async () => {
    const caller = call();
    await caller.dials();
    const heard = [];
    for (let n = 0; n < 4; n += 1) heard.push((await caller.stays()).text);
    expect(heard[0]).toContain('Are you still there?');
    expect(new Set(heard).size).toBeGreaterThan(2);
    expect(heard.join(' ')).toMatch(/person/);
  });

  test('whose number is withheld books under the number it gives', async () => {
    const caller = call({ from: '+266696687' });
    await caller.dials();
    await caller.says('a facial next week on thursday');
    await caller.keys('1');
    await caller.says('Kim Lee');
    await caller.keys('2125550177');
    await caller.says('yes');
    expect(await rowsOf('+12125550177')).toHaveLength(1);
  });
});

describe('what happens outside of a call', () => {
  test('an appointment that the business cancels meanwhile is told with the next answer, once', async () => {
    const from = '+12125550104';
    const caller = call({ from });
    await book(caller);
    const [row] = await rowsOf(from);
    const path = `/api/tenants/bloom/appointments/${row?.reference ?? ''}/cancel`;
    await fetch(`${product.url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${product.adminKey}`,
        'content-type': 'application/json',
      },
      body: '{}',
    });
    await until(async () => {
      await pause(500);
      expect((await caller.says('what are your prices')).text).toContain('has been cancelled');
    });
    expect((await caller.says('where are you')).text).not.toContain('has been cancelled');
  });

  test('R9: a gateway that is killed in the middle costs nothing: the call goes on and books once', async () => {
    const from = '+12125550105';
    const caller = call({ from });
    await caller.dials();
    await caller.says('a facial next week on tuesday');
    await product.kill();
    await product.start();
    await caller.keys('1');
    const asked = await caller.says('Dana Reed');
    expect(asked.text).toContain('Shall I book it?');
    await caller.says('yes');
    await product.kill();
    await product.start();
    await caller.send(asked.action ?? '', { SpeechResult: 'yes' });
    expect(await rowsOf(from)).toHaveLength(1);
  });
});

describe('a webhook that comes again', () => {
  test('is answered as the first time, and books nothing twice', async () => {
    const from = '+12125550103';
    const caller = call({ from });
    const first = await caller.dials();
    expect((await caller.dials()).xml).toBe(first.xml);
    const next = await caller.says('a facial next week on friday');
    expect((await caller.send(first.action ?? '', { SpeechResult: 'something else' })).xml).toBe(
      next.xml,
    );
    await caller.keys('1');
    const asked = await caller.says('Dana Reed');
    const booked = await caller.says('yes');
    const again = await Promise.all(
      [1, 2, 3].map(() => caller.send(asked.action ?? '', { SpeechResult: 'yes' })),
    );
    expect(again.map(({ xml }) => xml)).toEqual([booked.xml, booked.xml, booked.xml]);
    expect(await rowsOf(from)).toHaveLength(1);
    const silence = await caller.stays();
    expect((await caller.send(booked.action ?? '', {})).xml).toBe(silence.xml);
  });

  test('after its call was lost says so and begins anew', async () => {
    const caller = call();
    const to = `${product.url}/twilio/voice/turn?step=7`;
    const lost = await caller.send(to, { SpeechResult: 'yes' });
    expect(lost.text).toMatch(/lost track of our call.*Let us start over/);
    expect((await caller.send(to, { SpeechResult: 'yes' })).xml).toBe(lost.xml);
    expect((await caller.says('a facial next week')).text).toContain('What time would you like?');
  });
});

function post(url: string, fields: Record<string, string>, signature?: string): Promise<Response> {
  const headers: Record<string, string> =
    signature === undefined ? {} : { 'x-twilio-signature': signature };
  return fetch(url, { method: 'POST', headers, body: new URLSearchParams(fields) });
}

describe('a webhook that Twilio has not signed', () => {
  const fields = { CallSid: newCallSid(), From: '+12125550143', To: '+17185550134' };
  const incoming = (): string => `${product.url}/twilio/voice/incoming`;

  test.each([
    ['without a signature', () => undefined],
    ['by another token', () => signWebhook('another', incoming(), fields)],
    ['for another address', () => signWebhook(token, `${incoming()}?x=1`, fields)],
    [
      'for another host',
      () => signWebhook(token, 'https://example.com/twilio/voice/incoming', fields),
    ],
    ['for other fields', () => signWebhook(token, incoming(), { ...fields, From: '+12125550199' })],
  ])('%s is refused', async (_how, signature) => {
    const response = await post(incoming(), fields, signature());
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'forbidden' });
  });

  test('is refused whatever the hook, and by GET', async () => {
    for (const path of ['turn?step=1', 'status', 'fallback']) {
      expect((await post(`${product.url}/twilio/voice/${path}`, fields)).status).toBe(403);
    }
    const got = await fetch(incoming());
    expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('by the token that is being retired is believed', async () => {
    expect((await call({ token: older }).dials()).text).toContain('Bloom');
  });
});

describe('a number', () => {
  test('of nobody is told so, and the call ends', async () => {
    const heard = await call({ to: '+12125550000' }).dials();
    expect(heard.text).toContain('nobody can be reached');
    expect(heard.action).toBeUndefined();
  });

  test('R15: has five lines: the sixth call hears a sentence, and a line is free when one hangs up', async () => {
    const five = Array.from({ length: 5 }, () => call());
    for (const caller of five) await caller.dials();
    const sixth = call();
    const heard = await sixth.dials();
    expect(heard.text).toMatch(/lines of the front desk are busy.*try again/);
    expect(heard.document.children.at(-1)?.name).toBe('Hangup');
    await five[0]?.hangsUp();
    expect((await sixth.dials()).text).toContain('automated front desk');
  });
});
