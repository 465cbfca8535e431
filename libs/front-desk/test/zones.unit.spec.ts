import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf, type Desk } from './desk.ts';

const holdOf = ({ session }: Desk) => session?.dialogue.hold?.start.slice(0, 16);
const labelsOf = (answer: Awaited<ReturnType<Desk['says']>>): string[] =>
  answer.replies.flatMap(({ choices = [] }) => choices.map(({ label }) => label));

/** The shop is in New York; London is five hours ahead, Paris and Madrid six. */
describe('a time said in a zone by its name', () => {
  test.each([
    ['yoga tuesday 3pm london time', '10:00'],
    ['yoga tuesday 5pm Paris time', '11:00'],
    ['yoga tuesday 19:00 CET', '13:00'],
    ['yoga tuesday at 11 am pacific time', '14:00'],
    ['yoga tuesday 3pm GMT', '10:00'],
    ['yoga tuesday 4pm (Europe/London)', '11:00'],
    ['yoga tuesday 6pm in London', '13:00'],
    ["yoga on tuesday, i'm in paris, 6pm my time", '12:00'],
  ])('is held on the clock of the shop, which is said: "%s"', async (said, time) => {
    const desk = createDesk();
    const text = textOf(await desk.says(said));
    expect(holdOf(desk)).toBe(`2026-11-24T${time}`);
    expect(text).toContain('All times are local time at Bloom Wellness Studio: Eastern Time.');
    expect(text).toContain(' New York time on Tuesday');
  });

  test.each([
    'yoga tuesday 3pm EST',
    'yoga tuesday 3pm New York time',
    'yoga tuesday 3pm your time',
  ])('of the shop itself needs no word: "%s"', async (said) => {
    const desk = createDesk();
    expect(textOf(await desk.says(said))).not.toContain('New York');
    expect(holdOf(desk)).toBe('2026-11-24T15:00');
  });

  test('is remembered: every later sentence and label says whose time it is', async () => {
    const desk = createDesk();
    await desk.says('yoga tuesday 3pm london time');
    const zoned = /\d(?::\d\d)? [AP]M New York time/;
    expect(textOf(await desk.says('Dana Reed, 212 555 0143'))).toMatch(zoned);
    expect(textOf(await desk.says('hold on'))).toMatch(zoned);
    const notFree = await desk.says('make it 10:30');
    expect(textOf(notFree)).toContain('10:30 AM New York time on Tuesday');
    expect(labelsOf(notFree)[0]).toMatch(zoned);
    const card = notFree.replies.find((reply) => reply.card)?.card;
    expect(card?.kind === 'times' && card.groups[0]?.times[0]?.label).toMatch(/ EST$/);
    expect(textOf(await desk.says('wednesday'))).toContain('New York time');
    expect(textOf(await desk.says('2pm'))).toMatch(zoned);
    expect(textOf(await desk.says('yes'))).toMatch(zoned);
  });
});

describe('a time of a clock that nobody knows', () => {
  test.each([
    'yoga tuesday 7pm my time',
    'yoga tuesday 7pm my local time',
    'yoga tuesday 7pm narnia time',
  ])(
    'is not taken but asked about, and taken when it is said where that is: "%s"',
    async (said) => {
      for (const place of ['London', "I'm in London", 'london time please']) {
        const desk = createDesk();
        expect(textOf(await desk.says(said))).toContain('Which city’s time is that?');
        expect(holdOf(desk)).toBeUndefined();
        await desk.says(place);
        expect(holdOf(desk)).toBe('2026-11-24T14:00');
      }
    },
  );

  test('is given up for a time of the shop', async () => {
    const desk = createDesk();
    await desk.says('yoga tuesday 7pm my time');
    await desk.says('2pm');
    expect(holdOf(desk)).toBe('2026-11-24T14:00');
    expect(desk.session?.dialogue.unplaced).toBeNull();
  });

  test.each(['yoga tuesday 3pm lunch time', 'yoga tuesday at 3pm this time'])(
    'is none where "time" names no zone: "%s"',
    async (said) => {
      const desk = createDesk();
      expect(textOf(await desk.says(said))).not.toContain('Which city');
    },
  );
});

describe('a visitor whose browser is on another clock', () => {
  const visitor = { timeZone: 'Europe/London' };
  const asVisitor = (desk: Desk) => (text: string) =>
    desk.turn({ kind: 'text', text }, { visitor });

  test('offers, holds and proposals name the zone', async () => {
    const says = asVisitor(createDesk());
    expect(textOf(await says('yoga tuesday'))).toContain('Times are New York time');
    expect(textOf(await says('2pm'))).toContain('2:00 PM New York time');
    expect(textOf(await says('Dana Reed, 212 555 0143'))).toContain('2:00 PM New York time');
  });

  test('"my time" is that clock', async () => {
    const desk = createDesk();
    await asVisitor(desk)('yoga tuesday 7pm my time');
    expect(holdOf(desk)).toBe('2026-11-24T14:00');
  });

  test.each(['2:00 PM New York time', '2:00 PM'])(
    'a label does what its button does with the zone and without: "%s"',
    async (label) => {
      const desk = createDesk();
      await asVisitor(desk)('yoga tuesday after 1');
      await asVisitor(desk)(label);
      expect(holdOf(desk)).toBe('2026-11-24T14:00');
    },
  );
});
