import { createSession, type Answered, type Asked } from '@gomomo/front-desk';
import { systemClock } from '@gomomo/kernel';
import { migrate } from '@gomomo/postgres';
import { createSharedState, sharedStateMigrations, type SharedState } from '@gomomo/shared-state';
import { freshDatabase, type FreshDatabase } from '@gomomo/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createInTurn } from '../src/in-turn.ts';
import { createConversations, type Conversations, type Speaker, type Told } from '../src/index.ts';

let database: FreshDatabase;
const states: SharedState[] = [];
const silent = () => undefined;
const logger = { debug: silent, info: silent, warn: silent, error: silent };

beforeAll(async () => {
  database = await freshDatabase({
    name: 'conversations',
    migrate: async (connectionString) => {
      await migrate({ connectionString, ...sharedStateMigrations });
    },
  });
}, 60_000);
afterAll(async () => {
  for (const state of states) await state.close();
  await database?.drop();
});

/** What the desk was asked, in order; it answers with a number, and holds the slot `hold-<text>`. */
const desk = { asked: [] as Asked[], running: 0, runningMost: 0, dies: false };
beforeEach(() => {
  Object.assign(desk, { asked: [], running: 0, runningMost: 0, dies: false });
});

async function converse(asked: Asked): Promise<Answered> {
  desk.asked.push(asked);
  desk.runningMost = Math.max(desk.runningMost, (desk.running += 1));
  await pause(5);
  desk.running -= 1;
  if (desk.dies) throw new Error('killed before the answer was kept');
  const session = asked.session ?? createSession(randomUUID());
  const { turn } = asked;
  const text = turn.kind === 'text' ? turn.text : turn.kind;
  const seq = session.lastSeq + 2;
  const hold = turn.kind === 'text' ? { holdId: `hold-${text}` } : session.dialogue.hold;
  return {
    session: { ...session, lastSeq: seq, dialogue: { ...session.dialogue, hold } as never },
    replies: [{ seq, id: `r${seq}`, role: 'assistant', text, at: '2026-11-23T15:00:00.000Z' }],
    speech: { text, keys: {}, hints: [] } as never,
    state: text.startsWith('?') ? 'confirming' : 'offering-slots',
    heard: turn.kind === 'text' ? { seq: seq - 1, text } : null,
  };
}

/** The conversations of one replica. */
function open(
  channel: 'chat' | 'voice' = 'chat',
  onTold: (key: string, told: Told) => void = silent,
) {
  const state = createSharedState({ databaseUrl: database.appUrl('shared_state'), logger });
  states.push(state);
  return createConversations({
    channel,
    desk: { kind: 'system', channel: 'web' },
    frontDesk: {
      converse,
      getTenant: () => Promise.reject(new Error('not asked')),
      forgetTenant: silent,
    },
    state,
    clock: systemClock,
    newId: randomUUID,
    messagesMax: 50,
    onTold,
  });
}

const dana: Speaker = {
  tenantId: 'bloom',
  actor: { kind: 'client', channel: 'web', address: '203.0.113.7' },
};
const say = (desk: Conversations, key: string, text: string, messageId = text) =>
  desk.takeTurn(key, dana, {
    turn: { kind: 'text', text },
    messageId,
    begins: 'silent',
  });

test('turns of one conversation never interleave, whichever replicas take them, and none is lost', async () => {
  const [one, two] = [open(), open()];
  const key = randomUUID();
  const texts = ['a', 'b', 'c', 'd', 'e', 'f'];
  await Promise.all(texts.map((text, index) => say(index % 2 ? one : two, key, text)));
  expect(desk.runningMost).toBe(1);
  const kept = await one.find('bloom', key);
  expect(kept?.turns.map((turn) => turn.message?.text).toSorted()).toEqual(texts);
  expect(kept?.session.lastSeq).toBe(12);
});

