import { afterEach, describe, expect, test } from '@jest/globals';
import OpenAI from 'openai';

import { act, call, calls, cutShort, say, sayNothing } from './replies.ts';
import { startFakeOpenAi, type FakeOpenAi, type FakeOptions } from './server.ts';

let fake: FakeOpenAi;
afterEach(() => fake.close());

async function start(options: FakeOptions): Promise<OpenAI> {
  fake = await startFakeOpenAi(options);
  return new OpenAI({ apiKey: fake.key, baseURL: fake.url, maxRetries: 0 });
}

const user = { role: 'user', content: 'Can I have a haircut on Friday?' } as const;
const strictTool = {
  type: 'function',
  function: {
    name: 'act',
    strict: true,
    parameters: {
      type: 'object',
      properties: { commands: { type: 'array', items: { type: 'string' } } },
      required: ['commands'],
      additionalProperties: false,
    },
  },
} as const;
const model = 'gpt-4o';

test('answers a request whole', async () => {
  const client = await start({ play: [say('Of course.')] });
  const answer = await client.chat.completions.create({ model, messages: [user] });
  expect(answer.choices[0]).toMatchObject({
    message: { role: 'assistant', content: 'Of course.' },
    finish_reason: 'stop',
  });
  expect(answer.usage?.total_tokens).toBeGreaterThan(3);
  fake.settled();
});

test('streams a text, and usage where it is asked for', async () => {
  const client = await start({ play: [say('Of course, on which day?'), say('Of course.')] });
  const ask = { model, messages: [user], stream: true as const };
  const read = async (more: object) => {
    const seen = { text: '', finish: [] as unknown[], usage: [] as unknown[] };
    for await (const chunk of await client.chat.completions.create({ ...ask, ...more })) {
      seen.text += chunk.choices[0]?.delta.content ?? '';
      if (chunk.choices[0]?.finish_reason) seen.finish.push(chunk.choices[0].finish_reason);
      if (chunk.usage) seen.usage.push(chunk.usage);
    }
    return seen;
  };
  expect(await read({ stream_options: { include_usage: true } })).toEqual({
    text: 'Of course, on which day?',
    finish: ['stop'],
    usage: [expect.objectContaining({ completion_tokens: 7 })],
  });
  expect(await read({})).toEqual({ text: 'Of course.', finish: ['stop'], usage: [] });
});

test('streams several calls that the SDK puts together', async () => {
  const two = [
    { name: 'search_times', arguments: { service: 'service_1', when_text: 'Friday afternoon' } },
    { name: 'act', arguments: { commands: ['start'] } },
  ];
  const client = await start({ play: [calls(...two)] });
  const stream = client.chat.completions.stream({ model, messages: [user], tools: [strictTool] });
  const { choices } = await stream.finalChatCompletion();
  expect(choices[0]?.finish_reason).toBe('tool_calls');
  const got = choices[0]?.message.tool_calls ?? [];
  expect(got.map((it) => it.type === 'function' && JSON.parse(it.function.arguments))).toEqual(
    two.map((it) => it.arguments),
  );
  expect(new Set(got.map(({ id }) => id)).size).toBe(2);
});

test.each([
  ['arguments that are no JSON', call('act', '{"commands": ['), '{"commands": ['],
  [
    'an argument too many',
    call('act', { commands: [], sure: true }),
    '{"commands":[],"sure":true}',
  ],
])('says %s as it was told to', async (_what, answer, expected) => {
  const client = await start({ play: [answer] });
  const { choices } = await client.chat.completions.create({ model, messages: [user] });
  const [first] = choices[0]?.message.tool_calls ?? [];
  expect(first).toMatchObject({ function: { name: 'act', arguments: expected } });
});

test('says nothing, or stops before its time', async () => {
  const client = await start({
    play: [sayNothing(), cutShort('length'), cutShort('content_filter')],
  });
  const finishes: unknown[] = [];
  for (let index = 0; index < 3; index += 1) {
    const { choices } = await client.chat.completions.create({ model, messages: [user] });
    finishes.push([choices[0]?.finish_reason, choices[0]?.message.content]);
  }
  expect(finishes).toEqual([
    ['stop', null],
    ['length', 'Of course, I'],
    ['content_filter', 'Of course, I'],
  ]);
});

test('a model that decides by the request, for ever if need be', async () => {
  const client = await start({
    play: ({ results }) => (results.length > 0 ? say(`It said ${results.join()}`) : act('start')),
  });
  const first = await client.chat.completions.create({
    ...{ model, messages: [user], tools: [strictTool] },
  });
  const message = first.choices[0]!.message;
  const answered = {
    role: 'tool',
    tool_call_id: message.tool_calls![0]!.id,
    content: 'no',
  } as const;
  const second = await client.chat.completions.create({
    ...{ model, messages: [user, message, answered], tools: [strictTool] },
  });
  expect(second.choices[0]?.message.content).toBe('It said no');
  expect(fake.requests.map(({ number, results }) => [number, results])).toEqual([
    [1, []],
    [2, ['no']],
  ]);
});

test('lists its models', async () => {
  const client = await start({ play: [] });
  expect((await client.models.list()).data.map(({ id }) => id)).toEqual(['gpt-4o']);
});

describe('what a script expects', () => {
  const ask = async (client: OpenAI) =>
    client.chat.completions
      .create({
        model,
        messages: [{ role: 'system', content: 'You are the front desk of Bloom.' }, user],
        ...{ tools: [strictTool], temperature: 0.3, parallel_tool_calls: false },
      })
      .catch((error: unknown) => error);

  test('is met', async () => {
    const client = await start({
      play: [
        {
          ...say('Yes.'),
          expect: {
            ...{
              tools: ['act'],
              toolChoice: 'auto',
              system: /Bloom\.$/,
              user: ['haircut', 'Friday'],
            },
            ...{ results: [], temperature: 0.3, parallelToolCalls: false, stream: false },
            ...{ strict: true, nowhere: ['@', /\+\d/], roles: 'system user' },
          },
        },
      ],
    });
    expect(await ask(client)).toMatchObject({ object: 'chat.completion' });
    fake.settled();
  });

  test.each([
    [{ tools: ['act', 'look_up'] }, 'tools: expected ["act","look_up"], got ["act"]'],
    [{ temperature: null }, 'temperature: expected null, got 0.3'],
    [{ user: 'massage' }, 'user: no "massage" in "Can I have a haircut on Friday?"'],
    [{ results: ['taken'] }, 'results: expected 1, got []'],
    [{ nowhere: ['haircut'] }, 'nowhere: "haircut" is in the request'],
    [{ roles: 'user' }, 'roles: expected "user", got "system user"'],
    [{ that: () => 'not that one' }, 'not that one'],
  ])('%j is not met, and the test is told', async (expectation, told) => {
    const client = await start({ play: [{ ...say('Yes.'), expect: expectation }] });
    expect(await ask(client)).toMatchObject({ status: 500 });
    expect(() => fake.settled()).toThrow(told);
  });

  test('is more than was asked, or less', async () => {
    const client = await start({ play: [say('one'), { ...say('always'), times: 'always' }] });
    expect(() => fake.settled()).toThrow('1 steps that nobody asked for');
    for (let index = 0; index < 3; index += 1) await ask(client);
    fake.settled();
    fake.play([]);
    await ask(client);
    expect(() => fake.settled()).toThrow('request 4: the script has ended');
  });
});
