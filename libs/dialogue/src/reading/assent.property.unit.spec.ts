import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { chatPolicy, interpret, readTurn, voicePolicy, type Effect } from '../index.ts';
import { monday, studio } from '../../test/studio.ts';
import { createTalk, reference, day, at, toSummary, type Talk, phone } from '../../test/talk.ts';
import { assentsTo, tails, type Commits } from './assent-words.ts';
import { isAssent } from './assent.ts';

const questions: readonly Commits[] = ['book', 'reschedule', 'cancel'];

/** What people go on with after a yes that is none. */
const clauses = [
  "don't",
  'not yet',
  'not that one',
  'no',
  'no thanks',
  'never mind',
  'let me think',
  'one sec',
  'hang on',
  'wait',
  'but later',
  'but not with her',
  'except the time',
  'unless it rains',
  'if my wife agrees',
  'maybe',
  'perhaps',
  'i have a question',
  'how much is that',
  'do you take cards',
  'where are you',
  'with whom',
  'which day',
  'and my daughter too',
  'for two people',
  'for 3 of us',
  'and a facial',
  'plus yoga',
  'make it 90 minutes',
  'make it friday',
  'at 5',
  'an hour later',
  'earlier',
  'with somebody else',
  'the other massage',
  'every week',
  'goodbye',
  'bye',
  'see you',
  'have a nice day',
  'i am confused',
  'whatever',
  'i guess',
  'pero mañana',
  'ja aber',
  'once i am paid',
  'after i check with my boss',
  'i need to ask',
  'too expensive',
  'wrong',
  'is it',
  'the wrong day',
  'look it up',
  'keep it',
  'leave it',
  'stop',
  'first',
  'only',
  'instead',
  'question',
  'print',
  'shoulder',
  '4',
  '🤔',
  '?',
];

const words = [
  'dog',
  'parking',
  'monday',
  'her',
  'him',
  'mother',
  'money',
  'back',
  'pain',
  'without',
  'until',
  'before',
  'after',
  'never',
  'neither',
  'hardly',
  'saturday',
  'anyway',
  'else',
  'two',
  'knee',
  'card',
  'voucher',
  'because',
  'while',
  'he',
];

/** A clause that is no tail: one that is said, or a few words of which none may stand beside a yes. */
const clause = fc.oneof(
  fc.constantFrom(...clauses),
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((said) => said.join(' ')),
);
const joint = fc.constantFrom(', ', ' ', '. ', ' and ', ' but ', '! ', ' - ');
const assentTo = (question: Commits) => fc.constantFrom(...assentsTo[question]);

const writes = (effects: readonly Effect[]): string[] =>
  effects.map(({ kind }) => kind).filter((kind) => ['book', 'reschedule', 'cancel'].includes(kind));

function talkAt(question: Commits, voice: boolean): Talk {
  const talk = createTalk({ policy: voice ? voicePolicy : chatPolicy });
  if (question === 'book') return toSummary(talk);
  talk.turn({ kind: 'start', intent: question }, reference('7QK4-MD2X'), phone('+12125550143'));
  if (question === 'reschedule') talk.turn(day('2026-11-27'), at('15:00'));
  return talk;
}

const places = questions.flatMap((question) =>
  [false, true].map((voice) => ({ question, voice, at: talkAt(question, voice).state })),
);

function said(text: string, { voice, at: state }: (typeof places)[number]): string[] {
  const talk = createTalk({ policy: voice ? voicePolicy : chatPolicy, state });
  talk.turn(
    ...interpret({ kind: 'text', text }, { state, tenant: studio, now: monday, read: readTurn }),
  );
  return writes(talk.effects);
}

describe.each(places)('at the question to $question (voice: $voice)', (place) => {
  test('a yes with a clause beside it commits nothing, whichever comes first', () => {
    fc.assert(
      fc.property(
        assentTo(place.question),
        clause,
        joint,
        fc.boolean(),
        (assent, beside, mark, first) => {
          const text = first ? `${assent}${mark}${beside}` : `${beside}${mark}${assent}`;
          expect(said(text, place)).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('a yes with thanks or a please beside it commits that, once', () => {
    fc.assert(
      fc.property(assentTo(place.question), fc.constantFrom(...tails), (assent, tail) => {
        expect(said(`${assent}, ${tail}`, place)).toEqual([place.question]);
      }),
      { numRuns: 60 },
    );
  });
});

test.each(questions)('the verb of another question is no yes to %s', (question) => {
  const others = questions.filter((each) => each !== question).flatMap((each) => assentsTo[each]);
  const own = new Set(assentsTo[question]);
  const foreign = others.filter((phrase) => !own.has(phrase) && !/confirm/u.test(phrase));
  expect(foreign.filter((phrase) => isAssent(phrase, question))).toEqual([]);
  expect(foreign.filter((phrase) => isAssent(`yes ${phrase}`, question))).toEqual([]);
});

test.each(['yes?', 'ok? thanks', 'yeah right', 'oh great', 'as is', 'thanks', ''])(
  '%j is no yes',
  (text) => {
    expect(questions.filter((question) => isAssent(text, question) && question !== 'book')).toEqual(
      [],
    );
  },
);

test('a yes repeats what stands on the card and nothing else', () => {
  const [place] = places;
  const state = place?.at;
  const read = (text: string) =>
    state &&
    readTurn(text, { tenant: studio, now: monday, pending: 'confirm', proposal: state.proposal })
      .acts;
  expect(read('yes, tuesday at 2 with Ana, for Dana')).toEqual(['affirm']);
  expect(read('yes book the deep tissue massage on tuesday please')).toEqual(['affirm']);
  for (const other of [
    'yes, tuesday at 3',
    'yes with Marcus',
    'yes not tuesday',
    'yes, the facial',
    'yes after 2',
  ])
    expect(read(other)).not.toContain('affirm');
});
