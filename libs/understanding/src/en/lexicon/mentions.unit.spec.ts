import { describe, expect, test } from '@jest/globals';

import { understand } from '../understand.ts';

const lexicon = {
  services: [
    { id: 'pilates', names: ['Pilates, one to one', 'pilates class'] },
    { id: 'deep', names: ['Deep tissue massage'] },
    { id: 'relax', names: ['Relaxation massage'] },
    { id: 'facial', names: ['Facial'] },
    { id: 'sauna', names: ['Infrared sauna'] },
    { id: 'yoga', names: ['Yoga, one to one'] },
    { id: 'cut', names: ['Cut and colour', 'haircut'] },
  ],
  resources: [
    { id: 'mae', names: ['Mae'] },
    { id: 'ana', names: ['Ana'] },
  ],
};

const read = (text: string) => understand(text, { now: '2026-12-01T09:00', lexicon });

/** "Sun morning" became the infrared sauna, after a facial had been chosen. */
describe('calendar words', () => {
  test.each(['sun morning', 'sat pls', 'wed pm', 'sunday', 'may 5th', 'mon or tues'])(
    'name no service and nobody in "%s"',
    (text) => {
      const { service, resource } = read(text);
      expect({ service, resource }).toEqual({ service: undefined, resource: undefined });
    },
  );
});

/** "Anyway, Thursday" was with Ana from then on, and "it's for my son" booked a sauna. */
describe('everyday words', () => {
  test.each([
    'anyway thursday is fine',
    "it's for my son",
    'as soon as you can',
    'after my pottery class',
    'annoying, I know',
    'the sooner the better',
  ])('name no service and nobody in "%s"', (text) => {
    const { service, resource } = read(text);
    expect({ service, resource }).toEqual({ service: undefined, resource: undefined });
  });

  test.each([
    ['a pilates class', ['pilates']],
    ['the sona please', ['sauna']],
  ])('leave alone what is named in "%s"', (text, ids) => {
    expect(read(text).service?.ids).toEqual(ids);
  });
});

describe('a service that is refused', () => {
  test.each([
    ['not deep tissue, relaxation please', ['relax']],
    ['relaxation, not deep tissue', ['relax']],
    ["I don't want the deep tissue, a facial please", ['facial']],
    ['a facial instead of the deep tissue massage', ['facial']],
    ['a facial rather than a deep tissue massage', ['facial']],
    ['deep tissue, no wait, a facial', ['facial']],
    ['the facial, sorry I meant yoga', ['yoga']],
    ['change it from deep tissue to a facial', ['facial']],
    ['no, deep tissue', ['deep']],
    ['why not a facial', ['facial']],
    ['not sure, a facial I think', ['facial']],
  ])('gives way to the other one in "%s"', (text, ids) => {
    expect(read(text).service?.ids).toEqual(ids);
  });

  test('alone leaves none', () => {
    const { service, services } = read('not the deep tissue');
    expect(service).toBeUndefined();
    expect(services).toMatchObject([{ ids: ['deep'], negated: true }]);
  });
});

describe('several services of one turn are all told', () => {
  test.each([
    ['a facial and a massage on tuesday', [['facial'], ['deep', 'relax']]],
    ['deep tissue massage, then a facial', [['deep'], ['facial']]],
    ['deep tissue plus infrared sauna please', [['deep'], ['sauna']]],
    ['yoga, one to one', [['yoga']]],
    ['cut and colour', [['cut']]],
    ['a cut and a colour', [['cut']]],
    ['deep tissue massage', [['deep']]],
    ['infrared sauna and deep tissue massage', [['sauna'], ['deep']]],
  ])('"%s"', (text, ids) => {
    expect(read(text).services.map((each) => each.ids)).toEqual(ids);
  });

  test('joined by "or" they are one wish that leaves both open', () => {
    expect(read('a facial or yoga').service?.ids).toEqual(['facial', 'yoga']);
  });

  test('with how many of each', () => {
    expect(read('book me 2 facials, one for my mum').services).toMatchObject([{ count: 2 }]);
  });
});

/** "Massage but not deep tissue" once was deep tissue. */
test.each([
  ['massage but not deep tissue on tuesday', ['relax']],
  ['any massage, just not the relaxation massage', ['deep']],
  ['not yoga, the facial, wednesday', ['facial']],
])('a refused one is none of those that the words fit: "%s"', (text, ids) => {
  expect(read(text).service?.ids).toEqual(ids);
});
