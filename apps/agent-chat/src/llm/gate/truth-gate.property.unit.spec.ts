import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { modelTurn, tenant, tuesdayAt, yoga } from '../../../test/model-turn.ts';
import { createHandles } from '../handles.ts';
import { factsOf } from './gate-facts.ts';
import { sceneFacts } from '../../../test/gate/scenes.ts';
import { refuse } from './truth-gate.ts';

/** Yoga on Tuesday the 24th at 2 and 3 in the afternoon has been found, and nothing else. */
const turn = modelTurn();
const handles = createHandles(turn);
handles.mint([tuesdayAt('14:00'), tuesdayAt('15:00')], {
  ...{ serviceId: yoga.id, resourceId: null, when: [] },
});
const facts = factsOf(turn, handles);

const inYoga = sceneFacts('of yoga');

const words = 'twelve one two three four five six seven eight nine ten eleven'.split(' ');
const two = (n: number): string => String(n).padStart(2, '0');

/** How people write and say a time. */
const ways: readonly ((hour: number, minute: number) => string)[] = [
  (hour, minute) => `${two(hour)}:${two(minute)}`,
  (hour, minute) => `${hour % 12 || 12}:${two(minute)} ${hour < 12 ? 'AM' : 'PM'}`,
  (hour, minute) => `${hour % 12 || 12}.${two(minute)}${hour < 12 ? 'am' : 'pm'}`,
  (hour, minute) =>
    `${words[hour % 12]} ${minute === 0 ? "o'clock" : minute < 10 ? `oh ${words[minute % 12]}` : String(minute)}`,
  (hour) => `half past ${words[hour % 12]}`,
  (hour) => `quarter to ${words[hour % 12]}`,
  (hour) => `${words[hour % 12]} thirty`,
  (hour) => `${two(hour)}00 hours`,
];
const sentences: readonly ((time: string) => string)[] = [
  (time) => `There is ${time} on Tuesday.`,
  (time) => `I can see ${time} with Priya.`,
  (time) => `What about ${time}?`,
  (time) => `Would Tuesday at ${time} be better?`,
  (time) => `I am sorry, I cannot tell, but there is ${time}.`,
];

describe('whatever a model writes', () => {
  test('no time is said but those that are known', () => {
    fc.assert(
      fc.property(
        ...[fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })],
        ...[fc.constantFrom(...ways), fc.constantFrom(...sentences)],
        (hour, minute, way, sentence) => {
          const text = sentence(way(hour, minute));
          // Two and three by themselves are the known ones, in the afternoon.
          const saysMinute = way.length === 2 && minute !== 0;
          fc.pre(saysMinute || ![2, 3].includes(hour % 12));
          expect([text, refuse(text, facts)]).not.toEqual([text, null]);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('no price is said but that of the service it is said of', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom(...tenant.services),
        fc.constantFrom('$#', '# dollars', '$#.00', 'USD #', '#$'),
        (price, service, form) => {
          const text = `${service.name} is ${form.replace('#', String(price))}.`;
          const isRight = price * 100 === service.priceMinor;
          if (!isRight) expect([text, refuse(text, facts)]).not.toEqual([text, null]);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('nothing that was made of words at random asserts what nobody knows', () => {
    const anyWord = fc.constantFrom(
      ...'yes no of course booked free open parrots towels wifi champagne free you are welcome it is done Maria at'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(anyWord, { minLength: 1, maxLength: 8 }), (said) => {
        const text = `${said.join(' ')}.`;
        expect([text, refuse(text, facts)]).not.toEqual([text, null]);
      }),
      { numRuns: 400 },
    );
  });

  test('nothing true is said with a word put into it that makes it another', () => {
    const trueOnes = [
      'The facial is $80 for 45 minutes.',
      'There is 2 pm on Tuesday with Priya.',
      'Priya has 2 pm and 3 pm on Tuesday.',
      'Tuesday at 2 pm is free.',
      'The facial is with Ana or Priya.',
      'Dogs are not allowed.',
      'Parking is behind the house.',
      'You can call us on (718) 555-0134.',
      'Would you like the facial with Ana?',
      'I can help you book an appointment.',
    ];
    const telling = `not no never only just from less about almost always maybe all every each any half twice double
      without until before after except unless if because instead your another other next last first best cheaper
      booked reserved yours tax discount refund or nothing nobody anymore already soon too many`;
    for (const sentence of trueOnes) {
      const parts = sentence.split(' ');
      expect(refuse(sentence, inYoga)).toBeNull();
      for (const word of telling.split(/\s+/u)) {
        for (const place of parts.keys()) {
          const text = parts.toSpliced(place, 0, word).join(' ');
          expect([text, refuse(text, inYoga)]).not.toEqual([text, null]);
        }
      }
    }
  });
});
