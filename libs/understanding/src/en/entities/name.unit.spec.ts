import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { AskedSlot } from '../../context.ts';
import { understand } from '../understand.ts';

const lexicon = {
  services: [
    { id: 'deep', names: ['Deep tissue massage'] },
    { id: 'facial', names: ['Facial'] },
    { id: 'sauna', names: ['Infrared sauna'] },
  ],
  resources: [
    { id: 'ana', names: ['Ana'] },
    { id: 'marcus', names: ['Marcus'] },
    { id: 'rose', names: ['Rose room'] },
  ],
};

const read = (text: string, ...asked: AskedSlot[]) =>
  understand(text, { now: '2026-12-01T09:00', asked, country: 'US', lexicon });

const both: readonly AskedSlot[] = ['name', 'contact', 'phone', 'email'];

/** "Thu Nguyen" moved a hold to Thursday, "Faisal Khan" booked a facial, "李小龍" was never heard. */
const names = [
  '李小龍',
  '김민수',
  'محمد علي',
  'สมชาย ใจดี',
  'राज कुमार',
  'דנה כהן',
  'Дмитрий Ильин',
  'Ελένη',
  'Daniel Day-Lewis',
  'Nguyễn Văn A',
  'Thu Nguyen',
  'Jan',
  'June',
  'April',
  'May',
  'Will Day',
  'Augustus Five',
  'Tessa Lee',
  'Faisal Khan',
  "Mary-Jane O'Neil",
  'J.R.R. Tolkien',
  'Wednesday Addams',
  'Sun Li',
  'Mon Pham',
  'An Nguyen',
  'Do Van Minh',
  'Pablo Diego José Francisco de Paula Juan',
  'Sammy Davis Jr.',
  'Bo',
  'Dr. Rose March',
  'Ana',
  'Marcus Noon',
  'Anna Sauna',
  'Karl-Heinz von der Tann',
  'Zoë Kravitz',
  'X Æ A-12',
  'Grace Sunday',
];

describe('more than one name, or one in pieces', () => {
  test.each([
    ['Kate Moss and Jim Moss', 'Kate Moss'],
    ['name Piotr Nowak phone 718 555 1221', 'Piotr Nowak'],
    ["it's Dana, Dana Fisher", 'Dana Fisher'],
    ['mcnamara m c n a m a r a first name siobhan', 'Siobhan Mcnamara'],
    ['it is spelled o r t e g a, first name is luis', 'Luis Ortega'],
  ])('"%s"', (text, name) => {
    expect(read(text, 'name').entities.name?.value).toBe(name);
  });
});

test('a sentence all in capitals names nobody by them', () => {
  const { entities } = read('I WOULD LIKE AN APPOINTMENT FOR A MASSAGE');
  expect(entities.name).toBeUndefined();
  expect(read('MY NAME IS WALTER KING THE SECOND').entities.name?.value).toMatch(/^Walter King/u);
});

