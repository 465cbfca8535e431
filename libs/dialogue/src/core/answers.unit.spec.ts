import { describe, expect, test } from '@jest/globals';

import { createTalk, day, at, service, toSummary, book, type Talk } from '../../test/talk.ts';
import { appointmentAt, deep, monday, studio } from '../../test/studio.ts';
import { createWords, english, voicePolicy, type Prompt, type Topic } from '../index.ts';
import { sayPrompt } from '../prompts/say-prompt.ts';
import { ambulanceNumbers, emergencyNumber } from './emergency-number.ts';

const ask = (talk: Talk, ...topics: Topic[]): Prompt[] =>
  talk.turn(...topics.map((topic) => ({ kind: 'ask', topic }) as const));

const words = (tenant = studio) =>
  createWords({ tenant, language: { tag: 'en', messages: english }, spoken: false, now: monday });

const told = (prompts: readonly Prompt[], tenant = studio): string =>
  prompts.map((prompt) => sayPrompt(prompt, words(tenant))).join('\n');

describe('a question that has no answer here', () => {
  test('is declined with a way on, and what was asked is asked again', () => {
    const talk = toSummary(createTalk());
    const prompts = ask(talk, 'pets');
    expect(told(prompts)).toMatch(/do not have that here.*\(718\) 555-0134/u);
    expect(prompts.at(-1)?.id).toBe('confirm-booking');
    expect(talk.state.proposal).not.toBeNull();
  });

  test('shares one sentence with others of its turn, each named', () => {
    const said = ask(createTalk(), 'pets', 'gift-card', 'payment');
    expect(said.filter(({ id }) => id === 'answer-unknown')).toHaveLength(1);
    expect(told(said)).toContain('pets, gift cards, and ways to pay');
  });
});

describe('what a program must not deal with', () => {
  test.each<[Topic, string]>([
    ['health', 'doctor'],
    ['legal', 'legal'],
    ['complaint', 'sorry'],
    ['refund', 'a person has to'],
    ['abuse', 'a person can help'],
    ['wrong-number', 'Court Street Studio'],
    ['emergency', '911'],
  ])('%s', (topic, saying) => {
    const talk = createTalk();
    expect(told(ask(talk, topic))).toContain(saying);
    expect(talk.effects).toEqual([]);
  });

  test('is put through by telephone after the regret', () => {
    const talk = createTalk({ policy: voicePolicy });
    expect(ask(talk, 'complaint')[0]?.id).toBe('answer-complaint');
    expect(talk.effects.map(({ kind }) => kind)).toEqual(['transfer']);
  });

  test.each([
    ['US', '911'],
    ['GB', '999'],
    ['AU', '000'],
    ['DE', '112'],
    ['JP', '119'],
    ['AR', '911'],
    ['CH', '144'],
    ['BR', '192'],
    ['PK', '115'],
    ['ZA', '10177'],
    ['IN', '112'],
    ['RS', '194'],
    ['QA', '999'],
    ['XX', '112'],
  ])('in an emergency the number of the country is told: %s', (country, number) => {
    expect(emergencyNumber({ country, locale: 'en-US' })).toBe(number);
  });

  test('no country has two numbers', () => {
    const countries = Object.values(ambulanceNumbers).flat();
    expect(new Set(countries).size).toBe(countries.length);
  });

  test('the country is that of the locale where none is given', () => {
    expect(emergencyNumber({ locale: 'en-GB' })).toBe('999');
  });
});

describe('"did my booking go through?"', () => {
  test('is answered of what was booked in this conversation', () => {
    const talk = toSummary(createTalk());
    talk.turn({ kind: 'confirm' });
    expect(told(ask(talk, 'status'))).toContain('Yes, it is booked');
  });

  test('while something is being booked, with no', () => {
    const talk = createTalk();
    talk.turn(book, service(deep), day('2026-11-24'), at('14:00'));
    const prompts = ask(talk, 'status');
    expect(told(prompts)).toContain('nothing has been booked so far');
    expect(prompts.length).toBeGreaterThan(1);
  });

  test('of anything else with the question for its proof', () => {
    const talk = createTalk();
    expect(ask(talk, 'status').map(({ id }) => id)).toEqual(['ask-reference']);
  });

  test('of one that was cancelled, truthfully', () => {
    const talk = createTalk();
    talk.state = {
      ...talk.state,
      pending: { kind: 'action', about: 'appointment' },
      appointment: appointmentAt('2026-11-25T14:00:00-05:00', { status: 'cancelled' }),
    };
    expect(told(ask(talk, 'status'))).toContain('was cancelled');
  });
});

test("the tenant's own answer is given word for word", () => {
  const faq = [{ question: 'Is there parking?', answer: 'Behind the house {x} [y].' }];
  const tenant = { ...studio, profile: { ...studio.profile, faq } };
  const prompt: Prompt = { id: 'answer-faq', params: { places: [0] }, options: [] };
  expect(told([prompt], tenant)).toBe('Behind the house {x} [y].');
});

test('the zone of the times is named', () => {
  expect(told(ask(createTalk(), 'zone'))).toContain('Eastern Time');
});

test('a number that can be none is asked for again, and named', () => {
  const talk = createTalk();
  talk.turn(book, service(deep), day('2026-11-24'), at('14:00'));
  const prompts = talk.turn({ kind: 'unclear', phone: '5550142' });
  expect(told(prompts)).toContain('5550142 cannot be a whole phone number');
  expect(talk.state.misses.unclear).toBe(0);
});

test('the contact stands in the summary sentence', () => {
  const talk = toSummary(createTalk());
  const reply = talk.state.question;
  expect(reply && sayPrompt(reply, words())).toContain('(212) 555-0143');
});
