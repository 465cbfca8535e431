import { describe, expect, test } from '@jest/globals';
import type { Message, Reply, TimesCard } from '../contract.ts';
import {
  emptyConversation,
  findAskingKey,
  hasGap,
  toChips,
  toConversation,
  withDelivery,
  withOutgoing,
  withReplies,
} from './conversation.ts';

const at = '2026-11-23T10:00:00-05:00';
const reply = (seq: number, more: Partial<Reply> = {}): Reply => ({
  seq,
  id: `r${seq}`,
  role: 'assistant',
  text: `reply ${seq}`,
  at,
  ...more,
});
const mine = (messageId: string): { messageId: string; text: string; at: string } => ({
  messageId,
  text: messageId,
  at,
});
const times = (free: string): TimesCard => ({
  kind: 'times',
  days: [{ date: '2026-11-24', state: 'free', choice: 'day-24' }],
  staff: [{ choice: 'anyone', name: 'Anyone' }],
  groups: [{ part: 'afternoon', times: [{ choice: free, start: at, label: free }] }],
});

describe('a conversation', () => {
  test('takes the same reply once, whether it comes by answer, by push or by both', () => {
    const once = withReplies(emptyConversation, [reply(1), reply(2)]);
    const twice = withReplies(once, [reply(2), reply(3)]);
    expect(twice.entries.map((e) => e.key)).toEqual(['r1', 'r2', 'r3']);
    expect(twice.lastSeq).toBe(3);
  });

  test('puts a replacing reply in the place of the old one, under the same key', () => {
    const before = withReplies(emptyConversation, [reply(1, { card: times('t1') }), reply(2)]);
    const after = withReplies(before, [reply(3, { card: times('t2'), replaces: 'r1' })]);
    expect(after.entries.map((e) => e.key)).toEqual(['r1', 'r2']);
    expect(after.entries[0]).toMatchObject({ reply: { id: 'r3' } });
    expect(after.lastSeq).toBe(3);
  });

  test('a replacement of a reply that is long gone is shown as a new one', () => {
    const after = withReplies(emptyConversation, [reply(9, { replaces: 'r1' })]);
    expect(after.entries.map((e) => e.key)).toEqual(['r9']);
  });

  test('is rebuilt from the server with what it has not seen at the end', () => {
    const messages: Message[] = [
      reply(1),
      { seq: 2, id: 'm1', role: 'user', text: 'hello', at },
      reply(3),
    ];
    const rebuilt = toConversation(messages, 'greeting', [mine('m1'), mine('m2')]);
    expect(rebuilt.entries.map((e) => e.key)).toEqual(['r1', 'm1', 'r3', 'm2']);
    expect(rebuilt.entries[1]).toMatchObject({ delivery: 'sent' });
    expect(rebuilt.entries[3]).toMatchObject({ delivery: 'waiting' });
    expect(rebuilt.lastSeq).toBe(3);
  });

  test('counts failed attempts of a message', () => {
    const sent = withOutgoing(emptyConversation, mine('m1'), 'sending');
    const failed = withDelivery(withDelivery(sent, 'm1', 'waiting'), 'm1', 'sending');
    expect(failed.entries[0]).toMatchObject({ delivery: 'sending', attempts: 1 });
  });

  test('only the last reply that asks may be tapped', () => {
    const asked = withReplies(emptyConversation, [
      reply(1, { choices: [{ id: 'a', label: 'A' }] }),
      reply(2, { card: times('t') }),
      reply(3),
    ]);
    expect(findAskingKey(asked)).toBe('r2');
  });
});

test('a gap in the sequence shows, with and without an own message in flight', () => {
  expect(hasGap(4, [reply(5)], 0)).toBe(false);
  expect(hasGap(4, [reply(6)], 0)).toBe(true);
  expect(hasGap(4, [reply(6)], 1)).toBe(false);
  expect(hasGap(4, [], 0)).toBe(false);
});

test('chips show what the card does not', () => {
  const choices = [
    { id: 't1', label: '2:00 PM' },
    { id: 'day-24', label: 'Tuesday' },
    { id: 'other', label: 'Another service' },
  ];
  expect(toChips(reply(1, { card: times('t1'), choices }))).toEqual([choices[2]]);
  expect(toChips(reply(1, { choices }))).toEqual(choices);
});
