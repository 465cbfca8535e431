import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf } from './desk.ts';

async function wishAfter(...said: readonly string[]) {
  const desk = createDesk();
  let text = '';
  for (const each of said) text = textOf(await desk.says(each));
  const { time, notTimes } = desk.session?.dialogue.wish ?? { time: null, notTimes: [] };
  return { text, time, notTimes, desk };
}

const window = (from: number, to: number) => ({
  kind: 'window',
  window: { from: from * 60, to: to * 60 },
});

/** How it happened: "nothing after 7 at all?" was answered with "no later than 7:00 AM". */
describe('whether there is nothing after a time is a question for it', () => {
  test.each([
    "that's all in the daytime.. nothing after 7 at all?",
    'is there nothing after 7?',
    'you have nothing after 7?',
    'so there is nothing later than 7pm',
    'nothing after 7 then?',
  ])('"%s"', async (said) => {
    const { time, text } = await wishAfter('deep tissue tomorrow', said);
    expect(time).toMatchObject({ window: { to: 24 * 60 } });
    expect(text).toContain('we are open 9:00 AM to 6:00 PM');
    expect(text).toContain('I have nothing then');
  });

  test.each([
    ['nothing after 3 please', 'no later than 3:00 PM'],
    ['i want nothing after 3', 'no later than 3:00 PM'],
    ['nothing later than 3 please', 'no later than 3:00 PM'],
    ['nothing before 10 please', 'from 10:00 AM on'],
    ['can you give me nothing before 10?', 'from 10:00 AM on'],
  ])('while "%s" is a limit', async (said, limit) => {
    expect((await wishAfter('deep tissue tomorrow', said)).text).toContain(limit);
  });

  test.each([
    'are you ever open after six',
    'do you ever open late?',
    'do you stay open past 6',
    'are you still open after 7?',
    'do you work evenings',
  ])('when it is open is told: "%s"', async (said) => {
    const { text } = await wishAfter('deep tissue after six', said);
    expect(text).toContain('Our hours: Monday to Sunday 9:00 AM to 6:00 PM');
  });
});

/** How it happened: "not too early mind, I'm slow in the mornings" looked for mornings. */
describe('a part of the day that is hard for the client is left out', () => {
  test.each([
    ["deep tissue on Tuesday, not too early mind, I'm slow in the mornings", 0, 12],
    ["deep tissue on Tuesday, I'm useless in the mornings", 0, 12],
    ['deep tissue on Tuesday but mornings are hectic', 0, 12],
    ['deep tissue on Tuesday, mornings are a nightmare for me', 0, 12],
    ['deep tissue on Tuesday. I work mornings', 0, 12],
    ['deep tissue on Tuesday, I hate early mornings', 0, 10],
    ['deep tissue on Tuesday, afternoons are really tricky', 12, 17],
    ['deep tissue on Tuesday, I teach in the evenings', 17, 24],
  ])('"%s"', async (said, from, to) => {
    const { text, time, notTimes } = await wishAfter(said);
    expect(time).toBeNull();
    expect(notTimes).toEqual([{ from: from * 60, to: to * 60 }]);
    expect(text).not.toContain('did not get');
  });

  test.each([
    'yoga on Monday but mornings are chaos with the school run until 9:30',
    'yoga on Monday, mornings are hectic till 9:30',
    "yoga on Monday, it's chaos here until 9:30",
    "yoga on Monday, I'm busy with the kids until 9:30",
  ])('up to the time it says: "%s"', async (said) => {
    const { time, notTimes } = await wishAfter(said);
    expect(time).toMatchObject(window(9.5, 24));
    expect(notTimes).toEqual([]);
  });

  test.each(["I'm free in the mornings", 'mornings are best', "I'm good in the mornings"])(
    'while "%s" wants it',
    async (said) => {
      const { time } = await wishAfter('yoga on Tuesday', said);
      expect(time).toMatchObject({ part: 'morning' });
    },
  );
});

describe('a limit gives way to what is said after it', () => {
  test.each([
    ['ok forget evenings. Can I come before work instead, monday', { from: 0, to: 9 * 60 + 1 }],
    ['forget the evening, any time before noon', { from: 0, to: 12 * 60 }],
    ['no, AFTER 10', { from: 10 * 60, to: 24 * 60 }],
    ['morning is fine', { from: 0, to: 12 * 60 }],
  ])('"%s"', async (said, expected) => {
    const { time } = await wishAfter('deep tissue tuesday after 7pm', said);
    expect(time).toMatchObject({ window: expected });
  });

  test.each(['forget evenings', 'skip the evening'])('and is gone: "%s"', async (said) => {
    expect((await wishAfter('deep tissue tuesday after 7pm', said)).time).toBeNull();
  });

  test('what was refused may be wanted after all', async () => {
    const { notTimes, time } = await wishAfter('yoga on tuesday', 'no mornings', 'ok morning then');
    expect(time).toMatchObject({ part: 'morning' });
    expect(notTimes).toEqual([]);
  });

  test('in one breath both count', async () => {
    const { notTimes } = await wishAfter('yoga on tuesday, not at 3, an afternoon please');
    expect(notTimes).toEqual([{ from: 15 * 60, to: 15 * 60 + 1 }]);
  });

  test('any time is no question', async () => {
    const { text } = await wishAfter('facial tuesday after 5', 'any time is fine');
    expect(text).not.toContain('I do not have that here');
  });
});
