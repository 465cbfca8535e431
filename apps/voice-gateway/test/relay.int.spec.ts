import { createPhone, type Phone } from '@gomomo/phone';
import { startProduct, until, type Product } from '@gomomo/testing';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { openRelay, type RelayLine } from './relay-line.ts';

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

interface Call {
  readonly phone: Phone;
  readonly line: RelayLine;
  /** The document that connected it. */
  readonly xml: string;
  /** Twilio tells that the session is over. */
  ends(handoffData?: string): ReturnType<Phone['send']>;
}

const setupOf = (callSid: string, from: string): object => ({
  ...{ callSid, from, to, accountSid: `AC${'0'.repeat(32)}`, sessionId: `VX${'1'.repeat(32)}` },
});

async function call(from: string): Promise<Call> {
  const { url } = product;
  const phone = createPhone({ url, token, from, to });
  const { xml } = await phone.dials();
  const line = await openRelay({ url, token, setup: setupOf(phone.callSid, from) });
  return {
    ...{ phone, line, xml },
    ends: (handoffData) =>
      phone.send(`${url}/twilio/voice/turn?relay=1`, {
        SessionId: `VX${'1'.repeat(32)}`,
        ...(handoffData === undefined
          ? { SessionStatus: 'failed' }
          : { SessionStatus: 'ended', HandoffData: handoffData }),
      }),
  };
}

async function statusesOf(contact: string): Promise<string[]> {
  const from = new Date(Date.now() - 86_400_000).toISOString();
  const until = new Date(Date.now() + 60 * 86_400_000).toISOString();
  const query = new URLSearchParams({ from, to: until, contact });
  const response = await fetch(`${product.url}/api/tenants/bloom/appointments?${query}`, {
    headers: { authorization: `Bearer ${product.adminKey}` },
  });
  const { items } = (await response.json()) as { items: { status: string; channel: string }[] };
  return items.map(({ status, channel }) => `${status} by ${channel}`);
}

describe('a call over the socket', () => {
  test('is greeted there, books by the same steps, and hangs up by TwiML', async () => {
    const from = '+12125550301';
    const { line, xml, ends } = await call(from);
    expect(xml).toMatch(/<ConversationRelay url="ws:[^"]*\/twilio\/relay" welcomeGreeting="Hello/);
    expect(await line.says('I would like a facial next week on wednesday')).toMatch(/Wednesday/);
    await line.keys('1');
    await line.says('Dana Reed');
    expect(await line.says('yes please')).toMatch(/You are booked/);
    expect(await statusesOf(from)).toEqual(['confirmed by phone']);
    const over = await ends(await line.says('no thank you, goodbye'));
    expect(over.document.children.map(({ name }) => name)).toEqual(['Say', 'Hangup']);
  });

  test('whose socket is lost goes on turn by turn, and nothing is booked twice', async () => {
    const from = '+12125550302';
    const { line, phone, ends } = await call(from);
    await line.says('a facial next week on thursday');
    await line.keys('1');
    await line.says('Dana Reed');
    line.breaksOff();
    const asked = await ends();
    expect(asked.text).toMatch(/Shall I book it\?/);
    expect((await phone.says('yes')).text).toMatch(/You are booked/);
    expect(await statusesOf(from)).toEqual(['confirmed by phone']);
    await phone.hangsUp();
  });

  test('whose socket is lost before a word was said hears the greeting again', async () => {
    const { line, phone, ends } = await call('+12125550303');
    line.breaksOff();
    expect((await ends()).text).toMatch(/automated front desk/);
    await phone.hangsUp();
  });

  test('a yes inside of a longer turn books nothing there either', async () => {
    const from = '+12125550304';
    const { line, phone } = await call(from);
    await line.says('a facial next week on friday');
    await line.keys('1');
    await line.says('Dana Reed');
    await line.says('yes if the wind blows');
    expect(await statusesOf(from)).toEqual([]);
    await phone.hangsUp();
  });
});

describe('is not let in', () => {
  test('a handshake that nobody has signed, or another token', async () => {
    const setup = setupOf(`CA${'a'.repeat(32)}`, '+12125550305');
    const forged = openRelay({ url: product.url, token: 'another', setup });
    await expect(forged).rejects.toThrow('403');
  });

  test('a call that is none of ours, and one that has hung up', async () => {
    const { url } = product;
    const stranger = setupOf(`CA${'b'.repeat(32)}`, '+12125550306');
    const phone = createPhone({ url, token, from: '+12125550306', to });
    await phone.dials();
    await phone.hangsUp();
    for (const setup of [stranger, setupOf(phone.callSid, '+12125550306')]) {
      const line = await openRelay({ url, token, setup });
      await until(() => expect(line.closed()).toBe(1008));
    }
  });
});
