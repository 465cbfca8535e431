import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Topic } from '../command.ts';
import type { PendingKind } from '../core/pending.ts';
import { ana, monday, studio } from '../../test/studio.ts';
import { matchFaq } from './faq.ts';
import { readTurn } from './read-turn.ts';

const faq = [
  { question: 'Is there parking?', answer: 'There is a car park behind the house.' },
  { question: 'Do you sell gift cards?', answer: 'Yes, at the desk.' },
  { question: 'Can I bring my dog?', answer: 'Small dogs are welcome.' },
  { question: 'Do you have Wi-Fi?', answer: 'Yes, ask for the password.' },
  { question: 'Is a massage safe during pregnancy?', answer: 'Ask your midwife.' },
];

const read = (text: string, pending: PendingKind = 'what', withFaq = false) =>
  readTurn(text, {
    tenant: withFaq ? { ...studio, profile: { ...studio.profile, faq } } : studio,
    now: monday,
    pending,
  });

/** `is deep tissue safe for me?` was answered with "When would you like to come?". */
describe('what is no errand starts none', () => {
  test.each<[string, Topic[]]>([
    [
      'I have a herniated disc and take blood thinners, is deep tissue massage safe for me?',
      ['health'],
    ],
    ['is a massage good for sciatica', ['health']],
    ['i am pregnant, is that a problem?', ['health']],
    ['should I stop my medication before the facial?', ['health']],
    ['I want a refund. Your therapist hurt my back', ['complaint']],
    ['the massage was terrible and I am very disappointed', ['complaint']],
    ['I want my money back', ['refund']],
    ["I'm having chest pain", ['emergency']],
    ["my friend collapsed and can't breathe, deep tissue massage at 3", ['emergency']],
    ["I'll sue you", ['legal']],
    ['you are useless', ['abuse']],
    ['sorry, wrong number', ['wrong-number']],
  ])('"%s"', (text, topics) => {
    const { intent, topics: found } = read(text);
    expect({ intent, found }).toEqual({ intent: null, found: topics });
  });

  test.each([
    'can I book a massage for my back pain on friday?',
    'my tooth hurts, when can I come',
  ])('"%s" is an errand all the same', (text) => {
    expect(read(text)).toMatchObject({ intent: 'book', topics: [] });
  });
});

describe('daily sentences of a desk', () => {
  test.each<[string, Topic]>([
    ['running 15 mins late', 'late'],
    ["I'll be a bit late", 'late'],
    ['can i come 10 minutes early', 'early'],
    ['did my booking go through?', 'status'],
    ['i didnt get a confirmation', 'status'],
    ['I lost my confirmation', 'status'],
    ['u do gift cards?', 'gift-card'],
    ['do u take walk ins', 'walk-in'],
    ['can i bring my dog to the massage', 'pets'],
    ['do you take my insurance', 'insurance'],
    ['do you take amex?', 'payment'],
    ['is there parking', 'parking'],
    ['are you a bot', 'identity'],
    ['can i speak to ana', 'colleague'],
    ['is that New York time or my time?', 'zone'],
  ])('"%s" is about %s and books nothing', (text, topic) => {
    for (const pending of ['what', 'time', 'name-and-contact'] as const) {
      const { intent, topics } = read(text, pending);
      expect(topics).toContain(topic);
      expect([null, 'lookup']).toContain(intent);
    }
  });

  test.each(['a late appointment please', 'too late', 'how late are you open', 'early on friday'])(
    '"%s" tells nothing of coming late or early',
    (text) => {
      expect(read(text).topics.filter((topic) => topic === 'late' || topic === 'early')).toEqual(
        [],
      );
    },
  );
});

describe('every question of a turn is heard', () => {
  test.each<[string, Topic[]]>([
    ['how much is a facial and where are you?', ['address', 'prices']],
    ['do you have a shower? and is there parking?', ['parking', 'other']],
    ['are you open on sunday and do you take insurance', ['hours', 'insurance']],
    ['can i wear jeans?', ['preparing']],
    ['is Ana any good?', ['other']],
    ['do you have free wifi', ['other']],
    ['who is the owner?', ['other']],
  ])('"%s"', (text, topics) => {
    expect(read(text).topics).toEqual(topics);
  });

  test.each([
    'do you have anything on friday?',
    'could you do tuesday at 3 with ana?',
    'is friday ok?',
    'can we do 4 instead',
    'what else do you have later?',
    'can I talk to a person?',
    'when is my appointment?',
    'huh?',
  ])('"%s" is an errand, and no question that went unanswered', (text) => {
    expect(read(text).topics).not.toContain('other');
  });

  test('beside a booking it does not get lost', () => {
    expect(read('book me a facial tomorrow. do you have lockers?')).toMatchObject({
      intent: 'book',
      topics: ['other'],
    });
  });
});

