import { expect, test } from '@jest/globals';

import { toTurn } from './voice-talk.ts';

test.each([
  ['', { kind: 'silence' }],
  ['#1', { kind: 'keys', digits: '1' }],
  ['#7185550142', { kind: 'keys', digits: '7185550142' }],
  ['a facial please', { kind: 'text', text: 'a facial please' }],
])('"%s" as a call has it', (line, turn) => {
  expect(toTurn(line)).toEqual(turn);
});
