import type { Reply } from '@gomomo/contracts';
import { createSession } from '@gomomo/front-desk';
import { describe, expect, test } from '@jest/globals';
import {
  findAnswer,
  newConversation,
  repliesAfter,
  toHistory,
  toMessages,
  withTurn,
  type Conversation,
  type ConversationTurn,
} from './conversation.ts';

const at = '2026-11-23T15:00:00.000Z';
const session = createSession('conversation');
const empty = newConversation('tenant', session);

const reply = (seq: number, more: Partial<Reply> = {}): Reply => ({
  seq,
  id: `r${seq}`,
  role: 'assistant',
  text: `reply ${seq}`,
  at,
  ...more,
});
const turn = (messageId: string, seq: number, ...replies: Reply[]): ConversationTurn => ({
  message: { seq, id: messageId, role: 'user', text: messageId, at },
  replies,
  state: 'offering-slots',
});
const after = (turns: readonly ConversationTurn[], messagesMax = 50): Conversation =>
  turns.reduce((kept, next) => withTurn(kept, next, session, messagesMax), empty);
const idsOf = (conversation: Conversation): string[] =>
  toMessages(conversation.turns).map((message) => message.id);

describe('the messages of a conversation', () => {
  test('are what was said by both sides, in order', () => {
    expect(idsOf(after([turn('m1', 1, reply(2)), turn('m2', 3, reply(4), reply(5))]))).toEqual([
      'm1',
      'r2',
      'm2',
      'r4',
      'r5',
    ]);
  });

  test('a tap that turned a card leaves no message, and the new card stands where the old one was', () => {
    const turned = after([
      turn('m1', 1, reply(2), reply(3)),
      turn('tap', 4, reply(5, { replaces: 'r2' })),
      turn('tap again', 6, reply(7, { replaces: 'r5' })),
    ]);
    expect(idsOf(turned)).toEqual(['m1', 'r7', 'r3']);
  });

  test('a tap that was answered with more than the new card is a message like any other', () => {
    const answered = after([
      turn('m1', 1, reply(2)),
      turn('tap', 3, reply(4, { replaces: 'r2' }), reply(5)),
    ]);
    expect(idsOf(answered)).toEqual(['m1', 'r4', 'tap', 'r5']);
  });

  test('are told as turns to whoever needs what was said, without taps that turned a card', () => {
    const talked = after([
      turn('m1', 1, reply(2), reply(3)),
      turn('tap', 4, reply(5, { replaces: 'r2' })),
      { replies: [reply(6)], state: 'booked' },
    ]);
    expect(toHistory(talked.turns)).toEqual([
      { said: 'm1', told: ['reply 2', 'reply 3'] },
      { said: null, told: ['reply 6'] },
    ]);
  });

  test('that a reader has missed are found by their number', () => {
    const kept = after([turn('m1', 1, reply(2)), turn('m2', 3, reply(4))]);
    expect(repliesAfter(kept, 2).map((r) => r.id)).toEqual(['r4']);
    expect(repliesAfter(kept, 4)).toEqual([]);
  });
});

describe('the window of what is kept', () => {
  const many = Array.from({ length: 40 }, (_, n) => turn(`m${n}`, 2 * n + 1, reply(2 * n + 2)));

  test('loses whole turns, the oldest first, and never grows beyond its size', () => {
    const kept = after(many, 10);
    expect(idsOf(kept)).toHaveLength(10);
    expect(idsOf(kept)[0]).toBe('m35');
  });

  test('keeps the newest turn even when it alone is too long', () => {
    const long = turn('m', 1, ...Array.from({ length: 8 }, (_, n) => reply(n + 2)));
    expect(idsOf(after([long], 5))).toHaveLength(9);
  });

  test('remembers that it has answered what it no longer holds', () => {
    const kept = after(many, 10);
    expect(findAnswer(kept, 'm39')?.replies.map((r) => r.id)).toEqual(['r80']);
    expect(findAnswer(kept, 'm0')).toMatchObject({ replies: [] });
    expect(findAnswer(kept, 'never sent')).toBeUndefined();
  });

  test('is bounded in taps too, which leave no messages', () => {
    const taps = Array.from({ length: 300 }, (_, n) =>
      turn(`t${n}`, n + 3, reply(n + 4, { replaces: `r${n + 3}` })),
    );
    expect(after([turn('m', 1, reply(2)), ...taps]).turns.length).toBeLessThanOrEqual(100);
  });
});
