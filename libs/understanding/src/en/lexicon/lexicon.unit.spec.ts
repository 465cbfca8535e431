import { describe, expect, test } from '@jest/globals';

import { understand } from '../understand.ts';
import { editDistance } from '../../lexicon/similarity.ts';
import { soundKey } from './phonetic.ts';

const lexicon = {
  services: [
    { id: 'women', names: ["Women's cut", 'haircut'] },
    { id: 'men', names: ["Men's cut", 'haircut', 'trim'] },
    { id: 'deep', names: ['Deep tissue massage'] },
    { id: 'swedish', names: ['Swedish massage'] },
    { id: 'colour', names: ['Hair colour', 'highlights'] },
  ],
  resources: [
    { id: 'ana', names: ['Ana López'] },
    { id: 'marcus', names: ['Marcus Weber'] },
    { id: 'hall', names: ['Dr. Stephen Hall'] },
  ],
};

const read = (text: string) => understand(text, { now: '2026-03-10T09:00', lexicon });

describe('services of the tenant', () => {
  test.each([
    ['a deep tissue massage', ['deep']],
    ['deep tisue masage please', ['deep']],
    ['a massage', ['deep', 'swedish']],
    ['I need a hair cut', ['women', 'men']],
    ['just a trim', ['men']],
    ["women's haircut", ['women']],
    ['highlights', ['colour']],
    ['some color', ['colour']],
  ])('are told from "%s"', (text, ids) => {
    expect(read(text).service?.ids).toEqual(ids);
  });

  test('are not told from like words', () => {
    expect(read('can you give them a message').service).toBeUndefined();
    expect(read('what time is it there').service).toBeUndefined();
  });

  test('that nobody offers are told as unknown', () => {
    expect(read('I want a tattoo appointment').service).toMatchObject({ ids: [], text: 'tattoo' });
  });
});

describe('staff of the tenant', () => {
  test.each([
    ['with Ana', { ids: ['ana'], negated: false }],
    ['with anna lopez', { ids: ['ana'], negated: false }],
    ['can I see Markus', { ids: ['marcus'], negated: false }],
    ['doctor steven hall', { ids: ['hall'], negated: false }],
    ['not with Marcus', { ids: ['marcus'], negated: true }],
    ["i don't want marcus", { ids: ['marcus'], negated: true }],
    ["i don't want to see Marcus", { ids: ['marcus'], negated: true }],
    ['yes, but with Ana please', { ids: ['ana'], negated: false }],
    ['anyone at all but Ana', { ids: ['ana'], negated: true }],
    ['please avoid Ana', { ids: ['ana'], negated: true }],
    ['i would like to see Ana', { ids: ['ana'], negated: false }],
    ['anyone but Ana', { ids: ['ana'], negated: true }],
    ['anybody is fine', { ids: 'any', negated: false }],
    ['with Bertha', { ids: [], text: 'Bertha' }],
  ])('are told from "%s"', (text, resource) => {
    expect(read(text).resource).toMatchObject(resource);
  });

  test('are not told from the name of the client', () => {
    expect(read('my name is Maria Lopez').resource).toBeUndefined();
  });
});

test('slips count one each, swapped letters too', () => {
  expect(editDistance('massage', 'masage', 2)).toBe(1);
  expect(editDistance('facial', 'faical', 2)).toBe(1);
  expect(editDistance('cut', 'massage', 2)).toBe(3);
});

test('names of one sound share a key', () => {
  expect(soundKey('Stephen')).toBe(soundKey('Steven'));
  expect(soundKey('Markus')).toBe(soundKey('Marcus'));
  expect(soundKey('Ana')).toBe(soundKey('Anna'));
  expect(soundKey('Ana')).not.toBe(soundKey('Ben'));
});

describe('what was offered', () => {
  test.each([
    ['the second one', 2],
    ['second', 2],
    ['option 3 please', 3],
    ['number two', 2],
    ['the last one', -1],
    ['4', 4],
    ['for', 4],
  ])('is picked by "%s"', (text, place) => {
    expect(read(text).choice).toBe(place);
  });

  test('is not picked by a date or a thing', () => {
    expect(read('the second of March').choice).toBeUndefined();
    expect(read('on second thought').choice).toBeUndefined();
    expect(read('for two people at 4').choice).toBeUndefined();
  });
});

describe('a step from the time under discussion', () => {
  test.each([
    ['an hour later', { direction: 'later', minutes: 60, days: null }],
    ['half an hour earlier please', { direction: 'earlier', minutes: 30, days: null }],
    ['anything sooner?', { direction: 'earlier', minutes: null, days: null }],
    ['two days later', { direction: 'later', minutes: null, days: 2 }],
    ['the day after', { direction: 'later', minutes: null, days: 1 }],
    ['another day', { direction: 'later', minutes: null, days: null }],
  ])('is read from "%s"', (text, shift) => {
    expect(read(text).preferences.shift).toEqual(shift);
  });

  test.each(['see you later', 'no later than 5', 'later today', 'the day after tomorrow'])(
    'is not read from "%s"',
    (text) => {
      expect(read(text).preferences.shift).toBeUndefined();
    },
  );

  test('weekdays as a habit are a wish', () => {
    expect(read('Mondays or Saturdays').preferences.weekdays).toEqual({
      weekdays: [1, 6],
      negated: false,
    });
    expect(read('not on Mondays').preferences.weekdays).toEqual({ weekdays: [1], negated: true });
  });
});

test('what a reference is made of is no amount of a step', () => {
  const { shift } = read('bring N6XK-PG5M forward by an hour 2125559002').preferences;
  expect(shift).toMatchObject({ direction: 'earlier', minutes: 60 });
});
