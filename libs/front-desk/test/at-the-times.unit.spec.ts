import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf, type Desk } from './desk.ts';

const startsOf = (desk: Desk): string =>
  (desk.session?.dialogue.offer?.slots ?? []).map(({ start }) => start.slice(11, 16)).join(' ');

async function withTimes(opening = 'yoga on tuesday'): Promise<Desk> {
  const desk = createDesk();
  await desk.says(opening);
  return desk;
}

describe('one of the times is picked', () => {
  test.each([
    ['the 11 one please dear', '11:00'],
    ['the 3 one', '15:00'],
    ['last one you have', '17:00'],
    ['the last of the day', '17:00'],
    ['the latest you have', '17:00'],
    ['the earliest', '09:00'],
    ['first thing', '09:00'],
    ['first one you have', '09:00'],
    ['make it 4, not 3', '16:00'],
    ['hour 15', '15:00'],
  ])('"%s"', async (said, time) => {
    const desk = await withTimes();
    await desk.says(said);
    expect(desk.session?.dialogue.hold?.start.slice(11, 16)).toBe(time);
  });

  test.each([
    ['yoga tuesday first thing', '09:00'],
    ['yoga last of the day on tuesday', '17:00'],
    ['yoga tuesday as late as possible', '17:00'],
    ['the earliest yoga on tuesday please', '09:00'],
  ])('in the first sentence as well: "%s"', async (said, time) => {
    const desk = await withTimes(said);
    expect(desk.session?.dialogue.hold?.start.slice(11, 16)).toBe(time);
  });

  test('no day is taken for the client', async () => {
    const desk = await withTimes('the earliest yoga you have');
    expect(desk.session?.dialogue.hold).toBeNull();
  });

  test('a yes is the only one on offer', async () => {
    const desk = await withTimes('yoga on tuesday before 10');
    await desk.says('yes is good');
    expect(desk.session?.dialogue.hold?.start.slice(11, 16)).toBe('09:00');
  });

  test('a yes to several is asked about in other words', async () => {
    const desk = await withTimes();
    expect(textOf(await desk.says('yes is good'))).toContain('You can say a time');
    expect(desk.session?.dialogue.hold).toBeNull();
  });
});

describe('an end of the day is left out', () => {
  test.each([
    ['not too early', '10:00 11:00 12:00 13:00 14:00 15:00 16:00 17:00'],
    ["i don't want it too early", '10:00 11:00 12:00 13:00 14:00 15:00 16:00 17:00'],
    ['not too late please', '09:00 10:00 11:00 12:00 13:00 14:00 15:00 16:00'],
    ['nothing too late', '09:00 10:00 11:00 12:00 13:00 14:00 15:00 16:00'],
    ['not too early and not too late', '10:00 11:00 12:00 13:00 14:00 15:00 16:00'],
  ])('and what is offered says so: "%s"', async (said, times) => {
    for (const desk of [await withTimes(), createDesk()]) {
      const opening = desk.session === undefined ? 'yoga on tuesday, ' : '';
      const text = textOf(await desk.says(opening + said));
      expect(startsOf(desk)).toBe(times);
      expect(text).toMatch(/10:00 AM|5:00 PM/);
    }
  });
});

test.each(['June Abara', 'Peter Abara', 'Thu Nguyen', 'Mary-Ann O’Neil'])(
  'a name told while times are offered is kept, and the times stay: "%s"',
  async (said) => {
    const desk = await withTimes();
    const before = startsOf(desk);
    expect(textOf(await desk.says(said))).toContain(`Thank you, ${said}.`);
    expect(desk.session?.dialogue.client.name).toBe(said);
    expect(desk.session?.dialogue.pending.kind).toBe('time');
    expect(startsOf(desk)).toBe(before);
  },
);

test.each([
  'Next Week',
  'Not Sure',
  'Any Time',
  'Something Earlier',
  'Good Morning',
  'Priya Please',
])('what is written with capitals is no name for that: "%s"', async (said) => {
  const desk = await withTimes();
  await desk.says(said);
  expect(desk.session?.dialogue.client.name).toBeNull();
});

test('two clock times without their half of the day are those of the opening hours', async () => {
  const desk = createDesk();
  const text = textOf(await desk.says('yoga tuesday at 2 or 3'));
  expect(startsOf(desk)).toBe('14:00 15:00');
  expect(text).not.toContain('AM');
});
