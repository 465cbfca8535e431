import { expect, test } from '@jest/globals';

import { say, talkOf } from '../../test/talk-in-words.ts';

/** What was wished for behind an "and" was lost, or words of the question were said not to be got. */
test.each([
  'how long is it and can i come at 4',
  'how long is a facial and can I come at 4',
  'how long is it and do you have 4',
  'how much is it and is 4 free',
  'do you have parking and is 4pm available',
  'how long does it take, and 4 please',
  'where are you and have you got anything at 4',
  'what does it cost and could you put me in at 4',
  'who does it and i would like 4 please',
  'how long does it take & can i have 4',
  'is there parking and would 4 be possible',
  'whereabouts is your entrance exactly, and can i come at 4',
  'whats the price and book me for 4 please',
])('a time wished for beside a question is taken, and nothing is left over: "%s"', (text) => {
  const talk = talkOf(['facial tuesday']);
  const prompts = say(talk, text);
  expect(talk.state.chosen?.start).toBe('2026-11-24T16:00:00-05:00');
  expect(prompts.map(({ id }) => id)).not.toContain('unread');
  expect(prompts.some(({ id }) => id.startsWith('answer-'))).toBe(true);
});

test.each([
  'how much is a facial and do you have tuesday at 3',
  'how long is a facial and is there anything tuesday at 3',
  'where are you, and can i come tuesday at 3 for a facial',
])('so is a day: "%s"', (text) => {
  const { state } = talkOf([text]);
  expect(state.wish.days).toEqual({ from: '2026-11-24', to: '2026-11-24' });
  expect(state.wish.serviceIds).toHaveLength(1);
});

test.each([
  'are you open on saturday and sunday',
  'is it open at 4 and at 5',
  'do you do facials and massages',
  'do you have parking and a lift',
  'how long is a facial and is it painful',
])('while more of the question is no wish: "%s"', (text) => {
  const { state } = talkOf([text]);
  expect(state.flow).toBe('none');
  expect(state.wish.time).toBeNull();
});
