import { expect, test } from '@jest/globals';
import { card } from './card.ts';
import { chatInput, conversation, dialogueStates, reply } from './chat.ts';
import { socketMessage } from './chat-socket.ts';

const at = '2026-11-22T18:00:00+01:00';
const start = '2026-11-24T09:30:00+01:00';
const end = '2026-11-24T10:15:00+01:00';
const id = '019ab3f0-5c1e-7d2a-8b4f-1e2d3c4b5a60';
const named = { id, name: 'Ana' };

test('a dialogue has sixteen states', () => {
  expect(new Set(dialogueStates).size).toBe(16);
});

test('a turn is text or a choice, never both and never neither', () => {
  const turn = { messageId: 'm-1' };
  const valid = (body: object) => chatInput.safeParse({ ...turn, ...body }).success;
  expect(valid({ message: 'Friday at 3 with Ana' })).toBe(true);
  expect(valid({ choice: 'slot_3', sessionId: 'opaque', locale: 'en-GB', timeZone: 'UTC' })).toBe(
    true,
  );
  expect(valid({ message: 'x', choice: 'slot_3' })).toBe(false);
  expect(valid({})).toBe(false);
  expect(valid({ message: '  ' })).toBe(false);
  expect(valid({ message: 'x'.repeat(2_001) })).toBe(false);
  expect(socketMessage.safeParse({ ...turn, choice: 'slot_3' }).success).toBe(true);
  expect(chatInput.safeParse({ message: 'x' }).success).toBe(false);
});

test.each([
  {
    kind: 'services',
    items: [
      { choice: 'service_1', name: 'Massage', minutes: 45, priceMinor: null, staff: ['Ana'] },
    ],
  },
  { kind: 'contact', fields: ['name', 'phone'] },
  {
    kind: 'times',
    days: [{ date: '2026-11-24', state: 'free', choice: 'day_1' }],
    month: 'month_1',
    staff: [{ choice: 'staff_any', name: 'Anyone' }],
    groups: [{ part: 'morning', times: [{ choice: 'slot_1', start, label: '9:30' }] }],
    next: 'week_2',
  },
  {
    kind: 'summary',
    service: named,
    start,
    end,
    resource: named,
    client: { name: 'Jo Park', phone: '+4930901820', email: null },
    priceMinor: 6_900,
    expiresAt: at,
    freeToChangeUntil: null,
  },
])('a card of kind $kind', (value) => {
  expect(card.parse(value)).toEqual(value);
});

test('a conversation mixes what the client wrote with our replies', () => {
  const ours = reply.parse({
    seq: 2,
    id: 'r-2',
    role: 'assistant',
    text: 'When would you like to come?',
    at,
    choices: [{ id: 'day_1', label: 'Tomorrow' }],
    replaces: 'r-1',
  });
  const theirs = { seq: 1, id: 'm-1', role: 'user', text: 'A massage, please', at };
  const whole = { sessionId: 's', state: 'choosing-date', lastSeq: 2, messages: [theirs, ours] };
  expect(conversation.parse(whole)).toEqual(whole);
});
