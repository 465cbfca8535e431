import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { silentLog } from '@gomomo/testing';
import type { CallAnswer } from '../domain/call-answer.ts';
import type { Line } from '../domain/line.ts';
import type { CallTurn } from '../use-cases/hear-caller.ts';
import type { RelayReply } from './messages.ts';
import { createRelaySession, type RelaySession } from './relay-session.ts';

const callSid = `CA${'1'.repeat(32)}`;
const accountSid = `AC${'2'.repeat(32)}`;

type Asked = Partial<Extract<CallAnswer, { kind: 'asks' }>>;
const asks = (step: number, more: Asked = {}): CallAnswer => ({
  kind: 'asks',
  language: 'en-US',
  text: `Question ${step}?`,
  hints: [],
  listening: { speechTimeout: 'auto', timeoutSeconds: 6, oneKey: false },
  next: step + 1,
  ...more,
});

/** A desk that asks on, and notes what it has heard. */
function createDesk() {
  const heard: (readonly [step: number, turn: CallTurn])[] = [];
  const steps: number[] = [];
  const desk = {
    heard,
    steps,
    known: true,
    answer: (step: number): Promise<CallAnswer> => Promise.resolve(asks(step)),
  };
  const deps = {
    hearCaller: (_line: Line, step: number, turn: CallTurn) => {
      heard.push([step, turn]);
      return desk.answer(step);
    },
    excuse: {
      again: (_line: Line, step: number) => asks(step, { text: 'Once more, please.', next: step }),
    },
    keepStep: async (_callSid: string, step: number) => {
      steps.push(step);
      return desk.known;
    },
    accountSid,
    logger: silentLog,
  };
  return { desk, deps };
}

let desk: ReturnType<typeof createDesk>['desk'];
let session: RelaySession;
let sent: (RelayReply | 'refused')[];

beforeEach(() => {
  jest.useFakeTimers();
  const made = createDesk();
  desk = made.desk;
  sent = [];
  session = createRelaySession(made.deps, {
    baseUrl: 'https://desk.example',
    send: (reply) => sent.push(reply),
    refuse: () => sent.push('refused'),
  });
});
afterEach(() => {
  session.close();
  jest.useRealTimers();
});

const settle = () => jest.advanceTimersByTimeAsync(0);
async function hear(...messages: object[]): Promise<void> {
  for (const message of messages) session.hear(JSON.stringify(message));
  await settle();
}
const setUp = (more: object = {}) =>
  hear({ type: 'setup', callSid, accountSid, from: '+12125550143', to: '+17185550134', ...more });
const says = (voicePrompt: string, last = true) => ({
  type: 'prompt',
  voicePrompt,
  lang: 'en-US',
  last,
});
const texts = () =>
  sent.map((reply) => (reply === 'refused' || reply.type === 'end' ? reply : reply.token));
const turns = () => desk.heard.slice(1).map(([, turn]) => turn);

