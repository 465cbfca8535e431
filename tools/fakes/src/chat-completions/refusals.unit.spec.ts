import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import OpenAI from 'openai';

import { say } from './replies.ts';
import { startFakeOpenAi, type FakeOpenAi } from './server.ts';

let fake: FakeOpenAi;
beforeAll(async () => {
  fake = await startFakeOpenAi({ play: () => say('Yes.') });
});
afterAll(() => fake.close());
beforeEach(() => void fake.play(() => say('Yes.')));

const base = { model: 'gpt-4o', messages: [{ role: 'user', content: 'Hello' }] };
const assistant = (...ids: string[]) => ({
  ...{ role: 'assistant', content: null },
  tool_calls: ids.map((id) => ({
    id,
    type: 'function',
    function: { name: 'act', arguments: '{}' },
  })),
});
const answered = (id: string) => ({ role: 'tool', tool_call_id: id, content: 'done' });
const hello = { role: 'user', content: 'Hello' };

/** Asks by the SDK what its types would not let through. */
async function ask(body: object, key = fake.key): Promise<unknown> {
  const client = new OpenAI({ apiKey: key, baseURL: fake.url, maxRetries: 0 });
  return client.chat.completions
    .create(body as OpenAI.ChatCompletionCreateParamsNonStreaming)
    .then(({ choices }) => choices[0]?.message.content)
    .catch((error: unknown) => {
      const { status, param, code, message } = error as InstanceType<typeof OpenAI.APIError>;
      return { status, param, code, message };
    });
}

test('a wrong key', async () => {
  expect(await ask(base, 'sk-other')).toMatchObject({ status: 401, code: 'invalid_api_key' });
});

test('no key at all, and a place that is not there', async () => {
  const none = await fetch(`${fake.url}/chat/completions`, { method: 'POST', body: '{}' });
  expect([none.status, await none.json()]).toEqual([
    401,
    { error: expect.objectContaining({ type: 'invalid_request_error', code: null }) },
  ]);
  const headers = { authorization: `Bearer ${fake.key}` };
  expect((await fetch(`${fake.url}/completions`, { headers })).status).toBe(404);
});

test.each([
  ['no model', { messages: base.messages }, null],
  ['no messages', { ...base, messages: [] }, 'messages'],
  ['an unknown parameter', { ...base, temprature: 1 }, 'temprature'],
  ['a temperature of three', { ...base, temperature: 3 }, 'temperature'],
  ['stream options without a stream', { ...base, stream_options: {} }, 'stream_options'],
  ['parallel calls without tools', { ...base, parallel_tool_calls: false }, 'parallel_tool_calls'],
  ['a choice of tools without tools', { ...base, tool_choice: 'none' }, 'tool_choice'],
  ['an unknown role', { ...base, messages: [{ role: 'client', content: '' }] }, 'messages[0].role'],
  [
    'nothing said',
    { ...base, messages: [{ role: 'user', content: null }] },
    'messages.[0].content',
  ],
])('%s', async (_what, body, param) => {
  expect(await ask(body)).toMatchObject({ status: 400, param });
});

describe('a history', () => {
  const orphan = /messages with role 'tool' must be a response to a preceeding message/;
  const unanswered = /did not have response messages: b$/;
  test.each([
    ['that begins with an answer of a tool', [answered('a'), hello], orphan],
    ['with an answer to another call', [assistant('a'), answered('b')], orphan],
    ['with an answer too many', [assistant('a'), answered('a'), answered('a')], orphan],
    ['with a call that nobody answers', [hello, assistant('a', 'b'), answered('a')], unanswered],
    ['with a call that is answered too late', [assistant('b'), hello, answered('b')], unanswered],
  ])('%s is refused', async (_what, messages, message) => {
    expect(await ask({ ...base, messages })).toMatchObject({
      status: 400,
      message: expect.stringMatching(message),
    });
  });

  test('with every call answered, in any order, is taken', async () => {
    const messages = [hello, assistant('a', 'b'), answered('b'), answered('a'), hello];
    expect(await ask({ ...base, messages })).toBe('Yes.');
  });
});

describe('a server that does not take a parameter', () => {
  const tools = [{ type: 'function', function: { name: 'look_up', strict: false } }];
  test.each([
    ['temperature', { temperature: 0.3 }, 'temperature', 'unsupported_value'],
    ['strict', { tools }, 'tools[0].function.strict', 'unknown_parameter'],
    [
      'response_format',
      { response_format: { type: 'text' } },
      'response_format',
      'unsupported_parameter',
    ],
    ['max_tokens', { max_tokens: 5 }, 'max_tokens', 'unsupported_parameter'],
  ] as const)('says so of %s, as long as it is sent', async (refuse, more, param, code) => {
    fake.play([{ ...say('Yes.'), times: 'always', fault: { refuse } }]);
    expect(await ask({ ...base, ...more })).toMatchObject({ status: 400, param, code });
    expect(await ask(base)).toBe('Yes.');
  });

  test('may be one for good', async () => {
    const other = await startFakeOpenAi({ play: () => say('Yes.'), refuses: ['temperature'] });
    const client = new OpenAI({ apiKey: other.key, baseURL: other.url, maxRetries: 0 });
    const create = (more: object) =>
      client.chat.completions.create({
        ...(base as OpenAI.ChatCompletionCreateParamsNonStreaming),
        ...more,
      });
    await expect(create({ temperature: 0.3 })).rejects.toMatchObject({ param: 'temperature' });
    await expect(create({})).resolves.toMatchObject({ object: 'chat.completion' });
    await other.close();
  });
});