test('a turn longer than its lease keeps it; one whose process is gone lets others in', async () => {
  const leaseMs = 300;
  const [one, two] = [open(), open()].map((_, index) =>
    createInTurn(states.at(index - 2)!.leases, randomUUID, leaseMs),
  );
  const key = randomUUID();
  const order: string[] = [];
  const slow = one!(key, async () => {
    order.push('begun');
    await pause(4 * leaseMs);
    order.push('done');
  });
  while (order.length === 0) await pause(5);
  await two!(key, async () => void order.push('next'));
  await slow;
  expect(order).toEqual(['begun', 'done', 'next']);
  const killed = { holder: 'killed', limit: 1, ttlMs: leaseMs };
  expect(await states.at(-1)!.leases.acquire(`${key}:turn`, killed)).toBe(true);
  await one!(key, async () => void order.push('taken over'));
  expect(order.at(-1)).toBe('taken over');
});

test('a message that comes again, on any replica, is answered as the first time and asked once', async () => {
  const key = randomUUID();
  const [first, again] = await Promise.all([say(open(), key, 'x'), say(open(), key, 'x')]);
  expect(again.replies).toEqual(first.replies);
  expect(desk.asked).toHaveLength(1);
});

test('a write that somebody overtook is taken again on what they left', async () => {
  const told: Told[] = [];
  const desks = open('chat', (_key, each) => told.push(each));
  const key = randomUUID();
  await say(desks, key, 'first');
  const [state] = states.slice(-1);
  const overtake = async () => {
    const found = await state!.sessions.get(key);
    await state!.sessions.put(key, found!.value, {
      expectedVersion: found!.version,
      ttlMs: 60_000,
    });
  };
  // A lease that ended early: somebody writes while the desk is being asked.
  const taken = say(desks, key, 'second');
  while (desk.running === 0) await pause(1);
  await overtake();
  await taken;
  expect(desk.asked.map(({ turn }) => turn)).toHaveLength(3);
  // The desk is told, so that no model is asked about it twice.
  expect(desk.asked.map(({ again }) => again)).toEqual([false, false, true]);
  expect((await desks.find('bloom', key))?.turns).toHaveLength(2);
  expect(told).toHaveLength(2);
});

test('what was said before is put together only for who reads it', async () => {
  const desks = open();
  const key = randomUUID();
  await say(desks, key, 'first');
  await say(desks, key, 'second');
  const asked = desk.asked.at(-1)!;
  expect(Object.getOwnPropertyDescriptor(asked, 'history')).toHaveProperty('get');
  expect(asked.history?.map(({ said }) => said)).toEqual(['first']);
});

test('a yes whose taker died is what is taken under its name, whatever is said then', async () => {
  const desks = open();
  const key = randomUUID();
  await say(desks, key, '?', 'step-1');
  desk.dies = true;
  await expect(say(desks, key, 'yes', 'step-2')).rejects.toThrow('killed');
  desk.dies = false;
  await say(desks, key, 'on thursday', 'step-2');
  await say(desks, key, 'on friday', 'step-3');
  const said = desk.asked.map(({ turn }) => turn.kind === 'text' && turn.text);
  expect(said).toEqual(['?', 'yes', 'yes', 'on friday']);
  expect(await desks.find('bloom', key)).not.toHaveProperty('begun');
});

test('where nothing is decided what is said last is taken', async () => {
  const desks = open();
  const key = randomUUID();
  await say(desks, key, 'hello', 'step-1');
  desk.dies = true;
  await expect(say(desks, key, 'wednesday', 'step-2')).rejects.toThrow('killed');
  desk.dies = false;
  await say(desks, key, 'thursday', 'step-2');
  expect(desk.asked.at(-1)?.turn).toMatchObject({ text: 'thursday' });
});

