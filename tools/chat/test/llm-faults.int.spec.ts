import { fail, say, startFakeOpenAi, type FakeOpenAi, type Fault } from '@gomomo/fakes';
import { cutShort, sayNothing } from '@gomomo/fakes';
import { fixedClock } from '@gomomo/testing';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';

import { startAgentChat, talkTo, textOf, type RealChat } from './real-agent-chat.ts';
import { startBookingCore, type RealBookingCore } from './real-booking-core.ts';
import { createRealStage } from './real-stage.ts';

/**
 * A server that is down, slow, wrong or in a foreign tongue: the rules answer in the same turn, word for
 * word as they would without a model, within the time a turn may take.
 */
jest.setTimeout(120_000);

/** Monday 2026-11-23, 09:00 in New York. */
const clock = fixedClock('2026-11-23T09:00:00-05:00');
const turnLimitMs = 8_000;

let core: RealBookingCore;
let slug: string;
let alone: RealChat;
let fake: FakeOpenAi;
let chat: RealChat;

beforeAll(async () => {
  core = await startBookingCore(clock);
  slug = (await createRealStage(core, clock)).tenant.slug;
  alone = await startAgentChat(core, clock);
});
afterEach(async () => {
  await chat.stop();
  await fake.close();
});
afterAll(async () => {
  await alone?.stop();
  await core?.close();
});

const residue = 'yoga tomorrow at 2pm, the one with the purple mats';

/** Words that would be said, whole or cut off at any sentence: what keeps them back is the fault. */
const harmless = { text: 'I am sorry. '.repeat(8) };

async function beside(play: Parameters<typeof startFakeOpenAi>[0]['play']): Promise<RealChat> {
  fake = await startFakeOpenAi({ play });
  chat = await startAgentChat(core, clock, fake);
  return chat;
}

/** The same turn with and without a model: everything that a client sees of it but its ids and hold. */
async function told(where: RealChat): Promise<{ seen: unknown; ms: number }> {
  const talk = talkTo(where, slug);
  const begun = performance.now();
  const answer = await talk.says(residue);
  const ms = performance.now() - begun;
  await talk.says('start over');
  return { seen: { text: textOf(answer), state: answer.state }, ms };
}

const faults: readonly (readonly [string, Fault])[] = [
  ...[400, 401, 403, 404, 408, 409, 422, 429, 500, 502, 503, 529].map(
    (status) => [`status ${status}`, { status }] as const,
  ),
  ['429 with retry-after', { status: 429, retryAfter: 30 }],
  ['429 with retry-after-ms', { status: 429, retryAfterMs: 700 }],
  ...(['before-headers', 'after-headers', 'mid-stream'] as const).map(
    (reset) => [`a reset ${reset}`, { reset }] as const,
  ),
  ['a first byte that does not come', { slow: 60_000 }],
  ['a stall in mid-stream', { stall: true }],
  ['a stream that ends too early', { truncated: true }],
  ['a chunk that is no JSON', { badChunk: true }],
  ['the page of a proxy', { page: true }],
];

describe('the rules answer in the same turn', () => {
  test('which is not what the model would have said', async () => {
    await beside([{ reply: harmless }]);
    expect(textOf(await talkTo(chat, slug).says('do you allow parrots'))).toContain('I am sorry.');
  });

  test.each(faults)('at %s', async (_what, fault) => {
    await beside([{ ...fail(fault, harmless), times: 'always' }]);
    const { seen, ms } = await told(chat);
    expect(seen).toEqual((await told(alone)).seen);
    expect(fake.requests.length).toBeGreaterThan(0);
    expect(ms).toBeLessThan(turnLimitMs + 1_000);
  });

  test.each([
    ['nothing at all', sayNothing()],
    ['what was cut off', cutShort('length')],
    ['what was filtered', cutShort('content_filter')],
    ['what is too long', say('We have towels. '.repeat(200))],
  ] as const)('where it says %s', async (_what, answer) => {
    await beside([{ ...answer, times: 'always' }]);
    expect((await told(chat)).seen).toEqual((await told(alone)).seen);
  });

  test('where nobody listens', async () => {
    await beside([]);
    await fake.close();
    fake = await startFakeOpenAi({ play: [] });
    expect((await told(chat)).seen).toEqual((await told(alone)).seen);
    expect(fake.requests).toHaveLength(0);
  });

  test('where the key is another', async () => {
    fake = await startFakeOpenAi({ play: () => say('Hello.') });
    chat = await startAgentChat(core, clock, { url: fake.url, key: 'sk-other' });
    expect((await told(chat)).seen).toEqual((await told(alone)).seen);
  });
});

