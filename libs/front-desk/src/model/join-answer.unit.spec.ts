import { createState, readTurn, type Command } from '@gomomo/dialogue';
import { bloom as tenant } from '@gomomo/testing';
import { describe, expect, test } from '@jest/globals';

import { joinAnswer } from './join-answer.ts';
import type { ModelAnswer } from './model.ts';

const context = { state: createState(), tenant, now: 0, read: readTurn };
const own: readonly Command[] = [
  { kind: 'confirm' },
  { kind: 'choose', choice: { id: 'accept@proposal_1' } },
  { kind: 'set', slot: 'phone', value: '+12125550143' },
  { kind: 'unread', said: ['the moon'], holdsBack: true },
  { kind: 'unclear' },
];

const kindsOf = (answer: ModelAnswer): string[] =>
  joinAnswer(answer, own, 'yes the moon', context).map(({ kind }) => kind);

describe('what a turn comes to', () => {
  test('with words of a model is what the rules read, but no yes and no miss', () => {
    expect(kindsOf({ kind: 'text', text: 'Sorry.' })).toEqual(['set', 'unread', 'answered']);
  });

  test('with its commands is those, and the identity that the client gave', () => {
    expect(kindsOf({ kind: 'commands', commands: [{ kind: 'human' }] })).toEqual(['human', 'set']);
  });

  test('is what the rules read where all that it said may not count', () => {
    const commands: Command[] = [{ kind: 'confirm' }, { kind: 'silence' }];
    expect(kindsOf({ kind: 'commands', commands })).toEqual(own.map(({ kind }) => kind));
  });
});
