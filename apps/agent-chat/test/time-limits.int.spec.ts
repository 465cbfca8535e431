import { call, fail, say, startFakeOpenAi, type FakeOpenAi, type Play } from '@gomomo/fakes';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createServer as createHttpServer, type ServerResponse } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { createModel } from '../src/llm/create-model.ts';
import { modelLimits, type ModelLimits } from '../src/llm/limits.ts';
import { modelTurn } from './model-turn.ts';

/** Far more than any test waits: the one limit that is tried is the one that strikes. */
const loose: ModelLimits = {
  connectMs: 30_000,
  firstByteMs: 30_000,
  silenceMs: 30_000,
  turnMs: 30_000,
};
/** What a busy machine may add. */
const slackMs = 2_500;
const short = 300;

let fake: FakeOpenAi | undefined;
let server: Server | undefined;
afterEach(async () => {
  await fake?.close();
  server?.close();
  [fake, server] = [undefined, undefined];
});

interface Away {
  /** Whether the limit store answers. */
  readonly ready?: () => Promise<void>;
}

/** How a turn ended at that server, and how long it took. */
async function turnAt(baseUrl: string, apiKey: string, limits: ModelLimits, away: Away = {}) {
  const outcomes: string[] = [];
  const allowed = { allowed: true, remaining: 0, resetMs: 0 };
  const model = createModel({
    server: { apiKey, baseUrl, model: 'gpt-4o' },
    ...{ dailyTokens: 1_000_000, clock: { now: () => 0 }, limits },
    state: {
      limits: {
        consume: () => Promise.resolve(allowed),
        refund: () => Promise.resolve(),
        peek: () => Promise.resolve(allowed),
      },
      ready: away.ready ?? (() => Promise.resolve()),
    },
    logger: { warn: (told: unknown) => void outcomes.push((told as { outcome: string }).outcome) },
  });
  const begun = performance.now();
  const answer = await model.interpret(modelTurn());
  return { answer, outcomes, ms: performance.now() - begun };
}

async function turnWith(play: Play, limits: Partial<ModelLimits>) {
  fake = await startFakeOpenAi({ play });
  return turnAt(fake.url, fake.key, { ...loose, ...limits });
}

/** A server on a port of its own, until the test is over. */
async function listen(made: Server): Promise<number> {
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return (made.address() as AddressInfo).port;
}

const chunk = (delta: object): string =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: null }] })}\n\n`;

/** Answers with a letter every so often, and never comes to an end. */
function drip(everyMs: number, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const timer = setInterval(() => response.write(chunk({ content: 'a' })), everyMs);
  response.once('close', () => clearInterval(timer));
}

const timeout = { answer: undefined, outcomes: ['timeout'] };

describe('a turn is the rules’ to answer', () => {
  test('where no connection stands in time', async () => {
    const port = await listen(createServer(() => undefined));
    // Of a secure connection the greeting is a part, and this one never greets.
    const at = `https://127.0.0.1:${String(port)}/v1`;
    const { answer, outcomes, ms } = await turnAt(at, 'sk-any', { ...loose, connectMs: short });
    expect({ answer, outcomes }).toEqual({ answer: undefined, outcomes: ['connect'] });
    expect(ms).toBeLessThan(short + slackMs);
  });

  test('where the answer does not begin in time', async () => {
    const play = [{ ...fail({ slow: 60_000 }), times: 'always' as const }];
    const { ms, ...ended } = await turnWith(play, { firstByteMs: short });
    expect(ended).toEqual(timeout);
    expect(ms).toBeLessThan(short + slackMs);
  });

  test('where the answer falls silent in its middle', async () => {
    const { ms, ...ended } = await turnWith([fail({ stall: true })], { silenceMs: short });
    expect(ended).toEqual(timeout);
    expect(ms).toBeLessThan(short + slackMs);
  });

  test('where the answer never ends, though it is never silent', async () => {
    const port = await listen(createHttpServer((_request, response) => drip(20, response)));
    const at = `http://127.0.0.1:${String(port)}/v1`;
    const { ms, ...ended } = await turnAt(at, 'sk-any', { ...loose, turnMs: short });
    expect(ended).toEqual(timeout);
    expect(ms).toBeLessThan(short + slackMs);
  });

  test('where several rounds take too long together, each of them in time', async () => {
    const slow = () => ({ ...call('look_up'), fault: { slow: 700 } });
    const { ms, ...ended } = await turnWith(slow, { firstByteMs: 1_500, turnMs: 1_000 });
    expect(ended).toEqual(timeout);
    expect(fake?.requests).toHaveLength(2);
    expect(ms).toBeLessThan(1_000 + slackMs);
  });

  test('where a request that was refused and its repetition take too long together', async () => {
    fake = await startFakeOpenAi({
      play: [{ ...say('Hello.'), fault: { slow: 60_000 } }],
      refuses: ['strict'],
    });
    const limits = { ...loose, turnMs: 800 };
    const { ms, ...ended } = await turnAt(fake.url, fake.key, limits);
    expect(ended).toEqual(timeout);
    expect(fake.requests).toHaveLength(2);
    expect(ms).toBeLessThan(800 + slackMs);
  });

  test('where what a day has left cannot be told in time', async () => {
    fake = await startFakeOpenAi({ play: [] });
    const ready = () => new Promise<void>(() => undefined);
    const limits = { ...loose, turnMs: short };
    const { ms, ...ended } = await turnAt(fake.url, fake.key, limits, { ready });
    expect(ended).toEqual(timeout);
    expect(ms).toBeLessThan(short + slackMs);
  });
});

test('an answer that is slow and in time is taken', async () => {
  const play = [{ ...say('I am sorry, I cannot tell you that.'), fault: { slow: 500 } }];
  const { answer } = await turnWith(play, { firstByteMs: 5_000, silenceMs: 5_000, turnMs: 10_000 });
  expect(answer?.kind).toBe('text');
});

test('a client waits 2 s for a connection, 4 s for a word, and 8 s at most, the rules’ answer included', () => {
  const { turnMs, ...others } = modelLimits;
  expect(others).toEqual({ connectMs: 2_000, firstByteMs: 4_000, silenceMs: 4_000 });
  expect(turnMs).toBeLessThan(8_000);
  expect(turnMs).toBeGreaterThan(7_000);
});
