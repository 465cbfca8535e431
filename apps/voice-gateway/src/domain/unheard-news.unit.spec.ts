import type { ConversationTurn } from '@gomomo/conversations';
import { expect, test } from '@jest/globals';
import { findUnheardNews } from './unheard-news.ts';

const turn = (text: string, messageId?: string): ConversationTurn => ({
  replies: [],
  speech: { text, keys: [], hints: [] },
  state: 'greeting',
  ...(messageId === undefined ? {} : { messageId }),
});
const turns = [
  turn('Hello.', 'step-0'),
  turn('Your hold has run out.'),
  turn('Your appointment has been moved.'),
  turn('Yes?', 'step-1'),
  turn('Later.', 'step-2'),
  turn('Nobody has heard this.'),
];

test.each([
  ['step-0', ''],
  ['step-1', 'Your hold has run out. Your appointment has been moved.'],
  ['step-2', ''],
  ['step-3', ''],
])('what nobody has heard yet is said at %s: "%s"', (step, text) => {
  expect(findUnheardNews(turns, step)).toBe(text);
});
