import type { Command, SetCommand } from '../command.ts';
import { isAtHand } from '../core/pending.ts';
import type { DialogueState } from '../core/state.ts';
import type { Act, Reading } from './reading.ts';

type Correct = Extract<Command, { kind: 'correct' }>;

/** "Four instead", "anything earlier?", about what was just booked, moves it; a service named books another. */
function movesBooked({ whens, services, shift }: Reading, state: DialogueState): boolean {
  const atHand = isAtHand(state.pending) && state.appointment?.status === 'confirmed';
  const replaces = shift !== null || whens.some((when) => when.replaces);
  return atHand && services === null && replaces;
}

/** "Change it", said to a summary, is a no to that summary and no errand of its own. */
const changesCard = ({ intent, acts }: Reading, { flow, pending }: DialogueState): boolean =>
  flow === 'book' &&
  pending.kind === 'confirm' &&
  intent === 'reschedule' &&
  acts.includes('change');

export function intentCommands(reading: Reading, state: DialogueState): Command[] {
  const { intent, acts } = reading;
  if (intent === null || changesCard(reading, state)) return [];
  // "Book it" and "that's an appointment then" answer the question; they start nothing.
  if (intent === 'book' && acts.includes('affirm') && state.pending.kind === 'confirm') return [];
  return [{ kind: 'start', intent: movesBooked(reading, state) ? 'reschedule' : intent }];
}

/** What is wrong, where nothing in the same breath says what is right, and something is under way. */
export function corrections(
  wrong: readonly Correct[],
  values: readonly SetCommand[],
  state: DialogueState,
): Command[] {
  if (state.flow !== 'book' && state.flow !== 'reschedule') return [];
  const given = new Set(values.map(({ slot }) => slot));
  return wrong.filter(({ slot }) => !given.has(slot));
}

/** "Change", said to a summary, is a no to it. */
export function bareChange(text: string, state: DialogueState): Command[] {
  const asked = state.pending.kind === 'confirm' && /^\W*(?:change|edit)\W*$/iu.test(text);
  return asked ? [{ kind: 'reject' }] : [];
}

/** Of a booking in the making nothing is to be changed; of one on file nothing at all. */
const keepCommands = ({ flow, pending }: DialogueState): Command[] =>
  flow === 'book' && pending.kind === 'change'
    ? [{ kind: 'reject' }]
    : [{ kind: 'choose', choice: { id: 'keep' } }];

export function actCommands(act: Act, state: DialogueState): Command[] {
  switch (act) {
    case 'affirm':
      return [{ kind: 'confirm' }];
    case 'deny':
      return [{ kind: 'reject' }];
    case 'human':
      return [{ kind: 'human' }];
    case 'goodbye':
      return [{ kind: 'goodbye' }];
    case 'repeat':
      return [{ kind: 'repeat' }];
    case 'skip':
      return [{ kind: 'skip' }];
    case 'cancel-flow':
      return [{ kind: 'cancelFlow' }];
    case 'keep':
      return keepCommands(state);
    case 'wait':
      return [{ kind: 'wait' }];
    case 'change':
      return state.flow === 'book'
        ? [{ kind: 'reject' }]
        : [{ kind: 'start', intent: 'reschedule' }];
  }
}
