import { describe, expect, test } from '@jest/globals';
import type { ConversationAnswer, Reply } from '../contract.ts';
import { createChat, type Chat } from './chat.ts';
import type { Outgoing } from './conversation.ts';
import { createKeeper, createMemoryPlace, type Keeper } from './keeper.ts';
import type { Caller, LiveEvents, Sent, Wire } from './wire.ts';

const at = '2026-11-23T15:00:00.000Z';
const say = (seq: number, text: string): Reply => ({
  seq,
  id: `r${seq}`,
  role: 'assistant',
  text,
  at,
});
const opening = [say(1, 'What would you like?')];

/** A front desk that answers by script; unanswered messages wait. */
function createDesk() {
  const received: { caller: Caller; outgoing: Outgoing }[] = [];
  let answers: ((sent: Sent) => void)[] = [];
  let history: ConversationAnswer | 'gone' | 'unreachable' = 'unreachable';
  let events: LiveEvents | undefined;
  const wire: Wire = {
    send: (caller, outgoing) => {
      received.push({ caller, outgoing });
      return new Promise((resolve) => answers.push(resolve));
    },
    findHistory: () => Promise.resolve(history),
    forget: () => Promise.resolve(true),
    openLive: (given) => {
      events = given;
      return Promise.resolve({
        send: () => Promise.resolve(undefined),
        join: () => undefined,
        close: () => undefined,
      });
    },
  };
  return {
    wire,
    received,
    async answer(sent: Sent) {
      const [first, ...rest] = answers;
      answers = rest;
      first?.(sent);
      await settle();
    },
    keepHistory: (kept: ConversationAnswer | 'gone') => {
      history = kept;
    },
    getEvents: () => events as LiveEvents,
  };
}

/** Timers that run when told to. */
function createTimers() {
  let waiting: { ms: number; run: () => void }[] = [];
  return {
    later: (ms: number, run: () => void) => {
      const timer = { ms, run };
      waiting.push(timer);
      return () => {
        waiting = waiting.filter((t) => t !== timer);
      };
    },
    waitingMs: () => waiting.map((t) => t.ms),
    async runAll() {
      const due = waiting;
      waiting = [];
      for (const timer of due) timer.run();
      await settle();
    },
  };
}

