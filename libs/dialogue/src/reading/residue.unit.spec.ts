import { describe, expect, test } from '@jest/globals';

import { studio } from '../../test/studio.ts';
import { readTurn } from './read-turn.ts';

const now = Date.parse('2026-11-22T14:00:00-05:00');
const read = (text: string) => readTurn(text, { tenant: studio, now, pending: 'what' });

/** "Omar & Leyla said you are good": the names were said back as not got. */
describe('who is quoted is no client and nothing to be got', () => {
  test.each([
    'facial, omar & leyla said you are good',
    'facial, my friends omar and leyla recommended you',
    'leyla told me about you, a facial please',
    "leyla says hi, i'd like a facial",
    'a facial please, omar sent me',
    'a facial, mrs kim said you are the best',
  ])('"%s"', (text) => {
    const { name, residue, services } = read(text);
    expect(name).toBeNull();
    expect(services?.said).toBe('facial');
    expect(residue.said).toEqual([]);
  });

  test('while what stands beside it counts', () => {
    expect(read('omar said you are good, not on monday please').whens).toMatchObject([
      { polarity: 'excluded' },
    ]);
    expect(read('facial unless leyla comes').residue.turns).toBe(true);
  });
});

/** Whoever was refused was read, and "don't" was said back as not got. */
describe('a refusal goes with what it refuses', () => {
  test.each([
    "a massage, i don't want marcus",
    'a massage, i do not want marcus',
    'a massage not with marcus',
    'a massage with anybody except marcus',
    'a massage but avoid marcus please',
    'a massage without marcus',
    'a massage, never marcus again',
    'a massage, no marcus please',
    "a massage, i'd rather not have marcus",
    'a massage, i dont want to see marcus',
    "a massage, don't put me with marcus",
    "a massage, can't stand marcus",
    'a massage, marcus no thanks',
    'marcus is not for me, a massage',
    'a massage with someone other than marcus',
  ])('staff: "%s"', (text) => {
    const { staff, residue } = read(text);
    expect(staff).toMatchObject({ negated: true, said: 'marcus' });
    expect(residue).toEqual({ said: [], turns: false, talk: [] });
  });

  test.each([
    "i don't want a massage, a facial",
    "i don't want tuesday, a facial on wednesday",
    'a facial and i dont want mornings',
  ])('services and days: "%s"', (text) => {
    expect(read(text).residue).toEqual({ said: [], turns: false, talk: [] });
  });

  test.each([
    'why not marcus',
    "isn't marcus there on friday",
    'if you dont have marcus then friday',
    "doesn't marcus work on friday",
    'yes but with marcus',
  ])('while "%s" refuses nobody', (text) => {
    expect(read(text).staff).toMatchObject({ negated: false });
  });

  test.each([
    ['a massage not with marcus, with ana', 'ana'],
    ['a massage not with ana, with marcus', 'marcus'],
    ["i don't want marcus, ana please", 'ana'],
    ['with marcus, not ana', 'marcus'],
    ['not ana, marcus', 'marcus'],
  ])('and who is wanted instead is, alone: "%s"', (text, said) => {
    const { staff, residue } = read(text);
    expect(staff).toMatchObject({ negated: false, said });
    expect(staff?.ids).toHaveLength(1);
    expect(residue.said).toEqual([]);
  });

  test('two that will do are both, and the "or" is read', () => {
    const { staff, residue } = read('a massage with ana or marcus');
    expect(staff?.ids).toHaveLength(2);
    expect(residue).toEqual({ said: [], turns: false, talk: [] });
  });
});

/** "I did not get “damn”" reads as a telling-off. */
describe('feelings, exclamations and turns of speech are not said back', () => {
  test.each([
    'damn, a facial on monday at 2',
    "i'm so excited, a facial on monday at 2!",
    'oh my goodness i need a facial on monday at 2',
    'friday at 3 was better after all',
    "a facial on monday at 2, if it's not too much trouble",
    "a facial on monday at 2 for my son, he's 12",
    'a facial as a treat for my mum on monday at 2',
    'a facial to relax on monday at 2',
    'a facial on monday at 2, same number',
    'of course i am exhausted, a facial on monday at 2',
    "i'm not asking for advice love, a facial on monday at 2",
  ])('"%s"', (text) => {
    expect(read(text).residue).toMatchObject({ said: [], turns: false });
  });

  test.each([
    'a facial on monday not with my ex',
    'a facial on monday unless my sister comes',
    'a facial on monday but not early before school',
    'a facial on monday after my meeting',
  ])('while what could turn a wish round is: "%s"', (text) => {
    expect(read(text).residue.said).not.toEqual([]);
  });
});
