import { describe, expect, test } from '@jest/globals';

import { say, talkOf, wideStudio } from '../../test/talk-in-words.ts';
import { createWords, english, sayPrompt, voicePolicy } from '../index.ts';
import type { Talk } from '../../test/talk.ts';

/** The times on the table, "11-24 09:00". */
const offered = ({ state }: Talk): string[] =>
  (state.offer?.slots ?? []).map(({ start }) => `${start.slice(5, 10)} ${start.slice(11, 16)}`);

const after = (text: string): string[] => offered(talkOf([text]));

/** Of "Tuesday at 9 or Wednesday at 10", 10:00 on Tuesday was offered too. */
describe('days that were named with their own times', () => {
  test.each([
    ['facial tuesday at 9 or wednesday at 10', ['11-24 09:00', '11-25 10:00']],
    ['facial tue 9, wed 10 or fri 3pm', ['11-24 09:00', '11-25 10:00', '11-27 15:00']],
    ['facial wednesday at 10 or tuesday at 9', ['11-24 09:00', '11-25 10:00']],
    ['facial tomorrow at 10 or the day after at 2', ['11-24 10:00', '11-25 14:00']],
    ['facial wednesday at 9 or 10 or friday at 3', ['11-25 09:00', '11-25 10:00', '11-27 15:00']],
    ['facial december 1st at 9 or the 9th at 2', ['12-01 09:00', '12-09 14:00']],
  ])('are offered with these: "%s"', (text, times) => {
    expect(after(text)).toEqual(times);
  });

  test('so are parts of the day and limits', () => {
    const times = after('facial wednesday morning or friday after 4');
    expect(times).toEqual(['11-25 09:00', '11-25 10:00', '11-27 16:00', '11-27 17:00']);
    expect(after('facial, i can do wednesday before 10 and friday afternoon')).toEqual(
      expect.arrayContaining(['11-25 09:00', '11-27 13:00']),
    );
  });

  test('the one without a time takes any', () => {
    const times = after('facial wednesday at 9 or friday');
    expect(times).toContain('11-25 09:00');
    expect(times).not.toContain('11-25 10:00');
    expect(times).toContain('11-27 10:00');
  });

  test.each([
    ['facial tuesday or wednesday at 10', ['11-24 10:00']],
    ['facial tuesday at 9 or 10', ['11-24 09:00', '11-24 10:00']],
  ])('while a time of both and two of one day are what they were: "%s"', (text, times) => {
    expect(after(text)).toEqual(times);
  });

  test('what is believed is said, and the day says itself on each', () => {
    const talk = talkOf([]);
    const prompts = say(talk, 'facial tuesday at 9 or wednesday at 10');
    const words = createWords({
      tenant: wideStudio,
      language: { tag: 'en-US', messages: english },
      spoken: false,
      now: talk.now,
    });
    expect(prompts.map((prompt) => sayPrompt(prompt, words))).toEqual([
      'Facial, Tuesday, November 24 at 9:00 AM or Wednesday, November 25 at 10:00 AM. These times are free:',
    ]);
  });

  test('nothing is taken before one of them is picked, and the pick counts', () => {
    const talk = talkOf(['facial tuesday at 9 or wednesday at 10']);
    expect(talk.state.chosen).toBeNull();
    say(talk, 'the second one');
    expect(talk.state.chosen?.start).toBe('2026-11-25T10:00:00-05:00');
  });

  test.each([
    ['wednesday', '2026-11-25T10:00'],
    ['the wednesday one', '2026-11-25T10:00'],
    ['tuesday please', '2026-11-24T09:00'],
    ['10', '2026-11-25T10:00'],
    ['9 is fine', '2026-11-24T09:00'],
  ])('its day or its time picks one of them: "%s"', (text, start) => {
    const { state } = talkOf(['facial tuesday at 9 or wednesday at 10', text]);
    expect(state.chosen?.start.slice(0, 16)).toBe(start);
  });

  test('another day said later takes no time from them', () => {
    const talk = talkOf(['facial tuesday at 9 or wednesday at 10', 'what about friday']);
    expect(offered(talk)).toContain('11-27 14:00');
  });

  test('a voice names each with its day', () => {
    const talk = talkOf(['facial'], voicePolicy);
    say(talk, 'tuesday at 9 or wednesday at 10');
    expect(offered(talk)).toEqual(['11-24 09:00', '11-25 10:00']);
  });
});
