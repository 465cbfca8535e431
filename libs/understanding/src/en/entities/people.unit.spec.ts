import { expect, test } from '@jest/globals';

import { understand } from '../understand.ts';

const peopleIn = (text: string): number | undefined =>
  understand(text, { now: '2026-11-23T09:00' }).entities.people?.value;

test.each([
  'my friend told me about you, a facial please',
  "my wife said 'book it'",
  'for me, my daughter recommended ana',
  'a facial for me, and my daughter recommended ana',
  'my mum and i came last year and loved it, yoga please',
  'my wife and i discussed it, book yoga tuesday',
  'me and my wife talked about it',
  'two friends recommended you, yoga on tuesday',
  '3 friends told me about this place',
  "my friends said 3 people can't be wrong",
  'i saw 2 people waiting',
  'recommended by two friends',
  'i checked with my husband',
  "with my husband's card",
  'my kids are 4 and 6',
  'i want to speak with my wife first',
])('who is told of is no party: "%s"', (text) => {
  expect(peopleIn(text)).toBeUndefined();
});

test.each([
  ['yoga for 2', 2],
  ['book me in for two please', 2],
  ['yoga tuesday 2pm for two', 2],
  ['facial tuesday for 3 at 2', 3],
  ['we are 4', 4],
  ["we're 3 people", 3],
  ['2 adults and 1 child', 3],
  ['yoga with my husband', 2],
  ["i'm coming with my mother", 2],
  ['my daughter is coming too', 2],
  ['can my husband come too', 2],
  ['bring my mum along', 2],
  ['my friend wants one too', 2],
  ['me plus one', 2],
  ['a couples massage', 2],
  ['my wife and i were hoping to come on tuesday', 2],
  ['yoga for me and my daughter', 2],
  ['there will be three of us', 3],
])('who comes is counted: "%s"', (text, count) => {
  expect(peopleIn(text)).toBe(count);
});

test.each(['we are 3 minutes away', 'for 2pm', "i'm here for 2 days", 'yoga for my daughter'])(
  'what is no count of people: "%s"',
  (text) => {
    expect(peopleIn(text)).toBeUndefined();
  },
);
