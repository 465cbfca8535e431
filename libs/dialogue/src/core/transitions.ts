import type { Command, CommandKind } from '../command.ts';
import { confirmQuestion, correctSlot, rejectQuestion, skipQuestion } from './answer-question.ts';
import { answerTopic } from './answer-topic.ts';
import { chooseOption } from './choose-option.ts';
import type { Draft, Then } from './draft.ts';
import { sayFarewell } from './farewell.ts';
import { fillSlot } from './fill-slot.ts';
import { findPerson, hearNonsense, hearSilence } from './hand-off.ts';
import { askWhat } from './proceed.ts';
import { dropFlow, startFlow } from './start-flow.ts';
import { hearForOther } from './for-other.ts';
import { giveTime } from './give-time.ts';
import { stateNameOf, type StateName } from './state-name.ts';
import { noteSeveral } from './several.ts';
import { noteUnread, tellAnswer, tellLanguage } from './unread.ts';

type Handler<K extends CommandKind> = (
  draft: Draft,
  command: Extract<Command, { kind: K }>,
) => Then;

export type Row = { readonly [K in CommandKind]: Handler<K> };

/** Says again what was said last. */
function sayAgain(draft: Draft): Then {
  const { last } = draft.state;
  if (last.length === 0) return 'ask-again';
  // That something was not heard is not said again.
  const said = last.filter(({ id }) => !misses.has(id));
  draft.prompts.push(...(said.length > 0 ? said : last));
  draft.spoke = true;
  return 'done';
}

const misses: ReadonlySet<string> = new Set(['silence', 'clarify', 'not-got', 'noted']);

/** What every state does unless it has its own answer below. */
const everywhere: Row = {
  start: startFlow,
  set: fillSlot,
  choose: chooseOption,
  confirm: confirmQuestion,
  reject: rejectQuestion,
  correct: correctSlot,
  ask: answerTopic,
  human: (draft) => findPerson(draft, 'asked'),
  repeat: sayAgain,
  skip: skipQuestion,
  several: noteSeveral,
  unread: noteUnread,
  foreign: tellLanguage,
  answered: tellAnswer,
  forOther: hearForOther,
  wait: giveTime,
  silence: hearSilence,
  unclear: hearNonsense,
  cancelFlow: dropFlow,
  goodbye: sayFarewell,
};

/** Yes and no to nothing in particular. */
const nothingAsked: Pick<Row, 'confirm' | 'reject' | 'skip' | 'correct'> = {
  confirm: askWhat,
  reject: (draft) => sayFarewell(draft),
  skip: askWhat,
  correct: askWhat,
};

/** "Cancel that" about something that is booked is about the appointment; it is asked once more. */
const cancelBooked = (draft: Draft): Then =>
  draft.state.flow === 'none' && draft.state.appointment?.status === 'confirmed'
    ? startFlow(draft, { kind: 'start', intent: 'cancel' })
    : dropFlow(draft);

/** A conversation that has ended starts anew with whatever is said, but is not kept going. */
const afterwards: Pick<
  Row,
  'confirm' | 'reject' | 'repeat' | 'skip' | 'correct' | 'silence' | 'goodbye'
> = {
  confirm: askWhat,
  reject: sayFarewell,
  repeat: (draft) => (draft.state.last.length > 0 ? sayAgain(draft) : askWhat(draft)),
  skip: askWhat,
  correct: askWhat,
  silence: sayFarewell,
  goodbye: sayFarewell,
};

/** Still on the line while a person is being reached: what was open goes on. */
const resume = (draft: Draft): Then => {
  const { kind } = draft.state.pending;
  if (kind === 'link' || kind === 'call-back') return confirmQuestion(draft);
  return draft.state.flow === 'none' ? askWhat(draft) : 'proceed';
};

/** Where a state answers otherwise than every state does. */
const own: Partial<Readonly<Record<StateName, Partial<Row>>>> = {
  greeting: nothingAsked,
  booked: { cancelFlow: cancelBooked },
  'confirming-cancel': { cancelFlow: rejectQuestion },
  'handing-off': { confirm: resume },
  ended: afterwards,
};

/** Every state has an answer to every command: its own, else that of all. */
export const rowOf = (name: StateName): Row => ({ ...everywhere, ...own[name] });

/** One command in the state the conversation is in now. */
export function applyCommand(draft: Draft, command: Command): Then {
  const row = rowOf(stateNameOf(draft.state));
  // The row's entry for a kind takes exactly the commands of that kind.
  const handler = row[command.kind] as (draft: Draft, command: Command) => Then;
  return handler(draft, command);
}
