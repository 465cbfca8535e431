import { answerTopic } from './answer-topic.ts';
import { leaveMessage, requestCallBack } from './call-back.ts';
import { ask, type Draft, type Then } from './draft.ts';
import { action } from './options.ts';
import { aboutOf } from './pending.ts';
import type { Action } from './prompt.ts';
import { correctSlot, forgetDetails, keepAsItIs } from './answer-question.ts';
import { findPerson, sendLink } from './hand-off.ts';
import { startNext } from './several.ts';
import { askChange, dropFlow, startFlow } from './start-flow.ts';

type Run = (draft: Draft) => Then;

const start =
  (intent: 'book' | 'reschedule' | 'cancel' | 'lookup'): Run =>
  (draft) =>
    startFlow(draft, { kind: 'start', intent });

const correct =
  (slot: 'time' | 'date' | 'service' | 'resource'): Run =>
  (draft) =>
    correctSlot(draft, { kind: 'correct', slot });

const topic =
  (name: 'hours' | 'address' | 'prices'): Run =>
  (draft) =>
    answerTopic(draft, { kind: 'ask', topic: name });

function askWhichChange(draft: Draft): Then {
  const pending = { kind: 'what', about: aboutOf(draft.state.pending) } as const;
  return ask(draft, pending, 'ask-which-change', {}, [
    action('move'),
    action('cancel'),
    action('lookup'),
  ]);
}

function askQuestion(draft: Draft): Then {
  const pending = { kind: 'what', about: aboutOf(draft.state.pending) } as const;
  const options = [action('hours'), action('address'), action('prices'), action('person')];
  return ask(draft, pending, 'ask-question', {}, options.slice(0, draft.policy.options));
}

/** What a tap on a named action does: nothing that could not be said as well. */
const runs: Record<Exclude<Action, 'accept' | 'accept-move' | 'accept-cancel'>, Run> = {
  book: start('book'),
  move: start('reschedule'),
  cancel: start('cancel'),
  lookup: start('lookup'),
  change: askChange,
  keep: keepAsItIs,
  leave: keepAsItIs,
  next: startNext,
  question: askQuestion,
  'change-or-cancel': askWhichChange,
  'other-times': correct('time'),
  'other-day': correct('date'),
  'other-service': correct('service'),
  'other-staff': correct('resource'),
  'change-details': forgetDetails,
  hours: topic('hours'),
  address: topic('address'),
  prices: topic('prices'),
  person: (draft) => findPerson(draft, 'asked'),
  retry: () => 'proceed',
  drop: dropFlow,
  'send-link': sendLink,
  'call-back': requestCallBack,
  message: leaveMessage,
};

export function runAction(
  draft: Draft,
  name: Exclude<Action, 'accept' | 'accept-move' | 'accept-cancel'> | Action,
): Then {
  if (name === 'accept' || name === 'accept-move' || name === 'accept-cancel') return 'ask-again';
  return runs[name](draft);
}
