import { afterEach, describe, expect, test } from '@jest/globals';
import OpenAI from 'openai';

import { fail, say } from './replies.ts';
import { startFakeOpenAi, type FakeOpenAi } from './server.ts';
import type { Fault } from './step.ts';

let fake: FakeOpenAi;
afterEach(() => fake.close());

const model = 'gpt-4o';
const half = 'Of course, on which day ';
const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: 'Hello' }];

/** Asks once; whatever is thrown comes back beside what had arrived. */
async function ask(fault: Fault, stream: boolean, timeoutMs = 5_000) {
  fake = await startFakeOpenAi({
    play: [fail(fault, { text: 'Of course, on which day shall it be?' })],
  });
  const client = new OpenAI({
    apiKey: fake.key,
    baseURL: fake.url,
    maxRetries: 0,
    logLevel: 'off',
  });
  const seen = { text: '', finish: '', error: undefined as unknown };
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    if (!stream) {
      const answer = await client.chat.completions.create({ model, messages }, { signal });
      seen.text = answer.choices[0]?.message.content ?? '';
      return seen;
    }
    const body = { model, messages, stream } as const;
    for await (const { choices } of await client.chat.completions.create(body, { signal })) {
      seen.text += choices[0]?.delta.content ?? '';
      seen.finish = choices[0]?.finish_reason ?? seen.finish;
    }
  } catch (error) {
    seen.error = error;
  }
  return seen;
}

describe.each([true, false])('streamed: %s', (stream) => {
  test.each([401, 403, 404, 429, 500, 503])('status %s', async (status) => {
    const { error } = await ask({ status }, stream);
    expect(error).toBeInstanceOf(OpenAI.APIError);
    expect(error).toMatchObject({ status, error: { message: expect.any(String) } });
  });

  test('a limit says when to come back, in seconds or milliseconds', async () => {
    const { error } = await ask({ status: 429, retryAfter: 7, retryAfterMs: 6_500 }, stream);
    const { headers } = error as InstanceType<typeof OpenAI.APIError>;
    expect([headers?.get('retry-after'), headers?.get('retry-after-ms')]).toEqual(['7', '6500']);
  });

  test.each(['before-headers', 'after-headers', 'mid-stream'] as const)(
    'a reset %s',
    async (reset) => {
      const { error, text } = await ask({ reset }, stream);
      expect(error).toBeDefined();
      expect(text).toBe(stream && reset === 'mid-stream' ? half : '');
    },
  );

  test('a first byte that takes its time', async () => {
    expect(await ask({ slow: 50 }, stream)).toMatchObject({ text: expect.stringMatching(/be\?$/) });
  });

  test.each([{ slow: 60_000 }, { stall: true }] as const)(
    '%j: the client gives up, and the server sees it leave',
    async (fault) => {
      const { error } = await ask(fault, stream, 200);
      // The SDK ends a stream that is aborted in its middle without a word.
      if (!stream || 'slow' in fault) expect(String(error)).toMatch(/abort|timeout/i);
      const deadline = Date.now() + 5_000;
      while (fake.requests[0]?.ended === 'open' && Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      expect(fake.requests[0]?.ended).toBe('left');
    },
  );

  test('a chunk or an answer that is no JSON', async () => {
    expect((await ask({ badChunk: true }, stream)).error).toBeInstanceOf(SyntaxError);
  });
});

test('a stream that ends too early ends without a word: nothing throws, and no reason is given', async () => {
  expect(await ask({ truncated: true }, true)).toEqual({
    ...{ text: half, finish: '', error: undefined },
  });
});

test('an answer that ends too early is no JSON', async () => {
  expect((await ask({ truncated: true }, false)).error).toBeInstanceOf(SyntaxError);
});

test('the page of a proxy is no answer', async () => {
  const { text } = await ask({ page: true }, true);
  expect(text).toBe('');
});

test('a request that was answered says so', async () => {
  await ask({ slow: 1 }, true);
  expect(fake.requests[0]).toMatchObject({ ended: 'answered', user: 'Hello' });
  fake.settled();
  fake.play([say('Yes.')]);
  expect(() => fake.settled()).toThrow('1 steps');
});
