import {
  act,
  call,
  calls,
  fail,
  say,
  startFakeOpenAi,
  type FakeOpenAi,
  type Play,
} from '@gomomo/fakes';
import type { ModelAnswer } from '@gomomo/front-desk';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createModel } from '../src/llm/create-model.ts';
import { facial, modelTurn, tuesdayAt, yoga } from './model-turn.ts';

type Turn = ReturnType<typeof modelTurn>;

let fake: FakeOpenAi;
afterEach(async () => {
  fake.settled();
  await fake.close();
});

const search = { service: 'service_4', staff: null, when_text: 'tuesday' };

const limits = {
  consume: () => Promise.resolve({ allowed: true, remaining: 0, resetMs: 0 }),
  refund: () => Promise.resolve(),
  peek: () => Promise.reject(new Error('not asked')),
};

/** The real SDK against a server that plays these steps. */
async function modelAt(play: Play) {
  fake = await startFakeOpenAi({ play });
  const logged: unknown[] = [];
  const model = createModel({
    server: { apiKey: fake.key, baseUrl: fake.url, model: 'gpt-4o' },
    dailyTokens: 1_000_000,
    state: { limits, ready: () => Promise.resolve() },
    clock: { now: () => 0 },
    logger: { warn: (fields: unknown) => void logged.push(fields) },
  });
  return { model, logged };
}

async function answerOf(play: Play, turn: Turn = modelTurn()): Promise<ModelAnswer | undefined> {
  const { model } = await modelAt(play);
  return model.interpret(turn);
}

describe('a request', () => {
  test('offers strict tools, and says nothing of the client that is a secret', async () => {
    const text = 'parrots? call 212 555 0143 or jo@example.com, 7QK4-MD2X';
    const history = [{ said: '646-555-0199', told: ['Thanks, your reference is 8ABC-DEF2.'] }];
    const play: Play = [
      {
        expect: {
          tools: ['act', 'look_up', 'search_times'],
          ...{ toolChoice: 'auto', strict: true, stream: true },
          ...{ temperature: 0.3, parallelToolCalls: false },
          roles: 'system user assistant user',
          system: ['Critical rules', 'Bloom Wellness Studio', 'service_1', 'staff_3', '$80'],
          user: 'parrots? call [phone] or [e-mail], [reference]',
          nowhere: ['555', 'jo@example', '7QK4', '8ABC', yoga.id],
        },
        reply: { text: 'I am sorry, I cannot tell you about parrots.' },
      },
    ];
    expect(await answerOf(play, modelTurn({ text, history }))).toEqual({
      kind: 'text',
      text: 'I am sorry, I cannot tell you about parrots.',
    });
  });

  test('is asked once more without what a server refuses by name, and never with it again', async () => {
    const { model } = await modelAt([
      { fault: { refuse: 'strict' } },
      { expect: { strict: false, temperature: 0.3 }, reply: { text: 'Sorry.' } },
      { expect: { strict: false }, fault: { refuse: 'temperature' } },
      { expect: { temperature: null }, reply: { text: 'Sorry.' } },
    ]);
    expect(await model.interpret(modelTurn())).toMatchObject({ kind: 'text' });
    expect(await model.interpret(modelTurn())).toMatchObject({ kind: 'text' });
  });
});

describe('what a model passes on', () => {
  test('is all in one round, in the words of the core', async () => {
    const turn = modelTurn({ text: 'the plumber says friday at three with ana, Jo here' });
    const answer = await answerOf(
      [
        act(
          { do: 'start', intent: 'book' },
          { do: 'set_service', service: 'service_3' },
          { do: 'set_staff', staff: 'staff_1', unwanted: false },
          { do: 'set_when', when_text: 'friday at 3 pm' },
          { do: 'set_name', name: 'Jo' },
        ),
      ],
      turn,
    );
    expect(answer).toMatchObject({
      kind: 'commands',
      commands: [
        { kind: 'start', intent: 'book' },
        { kind: 'set', slot: 'service', value: { ids: [facial.id] } },
        { kind: 'set', slot: 'resource', value: { negated: false } },
        { kind: 'set', slot: 'date', value: { readings: [{ from: '2026-11-27' }] } },
        { kind: 'set', slot: 'time', value: { readings: ['15:00'] } },
        { kind: 'set', slot: 'name', value: 'Jo' },
      ],
    });
  });

  test('may be a time that it has searched for: the core looks for it once more', async () => {
    const look = { searchTimes: () => Promise.resolve([tuesdayAt('14:00'), tuesdayAt('15:00')]) };
    const answer = await answerOf(
      [
        call('search_times', search),
        {
          expect: { results: ['"handle":"found_2","when":"Tuesday, November 24, 3:00 PM"'] },
          ...act({ do: 'choose', time: 'found_2' }),
        },
      ],
      modelTurn({ look }),
    );
    expect(answer).toMatchObject({
      commands: [
        { kind: 'start', intent: 'book' },
        { slot: 'service', value: { ids: [yoga.id] } },
        { slot: 'date', value: { readings: [{ from: '2026-11-24', to: '2026-11-24' }] } },
        { slot: 'time', value: { readings: ['15:00'] } },
      ],
    });
  });
});