describe('a server that does not take a parameter', () => {
  const plain = 'I am sorry, I cannot tell you about the mats.';
  test.each(['strict', 'temperature', 'parallel_tool_calls', 'stream_options'] as const)(
    'is asked once without %s, and never again with it',
    async (parameter) => {
      fake = await startFakeOpenAi({ play: () => say(plain), refuses: [parameter] });
      chat = await startAgentChat(core, clock, fake);
      const talk = talkTo(chat, slug);
      expect(textOf(await talk.says('are the purple mats for everybody'))).toContain(plain);
      expect(fake.requests).toHaveLength(2);
      await talk.says('tell me about the meaning of life');
      expect(fake.requests).toHaveLength(3);
    },
  );
});

describe('a server that is out of order', () => {
  test('is left alone after a few turns, and the rules answer at once', async () => {
    await beside([{ ...fail({ status: 503 }), times: 'always' }]);
    const talk = talkTo(chat, slug);
    for (let turn = 0; turn < 8; turn += 1) await talk.says('my plumber says blue is best');
    const asked = fake.requests.length;
    expect(asked).toBeLessThan(8);
    const begun = performance.now();
    await talk.says('my plumber says blue is best');
    expect(fake.requests).toHaveLength(asked);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  test('that says when to come back is not asked before', async () => {
    await beside([{ ...fail({ status: 429, retryAfter: 60 }), times: 'always' }]);
    const talk = talkTo(chat, slug);
    for (let turn = 0; turn < 4; turn += 1) await talk.says('my plumber says blue is best');
    expect(fake.requests).toHaveLength(1);
  });
});

describe('a business that has used up its day', () => {
  const model = ({ url, key }: FakeOpenAi, dailyTokens: number) => ({
    model: { server: { apiKey: key, baseUrl: url, model: 'gpt-4o' }, dailyTokens },
  });
  const ask = (slugOf: string) => talkTo(chat, slugOf).says('my plumber says blue is best');

  test('is answered by the rules, another one is not, and so it is again on the next day', async () => {
    fake = await startFakeOpenAi({ play: () => ({ reply: harmless }) });
    const today = fixedClock('2026-11-23T09:00:00-05:00');
    chat = await startAgentChat(core, today, fake, model(fake, 24_000));
    // Of its own: what faults have cost is counted on the day of the others' business.
    const { slug: own } = (await createRealStage(core, clock)).tenant;
    for (let turn = 0; turn < 12; turn += 1) await ask(own);
    const asked = fake.requests.length;
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(12);
    expect(textOf(await ask(own))).not.toContain('I am sorry.');
    const other = (await createRealStage(core, clock)).tenant.slug;
    expect(textOf(await ask(other))).toContain('I am sorry.');
    today.set('2026-11-23T19:00:01-05:00');
    expect(textOf(await ask(own))).toContain('I am sorry.');
  });

  test('is not asked for at all where one request is more than a day has', async () => {
    fake = await startFakeOpenAi({ play: () => ({ reply: harmless }) });
    chat = await startAgentChat(core, clock, fake, model(fake, 100));
    expect((await told(chat)).seen).toEqual((await told(alone)).seen);
    expect(fake.requests).toHaveLength(0);
  });

  test('nor while nobody can say what is left', async () => {
    fake = await startFakeOpenAi({ play: () => ({ reply: harmless }) });
    const away = (): Promise<never> => Promise.reject(new Error('away'));
    const state = { ...core.state, ready: away };
    chat = await startAgentChat(core, clock, fake, { ...model(fake, 1_000_000), state });
    expect((await told(chat)).seen).toEqual((await told(alone)).seen);
    expect(fake.requests).toHaveLength(0);
  });
});
