import { expect, test } from '@jest/globals';
import { readCommand, type Command } from './command.ts';

test.each<[string, Command]>([
  ['a facial on friday', { kind: 'says', text: 'a facial on friday' }],
  ['"4"', { kind: 'says', text: '4' }],
  ['4', { kind: 'keys', digits: '4' }],
  ['2125550143#', { kind: 'keys', digits: '2125550143#' }],
  ['*', { kind: 'keys', digits: '*' }],
  ['  ', { kind: 'silence' }],
  ['! no, friday', { kind: 'interrupts', text: 'no, friday' }],
  ['~friday', { kind: 'mumbles', text: 'friday' }],
  ['@ said.wav', { kind: 'plays', file: 'said.wav' }],
  ['/person machine', { kind: 'person', acts: { kind: 'machine' } }],
  ['/person 2', { kind: 'person', acts: { kind: 'answers', key: '2', seconds: 60 } }],
  ['/record 12', { kind: 'records', seconds: 12 }],
  ['/call +12125550102', { kind: 'calls', from: '+12125550102' }],
  ['/call', { kind: 'calls' }],
  ['/again', { kind: 'again' }],
  ['/hangup', { kind: 'hangs up' }],
])('"%s" is what the caller does', (line, command) => {
  expect(readCommand(line)).toEqual(command);
});

test('a word behind a slash that is none is refused', () => {
  expect(() => readCommand('/sing')).toThrow('/sing is not known');
});
