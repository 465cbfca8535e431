import { describe, expect, test } from '@jest/globals';
import { monday, studio } from '../../test/studio.ts';
import { createState, interpret, readTurn } from '../index.ts';

const hear = (text: string, channel: 'chat' | 'voice' = 'voice') =>
  interpret(
    { kind: 'text', text },
    {
      state: createState(),
      tenant: studio,
      now: monday,
      read: readTurn,
      channel,
    },
  );
const chosen = (id: string) => [{ kind: 'choose', choice: { id } }];

describe('in a call', () => {
  test.each([
    'Send me a link.',
    'can you text me the link please',
    'just send it over, a link',
    "I'd like a link to my phone",
    'a link please',
    'could you send a booking link to my mobile',
    "I'd rather do it online",
    'can I finish this on my phone',
    'okay let me continue in the browser',
  ])('"%s" wishes for a link', (text) => {
    expect(hear(text)).toEqual(chosen('send-link'));
  });

  test.each([
    'I want to leave a message',
    'can I leave a voicemail please',
    'could you take a message for them',
    'voicemail',
    'let me record a message',
    'can I leave a message about my appointment on Friday',
    'leave a message for Ana',
  ])('"%s" wishes to leave a message', (text) => {
    expect(hear(text)).toEqual(chosen('message'));
  });

  test.each([
    "don't send me a link",
    'no link please',
    'I got a link from you yesterday and it does not work',
    'you sent me a message',
    'a facial on my phone number',
    'did you get my message',
    'I will leave a tip',
    'book a facial online class',
  ])('"%s" does not', (text) => {
    for (const id of ['send-link', 'message']) expect(hear(text)).not.toEqual(chosen(id));
  });
});

test('in a chat, which is online, nothing is read of it', () => {
  expect(hear('send me a link', 'chat')).not.toEqual(chosen('send-link'));
});
