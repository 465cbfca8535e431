import { describe, expect, test } from '@jest/globals';

import { talkOf } from '../../test/talk-in-words.ts';

const dayAfter = (...texts: readonly string[]): string | undefined => {
  const { chosen, offer } = talkOf(texts).state;
  return chosen?.start.slice(0, 10) ?? offer?.day ?? undefined;
};

/** A day weeks away was on the table, and "Wednesday" went back to the coming one. */
describe('a bare weekday is one of the week on the table', () => {
  test.each([
    ['facial january 12 at 2', 'I meant wednesday', '2027-01-13'],
    ['facial january 12 at 2', 'sorry, thursday', '2027-01-14'],
    ['facial january 12', 'no, friday please', '2027-01-15'],
    ['facial december 17 at 2', 'I meant wednesday', '2026-12-16'],
    ['facial february 9', 'the thursday i meant', '2027-02-11'],
    ['facial january 12 at 2', 'actually make it the wednesday', '2027-01-13'],
    ['facial january 12 at 2', 'wednesday is better', '2027-01-13'],
  ])('"%s", then "%s"', (first, second, day) => {
    expect(dayAfter(first, second)).toBe(day);
  });
});

/** "And the Monday after?" offered the Monday on the table again. */
describe('a step goes from the day on the table', () => {
  test.each([
    ['and the monday after?', '2026-12-07'],
    ['the monday after that', '2026-12-07'],
    ['monday after that?', '2026-12-07'],
    ['what about the friday after', '2026-12-04'],
    ['can we do the thursday after instead', '2026-12-03'],
    ['the tuesday before that', '2026-11-24'],
    ['do you have the thursday before', '2026-11-26'],
    ['the following monday', '2026-12-07'],
    ['the following tuesday', '2026-12-01'],
    ['the next monday after that', '2026-12-07'],
    ['the week after', '2026-12-07'],
    ['the week after that', '2026-12-07'],
    ['a week later', '2026-12-07'],
    ['a day later', '2026-12-01'],
    ['the following day', '2026-12-01'],
    ['same time the week after', '2026-12-07'],
    ['two days later', '2026-12-02'],
    ['same time next week', '2026-12-07'],
    ['next week same day', '2026-12-07'],
    ['a fortnight later', '2026-12-14'],
  ])('on a Monday: "%s"', (text, day) => {
    expect(dayAfter('facial november 30', text)).toBe(day);
    expect(dayAfter('facial november 30 at 2', text)).toBe(day);
  });

  test('and keeps the time that was taken', () => {
    const { chosen } = talkOf(['facial november 30 at 2', 'and the monday after?']).state;
    expect(chosen?.start).toBe('2026-12-07T14:00:00-05:00');
  });

  test('with a time of its own it has that', () => {
    const { chosen } = talkOf(['facial november 30 at 2', 'the wednesday after that at 3']).state;
    expect(chosen?.start).toBe('2026-12-02T15:00:00-05:00');
  });
});
