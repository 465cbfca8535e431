import { createPhone, openRelay, type Phone } from '@gomomo/phone';
import { startProduct, type Product } from '@gomomo/testing';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { appointmentsOf } from './business.ts';

// A first start makes a database.
jest.setTimeout(60_000);

const token = 'auth-token-of-the-spec';
const to = '+17185550134';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ TWILIO_AUTH_TOKEN: token, VOICE_MODE: 'relay' });
});
afterAll(async () => {
  await product?.stop();
});

async function call(from: string): Promise<Phone> {
  const phone = createPhone({ url: product.url, token, from, to });
  await phone.dials();
  return phone;
}

const statusesOf = async (contact: string): Promise<string[]> =>
  (await appointmentsOf(product, contact)).map(({ status, channel }) => `${status} by ${channel}`);

describe('a call over the socket', () => {
  test('is greeted there, books by the same steps, and hangs up by TwiML', async () => {
    const from = '+12125550301';
    const phone = createPhone({ url: product.url, token, from, to });
    const greeting = await phone.dials();
    expect([greeting.wants.kind, greeting.text]).toEqual(['talk', expect.stringMatching(/^Hello/)]);
    const { text } = await phone.says('I would like a facial next week on wednesday');
    expect(text).toMatch(/Wednesday/);
    await phone.keys('1');
    await phone.interrupts('Dana Reed');
    expect((await phone.says('yes please')).text).toMatch(/You are booked/);
    expect(await statusesOf(from)).toEqual(['confirmed by phone']);
    const over = await phone.says('no thank you, goodbye');
    expect(over.document.children.map(({ name }) => name)).toEqual(['Say', 'Hangup']);
  });

  test('whose socket is lost goes on turn by turn, and nothing is booked twice', async () => {
    const from = '+12125550302';
    const phone = await call(from);
    await phone.says('a facial next week on thursday');
    await phone.keys('1');
    await phone.says('Dana Reed');
    expect((await phone.losesSocket()).text).toMatch(/Shall I book it\?/);
    expect((await phone.says('yes')).text).toMatch(/You are booked/);
    expect(await statusesOf(from)).toEqual(['confirmed by phone']);
    await phone.hangsUp();
  });

  test('whose socket is lost before a word was said hears the greeting again', async () => {
    const phone = await call('+12125550303');
    expect((await phone.losesSocket()).text).toMatch(/automated front desk/);
    await phone.hangsUp();
  });

  test('a yes inside of a longer turn books nothing there either', async () => {
    const from = '+12125550304';
    const phone = await call(from);
    await phone.says('a facial next week on friday');
    await phone.keys('1');
    await phone.says('Dana Reed');
    await phone.says('yes if the wind blows');
    expect(await statusesOf(from)).toEqual([]);
    await phone.hangsUp();
  });
});

describe('is not let in', () => {
  const open = (callSid: string, by = token) => {
    const url = `${product.url.replace(/^http/, 'ws')}/twilio/relay`;
    const setup = { callSid, from: '+12125550305', to, accountSid: `AC${'0'.repeat(32)}` };
    return openRelay({ url, token: by, setup });
  };

  test('a handshake that nobody has signed, or another token', async () => {
    await expect(open(`CA${'a'.repeat(32)}`, 'another')).rejects.toThrow('403');
  });

  test('a call that is none of ours, and one that has hung up', async () => {
    const phone = await call('+12125550306');
    await phone.hangsUp();
    for (const callSid of [`CA${'b'.repeat(32)}`, phone.callSid]) {
      expect(await (await open(callSid)).next()).toEqual({ type: 'lost', code: 1008 });
    }
  });
});
