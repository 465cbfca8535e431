import { describe, expect, test } from '@jest/globals';
import { createState, type DialogueState, type OfferedSlot } from '@gomomo/dialogue';
import { good } from '../../../test/gate/good.ts';
import { heldOut } from '../../../test/gate/held-out.ts';
import { liesOfTheHouse } from '../../../test/gate/lies-of-the-house.ts';
import { liesOfTimes } from '../../../test/gate/lies-of-times.ts';
import { sceneFacts, scenes, type SceneName } from '../../../test/gate/scenes.ts';
import { unfit } from '../../../test/gate/unfit.ts';
import { modelTurn, tuesdayAt, yoga } from '../../../test/model-turn.ts';
import { createHandles } from '../handles.ts';
import { factsOf } from './gate-facts.ts';
import { refuse, type Refusal } from './truth-gate.ts';

const factsIn = (state: Partial<DialogueState> = {}) => {
  const turn = modelTurn({ state });
  return factsOf(turn, createHandles(turn));
};

const names = Object.keys(scenes) as SceneName[];

describe.each(names)('in a talk %s', (scene) => {
  const facts = sceneFacts(scene);

  test.each([...(good[scene] ?? []), 'I see.'])('a model may say: %s', (text) => {
    expect(refuse(text, facts)).toBeNull();
  });

  const bad = [liesOfTimes, liesOfTheHouse, unfit].flatMap((each) =>
    Object.entries(each[scene] ?? {}),
  );
  const sentences = bad.flatMap(([kind, texts]) => texts.map((text) => [kind, text] as const));

  test.each(sentences)('it never says %s: %s', (_kind, text) => {
    expect(refuse(text, facts)).not.toBeNull();
  });

  test('nor what was thought of afterwards', () => {
    const lines = (heldOut[scene] ?? '').split('\n').map((line) => line.trim());
    const said = lines.filter((line) => line !== '' && refuse(line, facts) === null);
    expect(said).toEqual([]);
  });

  test.each(sentences)('nor behind or in front of what it may say, %s: %s', (_kind, text) => {
    expect(refuse(`I see. ${text}`, facts)).not.toBeNull();
    expect(refuse(`${text} I see.`, facts)).not.toBeNull();
    expect(refuse(`I see, ${text}`, facts)).not.toBeNull();
  });
});

test('the corpora are large enough to say something', () => {
  const count = (all: object): number =>
    Object.values(all).reduce(
      (sum: number, each: unknown) => sum + (typeof each === 'string' ? 1 : count(each as object)),
      0,
    );
  expect(count(good)).toBeGreaterThanOrEqual(60);
  expect(count([liesOfTimes, liesOfTheHouse, unfit])).toBeGreaterThanOrEqual(200);
});

describe('why words are not said', () => {
  const facts = sceneFacts('of yoga');
  const reasons: readonly (readonly [Refusal, readonly string[]])[] = [
    ['empty', ['', '  \n ']],
    ['too-long', ['I am sorry. '.repeat(60)]],
    [
      'markup',
      [
        ...['**Sorry**', '<b>Sorry</b>', '- one\n- two', '1. massage', '[here](x)'],
        ...['Sorry \u{1F600}', 'your number [phone]', 'a\u200Bb', 'a\u202Eb'],
      ],
    ],
    ['unknown', ['?', ', , .', 'Parrots are welcome.', 'The facial is only $80.']],
    ['untrue', ['The facial is $70.', 'There is 4 pm on Tuesday.']],
  ];

  test.each(reasons.flatMap(([why, texts]) => texts.map((text) => [why, text] as const)))(
    '%s: "%s"',
    (why, text) => {
      expect(refuse(text, facts)).toBe(why);
    },
  );

  test('a question beside a summary that waits for a yes', () => {
    expect(refuse('Do you mean the facial?', sceneFacts('at a summary'))).toBe('question');
  });

  const { wish } = createState();
  const slotAt = (handle: string, time: string): OfferedSlot => {
    const { start, end, resourceIds } = tuesdayAt(time);
    return { handle, start, end, staff: resourceIds };
  };
  const one = [slotAt('a', '14:00')];
  const two = [...one, slotAt('b', '15:00')];
  const time = (asks: 'choice' | 'first-free', again: string | null) =>
    ({ kind: 'time', asks, again }) as const;
  const offered = (slots: readonly OfferedSlot[]): Pick<DialogueState, 'offer'> => ({
    offer: {
      ...{ id: 'offer', serviceId: yoga.id, staff: 'any', slots, named: [] },
      ...{ days: [], month: null, previous: null, next: null, day: null },
    },
  });
  const takesYes: Readonly<Record<string, Partial<DialogueState>>> = {
    'one time': { pending: time('choice', null), ...offered(one) },
    'a time to take again': { pending: time('choice', 'a'), ...offered(two) },
    'the first that was asked for': {
      ...{ pending: time('first-free', null), wish: { ...wish, edge: 'first' } },
      ...offered(two),
    },
    'one service': { pending: { kind: 'service', candidates: [yoga.id] } },
    'to be called back': {
      pending: { kind: 'call-back', reason: 'asked', before: { kind: 'nothing' } },
    },
  };

  test.each(Object.keys(takesYes))('a question beside one that a yes answers: %s', (what) => {
    expect(refuse('Do you mean the facial?', factsIn(takesYes[what]))).toBe('question');
  });

  test('but not beside a choice of several', () => {
    const facial = factsIn({ pending: time('choice', null), ...offered(two) });
    expect(refuse('Do you mean the facial?', facial)).toBeNull();
  });

  test('any words, in a turn that was in another language', () => {
    expect(refuse('I see.', { ...facts, isForeign: true })).toBe('language');
  });
});
