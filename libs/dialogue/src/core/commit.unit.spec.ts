import { expect, test } from '@jest/globals';

import { studio } from '../../test/studio.ts';
import { createTalk, reference, phone, toSummary } from '../../test/talk.ts';
import { chatPolicy, type DialogueState } from '../index.ts';
import { commitProposal } from './commit.ts';
import type { Draft } from './draft.ts';

const draftOf = (state: DialogueState, changed = false): Draft => ({
  state: structuredClone(state),
  effects: [],
  prompts: [],
  tenant: studio,
  policy: chatPolicy,
  now: createTalk().now,
  changed,
  spoke: false,
  dateSaid: false,
  ruledOut: [],
  inPlace: false,
  month: null,
});

const asked = (): DialogueState => toSummary(createTalk()).state;

function askedToCancel(): DialogueState {
  const talk = createTalk();
  talk.turn({ kind: 'start', intent: 'cancel' }, reference('7QK4-MD2X'));
  talk.turn(phone('+12125550143'));
  return talk.state;
}

test.each([
  ['book', asked],
  ['cancel', askedToCancel],
])('the proposal that is asked about is written as it stands: %s', (kind, stateOf) => {
  const state = stateOf();
  const draft = draftOf(state);
  commitProposal(draft);
  expect(draft.effects).toEqual([expect.objectContaining({ kind, proposal: state.proposal })]);
});

test.each<[string, (state: DialogueState) => Partial<DialogueState>]>([
  ['nothing is proposed', () => ({ proposal: null })],
  ['another question is on the table', () => ({ pending: { kind: 'contact' } })],
  ['no question is on the table', () => ({ pending: { kind: 'nothing' } })],
  [
    'the talk has moved to another state',
    ({ pending }) => ({ pending: { kind: 'leave', before: pending } }),
  ],
])('nothing is written while %s', (_why, change) => {
  for (const state of [asked(), askedToCancel()]) {
    const draft = draftOf({ ...state, ...change(state) });
    expect(commitProposal(draft)).toBe('proceed');
    expect(draft.effects).toEqual([]);
  }
});

test('nothing is written when the same turn changed what is wanted', () => {
  for (const state of [asked(), askedToCancel()]) {
    const draft = draftOf(state, true);
    expect(commitProposal(draft)).toBe('proceed');
    expect(draft.effects).toEqual([]);
  }
});