/** Lets every promise that can settle do so. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const newPlaces = () => ({
  local: createMemoryPlace(),
  window: createMemoryPlace(),
  listen: () => undefined,
  volatile: false,
});

function open(places = newPlaces()) {
  const desk = createDesk();
  const timers = createTimers();
  const keeper: Keeper = createKeeper('bloom', places);
  let ids = 0;
  const chat: Chat = createChat({
    wire: desk.wire,
    keeper,
    opening,
    resume: false,
    now: () => Date.parse(at),
    newId: () => `m${(ids += 1)}`,
    later: timers.later,
  });
  return { desk, timers, keeper, chat, places };
}

const shown = (chat: Chat): string[] =>
  chat
    .getView()
    .entries.map((e) => (e.kind === 'mine' ? `${e.text} (${e.delivery})` : e.reply.text));
const answered = (replies: Reply[], sessionId = 's1'): Sent => ({
  outcome: 'answered',
  answer: { sessionId, replies, state: 'greeting' },
});

describe('what the client writes', () => {
  test('is shown before the server has answered, and stands before any answer of the server', () => {
    const { chat } = open();
    chat.start();
    chat.say('massage');
    expect(shown(chat)).toEqual(['What would you like?', 'massage (sending)']);
  });

  test('goes out one at a time, in order, and the second carries the session of the first', async () => {
    const { chat, desk } = open();
    chat.start();
    await settle();
    chat.say('one');
    chat.say('two');
    await settle();
    expect(desk.received.map((r) => r.outgoing.text)).toEqual(['one']);
    await desk.answer(answered([say(3, 'first')]));
    expect(desk.received.map((r) => [r.outgoing.text, r.caller])).toEqual([
      ['one', {}],
      ['two', { sessionId: 's1' }],
    ]);
  });

  test('is kept over a reload and sent with the same id', async () => {
    const before = open();
    before.chat.start();
    before.chat.setOnline(false);
    before.chat.say('massage');
    expect(shown(before.chat)).toContain('massage (waiting)');
    const after = open(before.places);
    after.chat.start();
    await settle();
    expect(after.desk.received.map((r) => r.outgoing.messageId)).toEqual(['m1']);
    await after.desk.answer(answered([say(3, 'When?')]));
    expect(shown(after.chat)).toEqual(['What would you like?', 'massage (sent)', 'When?']);
    expect(after.keeper.read().outbox).toEqual([]);
  });

  test('is not sent again when the answer was lost but the server has it', async () => {
    const { chat, desk, keeper } = open();
    keeper.update(() => ({
      sessionId: 's1',
      outbox: [{ messageId: 'm9', text: 'massage', at }],
    }));
    desk.keepHistory({
      sessionId: 's1',
      state: 'choosing-date',
      lastSeq: 3,
      messages: [
        ...opening,
        { seq: 2, id: 'm9', role: 'user', text: 'massage', at },
        say(3, 'When?'),
      ],
    });
    chat.start();
    await settle();
    expect(shown(chat)).toEqual(['What would you like?', 'massage (sent)', 'When?']);
    expect(desk.received).toEqual([]);
    expect(keeper.read().outbox).toEqual([]);
  });

  test('is tried again by itself, later each time, and then says that it got through', async () => {
    const { chat, desk, timers } = open();
    chat.start();
    chat.say('massage');
    await settle();
    await desk.answer({ outcome: 'unreachable' });
    expect(shown(chat)).toContain('massage (waiting)');
    expect(chat.getView().connection).toBe('unreachable');
    expect(timers.waitingMs()).toEqual([1000]);
    await timers.runAll();
    await desk.answer({ outcome: 'unreachable' });
    expect(timers.waitingMs()).toEqual([2000]);
    await timers.runAll();
    await desk.answer(answered([say(3, 'When?')]));
    expect(chat.getView().connection).toBe('online');
    expect(shown(chat)).toEqual(['What would you like?', 'massage (sent)', 'When?']);
    expect(new Set(desk.received.map((r) => r.outgoing.messageId)).size).toBe(1);
  });

  test('waits as long as the server asks for', async () => {
    const { chat, desk, timers } = open();
    chat.start();
    chat.say('massage');
    await settle();
    await desk.answer({ outcome: 'unreachable', retryAfterMs: 17_000 });
    expect(timers.waitingMs()).toEqual([17_000]);
  });

  test('waits out a limit without an alarm: nothing is wrong', async () => {
    const { chat, desk, timers } = open();
    chat.start();
    chat.say('massage');
    await settle();
    await desk.answer({ outcome: 'limited', retryAfterMs: 9_000 });
    expect(chat.getView().connection).toBe('online');
    expect(timers.waitingMs()).toEqual([9_000]);
    await timers.runAll();
    expect(desk.received).toHaveLength(2);
  });

  test('that the server refuses does not hold up the next', async () => {
    const { chat, desk } = open();
    chat.start();
    chat.say('too long');
    chat.say('massage');
    await settle();
    await desk.answer({ outcome: 'refused', status: 400 });
    expect(desk.received.map((r) => r.outgoing.text)).toEqual(['too long', 'massage']);
    expect(shown(chat)).toContain('too long (refused)');
    chat.discard('m1');
    expect(shown(chat)).not.toContain('too long (refused)');
  });
});

describe('the typing indicator', () => {
  test('comes only when an answer takes longer than 400 ms, and goes with it', async () => {
    const { chat, desk, timers } = open();
    chat.start();
    chat.say('massage');
    await settle();
    expect(chat.getView().typing).toBe(false);
    expect(timers.waitingMs()).toEqual([400]);
    await timers.runAll();
    expect(chat.getView().typing).toBe(true);
    await desk.answer(answered([say(3, 'When?')]));
    expect(chat.getView().typing).toBe(false);
    expect(timers.waitingMs()).toEqual([]);
  });
});

describe('what the server says', () => {
  test('on its own is shown, and what was missed before it is fetched', async () => {
    const { chat, desk } = open();
    chat.start();
    chat.say('massage');
    await settle();
    await desk.answer(answered([say(3, 'When?')]));
    desk.keepHistory({
      sessionId: 's1',
      state: 'offering-slots',
      lastSeq: 6,
      messages: [
        ...opening,
        { seq: 2, id: 'm1', role: 'user', text: 'massage', at },
        say(3, 'When?'),
        { seq: 4, id: 'x1', role: 'user', text: 'tomorrow (other window)', at },
        say(5, 'These are free'),
        say(6, 'Your hold ran out'),
      ],
    });
    desk.getEvents().onPush({ replies: [say(6, 'Your hold ran out')], state: 'offering-slots' });
    await settle();
    expect(shown(chat).slice(-3)).toEqual([
      'tomorrow (other window) (sent)',
      'These are free',
      'Your hold ran out',
    ]);
  });

  test('replaces a card in place when a tap only turned its page', async () => {
    const { chat, desk } = open();
    chat.start();
    chat.say('massage');
    await settle();
    await desk.answer(answered([say(3, 'Tuesday')]));
    chat.choose({ id: 'day', label: 'Wednesday' }, { quiet: true });
    await settle();
    await desk.answer(answered([{ ...say(5, 'Wednesday'), replaces: 'r3' }]));
    expect(shown(chat)).toEqual(['What would you like?', 'massage (sent)', 'Wednesday']);
  });

  test('that it knows no such conversation starts a new one and loses nothing unsent', async () => {
    const { chat, desk, keeper } = open();
    keeper.update(() => ({ sessionId: 'old', outbox: [{ messageId: 'm9', text: 'hello', at }] }));
    desk.keepHistory('gone');
    chat.start();
    await settle();
    expect(desk.received).toMatchObject([{ caller: {}, outgoing: { messageId: 'm9' } }]);
  });
});

test('a message to a conversation that is gone goes into a new one', async () => {
  const { chat, desk, keeper } = open();
  keeper.update(() => ({ sessionId: 'old', outbox: [] }));
  chat.start();
  await settle();
  chat.say('massage');
  await settle();
  await desk.answer({ outcome: 'gone' });
  expect(desk.received.map((r) => r.caller)).toEqual([{ sessionId: 'old' }, {}]);
  await desk.answer(answered([say(4, 'When?')], 'new'));
  expect(shown(chat)).toEqual(['What would you like?', 'massage (sent)', 'When?']);
  expect(keeper.read()).toEqual({ sessionId: 'new', outbox: [] });
});

test('a deleted conversation leaves nothing on the device', async () => {
  const { chat, desk, keeper } = open();
  chat.start();
  chat.say('massage');
  await settle();
  await desk.answer(answered([say(3, 'When?')]));
  expect(keeper.readTranscript()).toBeDefined();
  expect(await chat.forget()).toBe(true);
  expect(keeper.read()).toEqual({ outbox: [] });
  expect(keeper.readTranscript()).toBeUndefined();
  expect(shown(chat)).toEqual(['What would you like?']);
});
