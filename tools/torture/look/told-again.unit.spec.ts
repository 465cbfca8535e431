import { expect, test } from '@jest/globals';
import { soundData } from '../test/sound-data.ts';
import type { Conversation } from './data.ts';
import { findToldAgain } from './told-again.ts';

const [talk] = soundData.conversations;
if (talk === undefined) throw new Error('no conversation');
const news = (text: string) => ({ role: 'assistant', id: 'n1', text });
const withNews = (...texts: string[]): Conversation => ({
  ...talk,
  messages: [...talk.messages, ...texts.map(news)],
});
const ended = 'Your hold on Friday, December 4, 10 AM has run out. Nothing has been booked.';

test('a conversation that is as it was has been told nothing', () => {
  expect(findToldAgain([talk], [talk])).toEqual([]);
});

test('one that is told once more that its appointment was moved is seen', () => {
  expect(findToldAgain([talk], [withNews('Your appointment was moved.')])).toEqual([
    'the conversation s1 was told "Your appointment was moved." by the replay',
  ]);
});

test('one that has lost a message, has it in other words, or is gone', () => {
  const other = talk.messages.map((each) => ({ ...each, text: 'else' }));
  for (const messages of [talk.messages.slice(1), other]) {
    expect(findToldAgain([talk], [{ ...talk, messages }])).toEqual([
      'the conversation s1 is another after the replay',
    ]);
  }
  expect(findToldAgain([talk], [])).toEqual(['the conversation s1 is gone after the replay']);
});

test('of the end of a hold it may be told late, and never twice', () => {
  expect(findToldAgain([talk], [withNews(ended)])).toEqual([]);
  expect(findToldAgain([withNews(ended)], [withNews(ended, ended)])).toHaveLength(1);
});
