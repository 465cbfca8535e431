import { describe, expect, test } from '@jest/globals';

import { say, talkOf } from '../../test/talk-in-words.ts';

const booked = ['facial tuesday at 2', 'Omar Khan 212 555 0143', 'yes'];

/** "Now the same for my sister" was not understood, and "for my son" neither. */
describe('who a visit is for', () => {
  test.each([
    'for my son',
    "it's for my daughter",
    'for my mother please',
    'not for me, for my wife',
    'my son',
    'actually this is for our dad',
  ])('is heard where a service is asked: "%s"', (text) => {
    const talk = talkOf(['i want to book']);
    const prompts = say(talk, text).map(({ id }) => id);
    expect(prompts).toEqual(['noted', 'ask-service']);
    expect(talk.state.flow).toBe('book');
  });

  test('and whoever is known already is not taken for that person', () => {
    const talk = talkOf([...booked, 'i want to book a facial for my son', 'wednesday at 10']);
    expect(talk.state.client.name).toBeNull();
    expect(talk.state.pending.kind).toBe('name');
  });
});

describe('the same once more for somebody else, after a booking', () => {
  test.each([
    'now the same for my sister',
    'and one for my sister too',
    'same again for my mum please',
    'can you book another for my wife',
    'my sister wants one too',
    'please book the same thing for my husband',
    'one more for my daughter',
    'the same appointment for our son as well',
  ])('keeps the service and the day, and asks for the name: "%s"', (text) => {
    const { state } = talkOf([...booked, text]);
    const { appointment } = state;
    expect(state.flow).toBe('book');
    expect(state.wish.serviceIds).toEqual([appointment?.service.id]);
    expect(state.wish.staff).toEqual([appointment?.resource.id]);
    expect(state.offer?.day).toBe('2026-11-24');
    expect(state.client.name).toBeNull();
  });

  test('at another time or on another day, if these are said', () => {
    const { state } = talkOf([...booked, 'book the same for my husband at 4']);
    expect(state.chosen?.start).toBe('2026-11-24T16:00:00-05:00');
    const later = talkOf([...booked, 'now the same for my sister on wednesday at 10']).state;
    expect(later.chosen?.start).toBe('2026-11-25T10:00:00-05:00');
  });

  test('nothing is written before that is agreed to', () => {
    const talk = talkOf([...booked, 'now the same for my sister at 4', 'Mona Khan']);
    expect(talk.state.pending.kind).toBe('confirm');
    expect(talk.effects.filter(({ kind }) => kind === 'book')).toHaveLength(1);
    expect(talk.state.proposal).toMatchObject({ client: { name: 'Mona Khan' } });
  });

  test.each(['my sister said hi', 'it was for my sister', 'my sister has one at 5'])(
    'while "%s" books nothing',
    (text) => {
      expect(talkOf([...booked, text]).state.flow).not.toBe('book');
    },
  );
});
