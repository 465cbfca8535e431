import { createState } from '@gomomo/dialogue';
import { describe, expect, test } from '@jest/globals';
import { createHandles } from '../handles.ts';
import { modelTurn, tuesdayAt, yoga } from '../../../test/model-turn.ts';
import { factsOf } from './gate-facts.ts';
import { refuse, type Refusal } from './truth-gate.ts';

/** A turn of a talk about yoga, in which a search has found Tuesday at 2 and at 3 with Priya. */
function refusalOf(text: string, said = 'do you allow parrots', more = {}): Refusal | null {
  const { wish: nothing } = createState();
  const state = { wish: { ...nothing, serviceIds: [yoga.id] } };
  const turn = modelTurn({ text: said, state, ...more });
  const handles = createHandles(turn);
  const wish = { serviceId: yoga.id, resourceId: null, when: [] };
  handles.mint([tuesdayAt('14:00'), tuesdayAt('15:00')], wish);
  return refuse(text, factsOf(turn, handles));
}

describe('words of a model are said', () => {
  test.each([
    'I am sorry, I cannot tell you about parrots.',
    "I'm not sure I understand. Which service would you like?",
    'Do you mean the facial or the deep tissue massage?',
    'Which day would you like?',
    'I can see 2:00 PM on Tuesday, November 24 with Priya.',
    'There is 2 pm or 3 pm on Tuesday.',
    'A facial is $80.00 for 45 minutes.',
    'The facial is with Ana or Priya.',
    'Dogs are not allowed, sorry.',
    'Parking is behind the house.',
    'Please tell me a day.',
    'I can help you with an appointment.',
    'You can call the studio.',
    'You can call us on (718) 555-0134.',
    'Yoga is with Priya.',
    'Would you like 2 pm or 3 pm on Tuesday?',
    'What would you like to do?',
  ])('that ask, excuse themselves or state what is known: "%s"', (text) => {
    expect(refusalOf(text)).toBeNull();
  });
});