describe("the tenant's own questions and answers", () => {
  test.each([
    ['where can i park', [0]],
    ['do u do gift vouchers?', [1]],
    ['are pets allowed?', [2]],
    ['is there wifi', [3]],
    ['do you have wifi? and is there parking?', [3, 0]],
  ])('are found by wording: "%s"', (text, places) => {
    const { faq: found, topics } = read(text, 'time', true);
    expect(found).toEqual(places);
    expect(topics).toContain('faq');
    expect(topics).not.toContain('other');
  });

  test.each(['is a massage safe during pregnancy?', 'I am pregnant, is a massage safe?'])(
    'never answer on health: "%s"',
    (text) => {
      expect(read(text, 'what', true)).toMatchObject({ faq: [], topics: ['health'] });
    },
  );

  test('are not guessed at: an unsure match is none', () => {
    for (const text of [
      'do you have a garden?',
      'can I bring my own oil?',
      'is there a dress code',
    ])
      expect(matchFaq(text, faq)).toBeUndefined();
    const alike = [faq[0], { question: 'Is there free parking?', answer: 'No.' }].filter(
      (each) => each !== undefined,
    );
    expect(matchFaq('parking?', [...alike, ...alike])).toBeUndefined();
  });

  test('answer themselves, and nothing when there are none', () => {
    fc.assert(
      fc.property(fc.constantFrom(...faq.keys()), (index) => {
        expect(matchFaq(faq[index]?.question ?? '', faq)).toBe(index);
      }),
    );
    expect(matchFaq('is there parking', [])).toBeUndefined();
  });
});

/** `thanks, do you have parking` ended the talk. */
test.each([
  'thanks, do you have parking',
  'thank you! how much is it?',
  'thanks, what time do you open',
])('thanks with a question is no goodbye: "%s"', (text) => {
  expect(read(text, 'anything-else').acts).not.toContain('goodbye');
  expect(read(text, 'anything-else').topics.length).toBeGreaterThan(1);
});

describe('what is on file is changed in free words', () => {
  test.each<[string, string[]]>([
    ['dont need my appointment on the 4th anymore', ['cancel']],
    ['take me off the list for friday', ['cancel']],
    ['my appointment has to be cancelled', ['cancel']],
    ['get rid of my booking', ['cancel']],
    ['i need to push my 3pm back an hour', ['reschedule']],
    ['can u move fri to mon', ['reschedule']],
    ['Hi its Sarah, I have a 2 oclock tomorrow, can we do 4 instead', ['reschedule']],
    ['no i already HAVE an appointment at 2, i want to change it', ['reschedule']],
    ['i booked for tomorrow, need to push it to 3 or later', ['reschedule']],
    ['my appointment needs to be moved', ['reschedule']],
    ['I was hoping my appointment could be a bit later', ['reschedule']],
    ['something came up cant make it tmrw', ['change', 'cancel']],
    ["I can't come", ['change', 'cancel']],
    ['im sick, wont be in tomorrow', ['change', 'cancel']],
    ["we're not coming on saturday", ['change', 'cancel']],
  ])('"%s"', (text, intents) => {
    expect(intents).toContain(read(text).intent);
  });
});

describe('asked for a reference', () => {
  test.each([
    ['actually book me a facial on friday', 'book'],
    ['deep tissue tuesday 10am with Ana', 'book'],
    ['do you have anything on friday', 'availability'],
    ['cancel my appointment', 'cancel'],
  ])('another errand is heard: "%s"', (text, intent) => {
    for (const pending of ['reference', 'proof'] as const)
      expect(read(text, pending).intent).toBe(intent);
  });

  test('an answer starts nothing', () => {
    for (const text of ['7QK4-MD2X', 'Dana Reed', '212 555 0142', 'jo@example.org'])
      expect(read(text, 'proof').intent).toBeNull();
  });
});

test('a colleague who is asked for by name is no wish for that person', () => {
  expect(read('can i speak to ana')).toMatchObject({ intent: null, staff: { ids: [ana] } });
});

test.each(['Do Van Minh', 'Will Day', 'Thu Nguyen'])(
  'a name that begins like a question is a name: "%s"',
  (text) => {
    for (const pending of ['name', 'name-and-contact'] as const)
      expect(read(text, pending)).toMatchObject({ name: text, topics: [], whens: [] });
  },
);

test('a service that is refused has been read, and is no unread word', () => {
  expect(read('not deep tissue, relaxation please', 'confirm').residue.said).toEqual([]);
});

/** `do you have anything on friday?` after a booking was a move of it. */
test('a question for free times replaces nothing', () => {
  const { intent, whens } = read('do you have anything on friday?', 'action');
  expect({ intent, replaces: whens[0]?.replaces }).toEqual({
    intent: 'availability',
    replaces: false,
  });
  expect(read("let's do friday", 'action').whens[0]?.replaces).toBe(true);
});
