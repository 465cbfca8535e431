import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf, type Desk } from './desk.ts';

const daysOf = (desk: Desk): string[] => [
  ...new Set((desk.session?.dialogue.offer?.slots ?? []).map(({ start }) => start.slice(0, 10))),
];

describe('several days of which any will do', () => {
  test.each([
    ['facial the 3rd or the 9th', ['2026-12-03', '2026-12-09']],
    ['facial on friday or the 9th', ['2026-11-27', '2026-12-09']],
  ])('are searched all, and none is asked about: "%s"', async (said, [first, last]) => {
    const desk = createDesk();
    const text = textOf(await desk.says(said));
    expect(text).toContain(' or Wednesday, December 9');
    expect(daysOf(desk)).toEqual([first]);
    expect(desk.session?.dialogue.wish.days).toEqual({ from: first, to: last });
    await desk.says(`not the ${String(Number(first?.slice(8)))}th`);
    expect(daysOf(desk)).toEqual([last]);
  });

  test('a day said afterwards stands alone', async () => {
    const desk = createDesk();
    await desk.says('facial the 3rd or the 9th');
    await desk.says('the 10th');
    expect(daysOf(desk)).toEqual(['2026-12-10']);
  });
});

describe('days of a week but some', () => {
  test.each([
    ['facial any day but monday next week', '2026-12-01'],
    ['facial any day next week but monday', '2026-12-01'],
    ['facial next week except monday and tuesday', '2026-12-02'],
    ['facial next week, not monday or tuesday', '2026-12-02'],
    ['facial not monday next week', '2026-12-01'],
  ])('the week is kept, what is ruled out is not offered: "%s"', async (said, day) => {
    const desk = createDesk();
    await desk.says(said);
    expect(daysOf(desk)).toEqual([day]);
  });
});

describe('a day that nobody here knows', () => {
  test.each([
    ['yoga on diwali at 2pm', 'diwali'],
    ['yoga at 2pm the day after eid', 'the day after eid'],
    ['yoga 2pm lunar new year', 'lunar new year'],
    ['yoga the friday before ramadan at 2pm', 'the friday before ramadan'],
  ])('is asked for, and the rest of the wish is kept: "%s"', async (said, name) => {
    const desk = createDesk();
    expect(textOf(await desk.says(said))).toContain(`I do not know the date of ${name} here.`);
    await desk.says('december 9');
    expect(desk.session?.dialogue.hold?.start.slice(0, 16)).toBe('2026-12-09T14:00');
  });

  test('is never left out in silence', async () => {
    expect(textOf(await createDesk().says('yoga, but not on diwali'))).toContain('date of diwali');
  });

  test.each(['eid mubarak! yoga tuesday', 'happy diwali, yoga tuesday'])(
    'a wish of the season is no day: "%s"',
    async (said) => {
      const desk = createDesk();
      await desk.says(said);
      expect(daysOf(desk)).toEqual(['2026-11-24']);
    },
  );
});

test.each([
  ['yoga on hanukkah', '2026-12-05'],
  ['yoga on the first day of passover', '2027-04-22'],
  ['yoga on purim', '2027-03-23'],
  ['yoga on nowruz', '2027-03-21'],
  ['yoga on easter monday', '2027-03-29'],
  ['yoga the day after thanksgiving', '2026-11-27'],
])('a holiday that can be reckoned is its day: "%s"', async (said, day) => {
  const desk = createDesk();
  await desk.says(said);
  expect(daysOf(desk)).toEqual([day]);
});

test('digits that are another day in the visitor’s country are asked about, with both as choices', async () => {
  const desk = createDesk();
  const answer = await desk.turn(
    { kind: 'text', text: 'yoga on 4/12 at 2pm' },
    { visitor: { timeZone: 'America/New_York', locale: 'en-GB' } },
  );
  expect(textOf(answer)).toContain('Do you mean Monday, April 12 or Friday, December 4?');
  expect(answer.replies.at(-1)?.choices?.map(({ label }) => label)).toEqual([
    'Monday, April 12',
    'Friday, December 4',
  ]);
  await desk.says('Friday, December 4');
  expect(desk.session?.dialogue.hold?.start.slice(0, 16)).toBe('2026-12-04T14:00');
});

test('of a visitor who writes as the shop does nothing is asked', async () => {
  const desk = createDesk();
  const visitor = { timeZone: 'America/New_York', locale: 'en-US' };
  await desk.turn({ kind: 'text', text: 'yoga on 12/4 at 2pm' }, { visitor });
  expect(desk.session?.dialogue.hold?.start.slice(0, 16)).toBe('2026-12-04T14:00');
});