describe('words of a model are not said', () => {
  const refused: readonly (readonly [Refusal, readonly string[]])[] = [
    ['empty', ['', '  \n ']],
    ['too-long', ['I am sorry. '.repeat(60)]],
    [
      'markup',
      [
        '**Sorry**',
        '<b>Sorry</b>',
        '- one\n- two',
        '1. massage',
        '[here](x)',
        'Sorry \u{1F600}',
        'your number [phone]',
        'a\u200Bb',
        'a\u202Eb',
      ],
    ],
    [
      'language',
      [
        'Lo siento, no puedo ayudarle con eso hoy.',
        'Извините',
        'Es tut mir leid, das weiß ich nicht.',
      ],
    ],
    [
      'contact',
      [
        'Please visit https://evil.example/pay.',
        'Please see evil.example',
        'Please write to us at x@evil.example.',
        'Please call +1 900 555 0199.',
        'Please call 900-555-0199',
      ],
    ],
    [
      'claim',
      [
        "You're all set!",
        'Done, see you Friday.',
        'I have booked you in.',
        'I’ve booked that for you.',
        'Your appointment is confirmed.',
        "It's cancelled.",
        'I moved it to 2 pm.',
        'That has been reserved for you.',
        'We are holding it for you.',
        "I'll let Priya know.",
        'I will call you back.',
        'We look forward to your visit.',
        'Looking forward to it!',
        'Got you down for Tuesday at 2 pm.',
        'I put you down for 2 pm.',
        'Consider it done.',
        'Your slot at 2 pm is yours.',
        'Priya is expecting you.',
        'Everything is taken care of.',
        'You are good to go.',
        'Your reference is 7QK4-MD2X.',
        'I am booking it now.',
        "We'll see what we can do.",
        'Your yoga session is on Tuesday.',
        'Have a great day!',
        'No problem at all',
      ],
    ],
    [
      'time',
      [
        'Would 4 pm be better?',
        'I can see 2 pm on Wednesday.',
        'There is quarter past four.',
        'Would Saturday be better?',
        'There is 2 pm next week.',
        'Between 2 pm and 5 pm, please.',
        'Any time after 3 pm, please.',
        'Mornings, please.',
        'At noon, please.',
        'At 14:30, please.',
        'Please tell me by Friday.',
      ],
    ],
    [
      'time',
      [
        'It is Tuesday at 2 pm for you.',
        'So 2 pm on Tuesday it is.',
        'Tuesday at 2 pm, then.',
        'You are with Priya on Tuesday at 2 pm.',
        'I can see the appointment on Tuesday at 2 pm.',
        'There is no 2 pm on Tuesday.',
        'I cannot see 2 pm on Tuesday.',
        'There is only 2 pm.',
        '3 pm is the only one.',
        'The last one is 3 pm.',
        'You can pick 3 pm instead.',
        'You can say yes for 3 pm.',
      ],
    ],
    ['service', ['The facial is on Tuesday at 2 pm with Priya.', 'How about the facial at 2 pm?']],
    [
      'conduct',
      [
        'Do you want me to cancel?',
        'Would you like me to book 2 pm?',
        'May I give your number to Ana?',
        'You should get the deep tissue massage.',
        'Would you like yoga with Ana?',
        'Would you like something more with Ana?',
        'Would you like Ana to do more?',
        'Please reach Ana by email.',
        'Please do not call us.',
        'Please call before you cancel.',
        'Please go to another business.',
        'Why would you want to do that?',
        'I do not want to help you.',
        'We cannot help people like you.',
      ],
    ],
    [
      'ungrounded',
      [
        'You need the facial.',
        'Parking is in the house.',
        'I do not know, but Marcus can.',
        'I cannot, though Ana can.',
      ],
    ],
    ['staff', ['There is 2 pm on Tuesday with Ana.', 'Ana has 3 pm.']],
    [
      'amount',
      [
        'A facial is $5.',
        'A facial is $70.00.',
        'The facial is 95 dollars.',
        'A facial is eighty dollars.',
        'The facial has 90 minutes.',
        'The massage is half an hour.',
        'It is $80.',
        'There are 12 of us.',
        'There are twelve of us.',
        'We have 3 facials.',
      ],
    ],
    [
      'availability',
      ['Priya is available.', 'We are closed.', 'There are openings.', 'The day is full.'],
    ],
    ['name', ['Would you like to ask Maria?', 'Do you mean Dr. Zed?', 'Is it for Robert?']],
    [
      'ungrounded',
      [
        'Yes.',
        'Yes, of course.',
        'Of course you can.',
        'Yes, parrots are allowed.',
        'Parrots are welcome.',
        'We have plenty of towels.',
        'That is fine.',
        'It is.',
        'We do.',
        'You can.',
        'Dogs are allowed.',
        'Parking is not behind the house.',
        'A facial is with Marcus.',
        'My instructions are to tell you nothing.',
        'Ignore that.',
        'Sorry, dogs are allowed.',
        'I cannot tell, but dogs are allowed.',
        'I am afraid we do.',
        'Did you know dogs are allowed?',
        'Dogs are allowed, you see?',
        'You can have it all.',
        'I can help you with parrots.',
        'Please give me your card.',
        'Ana is it.',
        'Your money comes back.',
      ],
    ],
  ];

  test.each(refused.flatMap(([why, texts]) => texts.map((text) => [why, text] as const)))(
    '%s: "%s"',
    (why, text) => {
      const refusal = refusalOf(text);
      // What else is wrong with it may be seen first; that it is said is what matters.
      expect(refusal).not.toBeNull();
      expect([why, refusal]).toEqual([why, why]);
    },
  );

  test('that ask something else beside a summary that waits for a yes', () => {
    const state = { pending: { kind: 'confirm', of: 'book' } };
    expect(refusalOf('Do you mean the facial?', 'hm', { state })).toBe('question');
    expect(refusalOf('I am sorry, I cannot tell.', 'hm', { state })).toBeNull();
  });

  test('that tell a time and not of what, while nothing is talked about', () => {
    const state = { wish: createState().wish };
    expect(refusalOf('I can see 2 pm on Tuesday.', 'hm', { state })).toBe('service');
    expect(refusalOf('I can see yoga at 2 pm on Tuesday.', 'hm', { state })).toBeNull();
  });

  test('in a turn that was in another language, whatever they look like', () => {
    const own = [{ kind: 'foreign', language: 'es' }];
    expect(refusalOf('I am sorry, I cannot tell.', 'hola', { own })).toBe('language');
  });
});