describe('what a model gets wrong', () => {
  test.each([
    ['a tool that there is not', call('book_appointment', {}), 'no tool'],
    ['no JSON', call('act', '{"commands": ['), 'no JSON'],
    ['an argument too many', call('look_up', { reference: '7QK4-MD2X' }), 'reference'],
    ['a name that was never given', act({ do: 'set_service', service: 'service_99' }), 'error'],
    ['nothing at all', act(), 'no commands'],
    ['a yes', act({ do: 'confirm' }), 'error'],
    ['a day that there is not', act({ do: 'set_when', when_text: 'the 30th of February' }), 'when'],
    ['words that are no time', act({ do: 'set_when', when_text: 'when the moon is full' }), 'when'],
    [
      'a client who is not there',
      act({ do: 'set_name', name: 'Mallory' }),
      'not written that name',
    ],
    ['thirteen commands', act(...Array(13).fill({ do: 'repeat' })), 'more than 12'],
    [
      'two calls at once',
      calls({ name: 'look_up', arguments: {} }, { name: 'look_up', arguments: {} }),
      'appointment',
    ],
  ])('is told to it and costs a round: %s', async (_what, answer, told) => {
    const play: Play = [answer, { expect: { user: 'parrots' }, ...act({ do: 'human' }) }];
    expect(await answerOf(play)).toEqual({ kind: 'commands', commands: [{ kind: 'human' }] });
    expect(JSON.stringify(fake.requests[1]?.body)).toContain(told);
  });

  test('ends after five rounds: then it has to answer in words', async () => {
    const play: Play = [
      { times: 5, expect: { toolChoice: 'auto' }, ...call('look_up') },
      { expect: { toolChoice: 'none' }, ...say('I am sorry.') },
    ];
    expect(await answerOf(play)).toEqual({ kind: 'text', text: 'I am sorry.' });
  });

  test.each(['I have booked you in for Friday.', 'A facial is $5.', 'You can come at 4 pm.', ''])(
    'is not said: "%s"',
    async (text) => {
      expect(await answerOf([say(text)])).toBeUndefined();
    },
  );
});

describe('a server that fails (R13)', () => {
  test.each([
    ['unauthorized', { status: 401 }],
    ['rate-limited', { status: 429, retryAfter: 7 }],
    ['server-error', { status: 500 }],
    ['reset', { reset: 'before-headers' }],
    ['reset', { reset: 'after-headers' }],
    ['reset', { reset: 'mid-stream' }],
    ['truncated', { truncated: true }],
    ['bad-json', { badChunk: true }],
    ['truncated', { page: true }],
  ] as const)('leaves the turn to the rules: %s', async (outcome, fault) => {
    const { model, logged } = await modelAt([
      fail(fault, { text: 'I am sorry, I cannot tell you.' }),
    ]);
    expect(await model.interpret(modelTurn())).toBeUndefined();
    expect(logged).toEqual([expect.objectContaining({ outcome })]);
  });

  test('is left alone as long as it asks for', async () => {
    const { model } = await modelAt([fail({ status: 429, retryAfter: 60 })]);
    await model.interpret(modelTurn());
    expect(await model.interpret(modelTurn())).toBeUndefined();
    expect(fake.requests).toHaveLength(1);
  });
});

describe('a bug of ours', () => {
  test('leaves the turn to the rules, and its place in the log without a word of the client', async () => {
    const { model, logged } = await modelAt([call('search_times', search)]);
    const searchTimes = () => Promise.reject(new TypeError('stumbled over parrots'));
    expect(await model.interpret(modelTurn({ look: { searchTimes } }))).toBeUndefined();
    expect(logged).toEqual([expect.objectContaining({ outcome: 'error' })]);
    expect(JSON.stringify(logged)).not.toContain('parrots');
  });
});
