import { expect, test } from '@jest/globals';

import { postpones } from './postpones.ts';
import { wantsNoChange } from './stays.ts';

test.each([
  "please don't cancel it",
  'no need to move my appointment',
  "i don't want to cancel my booking after all",
  'dont move it please',
])('a verb that is ruled out starts nothing: "%s"', (text) => {
  expect(wantsNoChange(text)).toBe(true);
});

test.each([
  "don't move it cancel it",
  'cancel it',
  "i can't come please cancel it",
  'move it to 4',
])('what is wanted all the same is not taken for a refusal: "%s"', (text) => {
  expect(wantsNoChange(text)).toBe(false);
});

test.each(['let me think', 'ok one sec', 'hang on', 'i need to ask my wife', 'give me a minute'])(
  'time is asked for: "%s"',
  (text) => {
    expect(postpones(text)).toBe(true);
  },
);

test.each(['no wait', 'yes', 'wait what does it cost', 'in 2 hours', 'can i speak to ana'])(
  'another answer or question asks for no time: "%s"',
  (text) => {
    expect(postpones(text)).toBe(false);
  },
);