describe('a call over its socket', () => {
  test('goes step by step; what is not finished is not heard', async () => {
    await setUp();
    expect(texts()).toEqual([]);
    await hear(says('a fac', false), says('a facial', false), says('A facial tomorrow.'));
    await hear(says('At two.'));
    expect(desk.heard.slice(1)).toEqual([
      [1, { kind: 'text', text: 'A facial tomorrow.' }],
      [2, { kind: 'text', text: 'At two.' }],
    ]);
    expect(texts()).toEqual(['Question 1?', 'Question 2?']);
  });

  test('notes each step before it is taken', async () => {
    await setUp();
    await hear(says('One'), says('Two'));
    expect(desk.steps).toEqual([0, 1, 2]);
  });

  test('is answered in the order in which it was said, however long that takes', async () => {
    await setUp();
    const first = Promise.withResolvers<CallAnswer>();
    desk.answer = (step) => (step === 1 ? first.promise : Promise.resolve(asks(step)));
    await hear(says('One'), says('Two'));
    expect(turns()).toHaveLength(1);
    first.resolve(asks(1));
    await settle();
    expect(texts()).toEqual(['Question 1?', 'Question 2?']);
  });

  test('of somebody who talks on and on, a few turns wait and the others are dropped', async () => {
    await setUp();
    const first = Promise.withResolvers<CallAnswer>();
    desk.answer = (step) => (step === 1 ? first.promise : Promise.resolve(asks(step)));
    await hear(...Array.from({ length: 50 }, (_, n) => says(`word ${n}`)));
    first.resolve(asks(1));
    await settle();
    expect(turns().length).toBeLessThan(10);
  });

  test('whatever is no question ends the session, and the call goes on at that step by webhooks', async () => {
    await setUp();
    desk.answer = async () => ({ kind: 'ends', language: 'en-US', text: 'Goodbye.' });
    await hear(says('Bye'));
    expect(sent).toEqual([{ type: 'end', handoffData: '{"step":1}' }]);
    await hear(says('Hello?'));
    expect(turns()).toHaveLength(1);
  });

  test('a turn that fails is asked for once more, the second time the session ends', async () => {
    await setUp();
    desk.answer = () => Promise.reject(new Error('away'));
    await hear(says('One'));
    expect(texts()).toEqual(['Once more, please.']);
    await hear(says('One'));
    expect(sent.at(-1)).toEqual({ type: 'end', handoffData: '{"step":1}' });
  });
});

describe('silence', () => {
  test('is a turn, once what is asked has been spoken and waited for', async () => {
    await setUp();
    await hear(says('One'));
    await jest.advanceTimersByTimeAsync(6_000);
    expect(turns()).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(turns()).toEqual([{ kind: 'text', text: 'One' }, { kind: 'silence' }]);
  });

  test('of a caller who has cut in is waited for from then on', async () => {
    await setUp();
    desk.answer = async (step) => asks(step, { text: 'A very long question. '.repeat(20) });
    await hear(says('One'));
    await hear({ type: 'interrupt', utteranceUntilInterrupt: 'A very' });
    await jest.advanceTimersByTimeAsync(6_001);
    expect(turns().at(-1)).toEqual({ kind: 'silence' });
  });

  test('is none while somebody is still speaking', async () => {
    await setUp();
    await hear(says('I would like', false));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(turns()).toEqual([]);
  });
});

describe('keys', () => {
  const press = (digits: string) => hear(...[...digits].map((digit) => ({ type: 'dtmf', digit })));

  test('one is the answer where that was asked', async () => {
    await setUp();
    const listening = { speechTimeout: 'auto', timeoutSeconds: 6, oneKey: true } as const;
    desk.answer = async (step) => asks(step, { listening });
    await hear(says('One'));
    await press('2');
    expect(turns().at(-1)).toEqual({ kind: 'keys', digits: '2' });
  });

  test('of a number belong together up to # or a pause; 0 and * are always by themselves', async () => {
    await setUp();
    await press('2125550143#');
    await press('718');
    await jest.advanceTimersByTimeAsync(3_000);
    await press('0');
    await press('*');
    expect(turns()).toEqual(
      ['2125550143', '718', '0', '*'].map((digits) => ({ kind: 'keys', digits })),
    );
  });
});

describe('is let in', () => {
  test.each([
    ['a call that nobody has connected', () => ((desk.known = false), setUp())],
    ['one of another account', () => setUp({ accountSid: `AC${'9'.repeat(32)}` })],
  ])('not %s', async (_what, begin) => {
    await begin();
    await hear(says('One'));
    expect([sent, turns()]).toEqual([['refused'], []]);
  });

  test('no turn before it is said which call it is, and nothing that is no message', async () => {
    await hear(says('One'), { type: 'dtmf', digit: 'A' }, { type: 'new' });
    session.hear('no JSON');
    await settle();
    expect([sent, desk.heard]).toEqual([[], []]);
  });
});
