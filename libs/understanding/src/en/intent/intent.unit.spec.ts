import { describe, expect, test } from '@jest/globals';

import type { UnderstandingContext } from '../../context.ts';
import { createUnderstand, understand } from '../understand.ts';
import { createClassifier } from '../../intent/classifier.ts';
import { cueWords } from './features.ts';
import { findCues } from './cues.ts';
import { normalise } from '../text/normalise.ts';

const rulesAlone = createUnderstand(() => undefined);
const now = '2026-03-10T09:00';

/** What the rules and the weights must both say. */
const plain: readonly (readonly [string, string, Partial<UnderstandingContext>])[] = [
  ["I'd like to book an appointment", 'book', {}],
  ['cancel my appointment for tomorrow', 'cancel', {}],
  ["I can't make it to my appointment on Friday", 'cancel', {}],
  ['I no longer need my reservation', 'cancel', {}],
  ['can I move my appointment to Friday', 'reschedule', {}],
  ['I need to reschedule', 'reschedule', {}],
  ['can I talk to a real person', 'request_human', {}],
  ['put me through to the front desk', 'request_human', {}],
  ['yes, that is correct', 'affirm', { acts: ['confirm'] }],
  ['no', 'deny', { acts: ['confirm'] }],
  ['no, thanks', 'goodbye', { acts: ['anything-else'] }],
  ['bye', 'goodbye', {}],
  ['are you a real person', 'other', {}],
  ['what are your opening hours', 'other', {}],
  ['can you repeat that', 'other', { acts: ['confirm'] }],
];

describe('an intent', () => {
  test.each(plain)('of "%s" is %s with the shipped weights', (text, intent, context) => {
    const { intents } = understand(text, { now, ...context });
    // "No, thanks" after "anything else?" both denies and ends the talk.
    const accepted = intent === 'goodbye' ? ['goodbye', 'deny'] : [intent];
    expect(accepted).toContain(intents[0]?.label);
  });

  test.each(plain)('of "%s" is %s by rules alone', (text, intent, context) => {
    expect(rulesAlone(text, { now, ...context }).intents[0]?.label).toBe(intent);
  });

  test('scores sum to one and are ranked', () => {
    const { intents } = understand('hm, Tuesday maybe', { now });
    const scores = intents.map(({ score }) => score);
    expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 5);
    expect([...scores].sort((a, b) => b - a)).toEqual(scores);
  });

  test('of a cancellation is not begun on a guess', () => {
    for (const text of [
      'the oil change appointment',
      'is there a cancellation policy for cards',
      'Friday',
    ])
      expect(understand(text, { now }).intents[0]?.label).not.toBe('reschedule');
  });

  test('weights made for other features are refused', () => {
    const weights = { labels: ['book'], bits: 3, scale: 1, bias: [0], weights: '' };
    expect(createClassifier(weights)).toBeUndefined();
  });
});

describe('cues of the language', () => {
  const cuesOf = (text: string) => findCues(cueWords(normalise(text)));

  test.each([
    ['cancel my card', 'cancelVisit', false],
    ['please cancel the lunch booking', 'cancelVisit', true],
    ['I have a booking for ten people at one, sorry but I need to cancel it', 'cancelVisit', true],
    ['change my reservation to seven', 'change', true],
    ['an oil change appointment', 'change', false],
    ['I need to go to the dentist', 'farewell', false],
    ['ok I have to go', 'farewell', true],
    ['that sounds good', 'allDone', false],
    ["that's all, thanks", 'allDone', true],
    ['nothing else', 'allDone', true],
  ] as const)('in "%s": %s is %s', (text, cue, fires) => {
    expect(cuesOf(text).has(cue)).toBe(fires);
  });
});

test.each(['CSC7-3S7B', 'HS0M-XC36', '9N00-19T7', '7QK4-MD2X', 'BAXQ-9VKJ', 'ZZZZ-ZZZZ'])(
  'the characters of the reference %s change nothing about what is wanted',
  (reference) => {
    const text = `i need to move ${reference}, my number is 212 555 0143`;
    const { intents } = understand(text, { now: '2026-11-23T09:00', country: 'US' });
    const known = understand(text.replace(reference, '7QK4-MD2X'), {
      now: '2026-11-23T09:00',
      country: 'US',
    });
    expect(intents).toEqual(known.intents);
  },
);