test('news find the conversation that has the hold, in its own channel only, and only while it is kept', async () => {
  const [chat, voice] = [open('chat'), open('voice')];
  const key = randomUUID();
  await say(chat, key, `h-${key}`);
  const hold = { of: 'hold', id: `hold-h-${key}` } as const;
  expect(await chat.findLinked(hold)).toBe(key);
  expect(await voice.findLinked(hold)).toBeUndefined();
  const fact = { kind: 'holdExpired', holdId: hold.id } as const;
  await chat.hearNews(key, { kind: 'news', fact });
  expect((await chat.find('bloom', key))?.turns.at(-1)?.message).toBeUndefined();
  await chat.forget(key, dana);
  expect(desk.asked.at(-1)?.turn).toMatchObject({ kind: 'commands' });
  desk.asked.length = 0;
  await chat.hearNews(key, { kind: 'news', fact });
  expect(desk.asked).toEqual([]);
});

test('what stands in one channel goes on in another under a key of its own, once, and news find it', async () => {
  const [voice, chat] = [open('voice'), open('chat')];
  const [call, page] = [randomUUID(), randomUUID()];
  await say(voice, call, `c-${call}`);
  const { session } = (await voice.find('bloom', call))!;
  const told = await chat.adopt(page, dana, session);
  expect(await chat.adopt(page, dana, session)).toEqual(told);
  const adopted = (await chat.find('bloom', page))!;
  expect(adopted.session.id).toBe(session.id);
  expect(adopted.turns).toHaveLength(1);
  const hold = { of: 'hold', id: `hold-c-${call}` } as const;
  expect([await chat.findLinked(hold), await voice.findLinked(hold)]).toEqual([page, call]);
});

test('a conversation begins with the opening or with the turn, and otherwise it must be there', async () => {
  const desks = open();
  const turn = { kind: 'text', text: 'hello' } as const;
  const [greeted, silently] = [randomUUID(), randomUUID()];
  await expect(desks.takeTurn(greeted, dana, { turn })).rejects.toMatchObject({
    code: 'not-found',
  });
  await desks.takeTurn(greeted, dana, { turn, begins: 'greeted' });
  await desks.takeTurn(silently, dana, { turn, begins: 'silent' });
  expect((await desks.find('bloom', greeted))?.turns[0]?.replies[0]?.id).toMatch(/^opening-/);
  expect((await desks.find('bloom', silently))?.turns).toHaveLength(1);
  const stranger = { ...dana, tenantId: 'elsewhere' };
  await expect(desks.takeTurn(greeted, stranger, { turn })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('a caller who is heard twice is told the same for the ear; a chat keeps no speech', async () => {
  const key = randomUUID();
  const voice = open('voice');
  const first = await say(voice, key, 'call');
  expect(first.speech).toBeDefined();
  expect((await say(voice, key, 'call')).speech).toEqual(first.speech);
  expect((await say(open('chat'), randomUUID(), 'chat')).speech).toBeUndefined();
});

test('silence that comes again is one silence, and the opening is said as the first time', async () => {
  const [voice, key] = [open('voice'), randomUUID()];
  for (const [messageId, kind] of [
    ['step-0', 'open'],
    ['step-1', 'silence'],
  ] as const) {
    const taken = { turn: { kind }, messageId, begins: 'silent' } as const;
    const first = await voice.takeTurn(key, dana, taken);
    expect((await voice.takeTurn(key, dana, taken)).replies).toEqual(first.replies);
  }
  expect(desk.asked.map(({ turn }) => turn.kind)).toEqual(['open', 'silence']);
});

test('a conversation kept by a release whose dialogue had another form begins anew in its place', async () => {
  const desks = open();
  const key = randomUUID();
  await say(desks, key, 'before');
  const [state] = states.slice(-1);
  const kept = await state!.sessions.get(key);
  const value = structuredClone(kept!.value) as { session: { dialogue: { format: number } } };
  value.session.dialogue.format -= 1;
  await state!.sessions.put(key, value, { expectedVersion: kept!.version, ttlMs: 60_000 });
  expect(await desks.find('bloom', key)).toBeUndefined();
  const fact = { kind: 'holdExpired', holdId: 'hold-before' } as const;
  await expect(desks.hearNews(key, { kind: 'news', fact })).resolves.toBeUndefined();
  await say(desks, key, 'after');
  const texts = (await desks.find('bloom', key))?.turns.map((turn) => turn.message?.text);
  expect(texts).toEqual(['after']);
});