describe('where a name is asked', () => {
  test.each(names)('"%s" is the name, whole, and nothing else', (text) => {
    for (const asked of [['name'], both] as const) {
      const { entities, when, service, resource, services } = read(text, ...asked);
      expect({ name: entities.name?.value, when, service, resource, services }).toEqual({
        name: text,
        when: [],
        service: undefined,
        resource: undefined,
        services: [],
      });
    }
  });

  test.each([
    ['2125550142 jen', 'Jen'],
    ['2125550142, John', 'John'],
    ['Thu Nguyen 212 555 0142', 'Thu Nguyen'],
    ['李小龍 212-555-0142', '李小龍'],
    ['it is Tessa Lee, and my number is 212 555 0142', 'Tessa Lee'],
    ['jo@example.org - Faisal Khan', 'Faisal Khan'],
    ['my name is June, phone 212 555 0142', 'June'],
    ['yes, for Will Day please', 'Will Day'],
    ['for my daughter April, 212 555 0142', 'April'],
    ['mary-jane o’neil, call me at 212 555 0142', 'Mary-Jane O’Neil'],
    ['Reed, Dana', 'Dana Reed'],
    ['JEN WU 212 555 0142', 'Jen Wu'],
    ['hi its jan. 2125550142', 'Jan'],
    ['Dana Reed. 212 555 0142.', 'Dana Reed'],
    ['Agent 47', 'Agent 47'],
    ['will day', 'Will Day'],
    ['Sam Hill, with Ana please', 'Sam Hill'],
  ])('it is what remains of "%s"', (text, name) => {
    expect(
      read(text, ...(/\d{3}|@/u.test(text) ? both : (['name'] as const))).entities.name?.value,
    ).toBe(name);
  });

  test.each([
    'tuesday',
    'Tuesday at 3',
    'tomorrow',
    'actually friday',
    'make it friday',
    'hmm wait no, thinking out loud here, thursday at 2 pm instead',
    'no',
    'No thanks',
    'why do you need that',
    'can I bring my dog',
    'cancel',
    'change the time',
    'facial',
    'with Ana',
    'what?',
    'I would rather not say',
    'hold on',
    'is it with Ana?',
    'talk to a person',
    'another day',
    'leave it',
    'the second one',
    'sorry',
    'skip',
    'next week',
    'at 4',
    '212 555 0142',
    'someone else',
    'none of your business',
    'book it',
    'you tell me',
    'u do gift cards?',
    'parking?',
  ])('"%s" is none', (text) => {
    expect(read(text, 'name').entities.name).toBeUndefined();
  });

  test('any name of any script is kept letter for letter, whatever contact stands beside it', () => {
    const scripts = [
      'ABCDEFGHJKLMNPRSTVWXYZ',
      'АБВГДЕЖЗИКЛМНОПРСТ',
      '李王張劉陳楊黃趙吳周',
      '김이박최정강조윤장임',
      'محمدعليناصر',
      'אבגדהוזחט',
      'กขคงจฉชซ',
    ].map((letters) => {
      const letter = fc.constantFrom(...letters);
      const word = fc
        .array(letter, { minLength: 2, maxLength: 9 })
        .map(([first = '', ...rest]) => first + rest.join('').toLowerCase());
      return fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    });
    const known =
      /^(?:no|ok|an?|im|to|my|so|us|if|is|me|we|he|by|at|on|as|do|be|or|of|hi|um|uh|hm|go|it|pm|am|st|nd|rd|th)$/iu;
    const name = fc
      .oneof(...scripts)
      .filter(
        (text) =>
          !text
            .split(' ')
            .some((word) => known.test(word) || (word.length < 4 && /^[a-z]/iu.test(word))),
      )
      .filter((text) => [...text].length > 1);
    const contact = fc.constantFrom('', ' 212 555 0142', ', jo@example.org', ', 2125550142');
    fc.assert(
      fc.property(name, contact, (text, rest) => {
        const { entities, when, service } = read(`${text}${rest}`, ...both);
        expect({ name: entities.name?.value, when, service: service?.ids }).toEqual({
          name: text,
          when: [],
          service: undefined,
        });
      }),
    );
  });
});

describe('unasked', () => {
  test.each([
    ['my name is Daniel Day-Lewis', 'Daniel Day-Lewis'],
    ['my name is 李小龍 and I want a facial', '李小龍'],
    ['this is Thu Nguyen', 'Thu Nguyen'],
    ['my name is will day, a facial please', 'Will Day'],
    ["I'm Tessa Lee", 'Tessa Lee'],
    ['a facial on friday, name: Nguyễn Văn A', 'Nguyễn Văn A'],
  ])('a name that is announced is read whole from "%s"', (text, name) => {
    const { entities, when } = read(text);
    expect(entities.name?.value).toBe(name);
    expect(when.every((each) => /friday/u.test(each.text))).toBe(true);
  });

  test.each(["it's Tuesday", 'this is for Friday', 'I am late', "it's me again", 'this is Great'])(
    '"%s" names nobody',
    (text) => {
      expect(read(text).entities.name).toBeUndefined();
    },
  );
});

/** "priya.nair@example.com" was told that Priya does not do the massage. */
test('nobody in an address is a colleague, and nothing in it is a service', () => {
  for (const asked of [[], ['contact'], ['name', 'contact']] as const) {
    const { entities, resource, services } = read('ana.facial@example.com', ...asked);
    expect(entities.email?.value).toBe('ana.facial@example.com');
    expect([resource, services]).toEqual([undefined, []]);
  }
});
