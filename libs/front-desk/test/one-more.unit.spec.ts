import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf, toSummary, type Desk } from './desk.ts';

const proposalOf = (desk: Desk) => desk.session?.dialogue.proposal;

async function atSummary(): Promise<Desk> {
  const desk = createDesk();
  await toSummary(desk);
  return desk;
}

/** "Plus a sauna after" once put the sauna where the yoga had stood, and a yes booked it alone. */
describe('one more thing replaces nothing of the one in the making', () => {
  test.each([
    'plus a facial after',
    'yes and a facial on friday too',
    'and the facial',
    'my husband wants a facial as well',
    'and also one for my mum at noon',
    'great, also a facial please',
  ])('at the summary: "%s"', async (said) => {
    const desk = await atSummary();
    const before = proposalOf(desk);
    expect(textOf(await desk.says(said))).toMatch(/one (?:appointment|person) at a time/u);
    expect(proposalOf(desk)).toEqual(before);
    expect(desk.core.appointments.size).toBe(0);
    await desk.says('yes');
    expect([...desk.core.appointments.values()].map(({ service }) => service.name)).toEqual([
      expect.stringContaining('Yoga'),
    ]);
  });

  test('while the times are on the table', async () => {
    const desk = createDesk();
    await desk.says('yoga on tuesday');
    const before = desk.session?.dialogue.wish.serviceIds;
    await desk.says('and a facial');
    expect(desk.session?.dialogue.wish.serviceIds).toEqual(before);
  });

  /** Name and number were asked for again, as if nobody had told them. */
  test.each([
    'Dana Reed, 212 555 0143 and a facial as well',
    '212 555 0143, Dana Reed, also a facial please',
    'dana reed, 212 555 0143, and a facial too',
    'Dana Reed, 212 555 0143, and a facial please',
  ])('beside the details that were asked for, which are taken: "%s"', async (said) => {
    const desk = createDesk();
    await desk.says('yoga on tuesday');
    await desk.says('the first one');
    expect(textOf(await desk.says(said))).toMatch(/one appointment at a time/u);
    expect(desk.session?.dialogue.client).toMatchObject({ phone: '+12125550143' });
    expect(desk.session?.dialogue.client.name).toMatch(/^dana reed$/iu);
    expect(proposalOf(desk)).toMatchObject({ kind: 'book' });
  });

  test.each(['and make it the facial instead', 'actually a facial'])(
    'what takes its place does: "%s"',
    async (said) => {
      const desk = await atSummary();
      const before = proposalOf(desk);
      await desk.says(said);
      expect(proposalOf(desk)).not.toEqual(before);
    },
  );
});

describe('words at the summary that name no time', () => {
  /** "Good one" once moved nine o'clock to one o'clock. */
  test.each(['good one', 'great one', 'yes, that one hmm', 'ok hmm', 'yes um', 'ok well'])(
    'neither changed nor agreed: "%s"',
    async (said) => {
      const desk = await atSummary();
      const before = proposalOf(desk);
      await desk.says(said);
      expect(proposalOf(desk)).toEqual(before);
      expect(desk.core.appointments.size).toBe(0);
    },
  );

  test.each([
    'sounds good, will confirm tonight',
    'can I say yes later',
    'super busy, later',
    "alright I'm reading it now",
    'i want to book it later',
  ])('time is wanted: "%s"', async (said) => {
    const desk = await atSummary();
    const before = proposalOf(desk);
    expect(textOf(await desk.says(said))).toContain('Take your time');
    expect(proposalOf(desk)).toEqual(before);
  });
});

/** "Ok make it 4 actually" was not got, and the yes after it booked the old time. */
test.each(['ok make it 4 actually', 'make it 4 if possible', '4 actually, sorry'])(
  'what trails a new time takes nothing from it: "%s"',
  async (said) => {
    const desk = await atSummary();
    await desk.says(said);
    expect(proposalOf(desk)?.start.slice(11, 16)).toBe('16:00');
  },
);

test('a goodbye in the middle of a move says that it has not been moved', async () => {
  const desk = await atSummary();
  await desk.says('yes');
  await desk.says('move it to wednesday at 3pm');
  const said = textOf(await desk.says('bye'));
  expect(said).toContain('has not been moved');
  expect(said).not.toContain('nothing has been booked');
});

test('a step from the appointment that is moved counts from its own time', async () => {
  const desk = await atSummary();
  await desk.says('yes');
  await desk.says('move it');
  await desk.says('an hour later');
  expect(desk.session?.dialogue.proposal?.start.slice(11, 16)).toBe('15:00');
});

test.each(["i don't want ana, facial on tuesday", 'facial on tuesday, avoid ana please'])(
  'somebody who is ruled out is not taken: "%s"',
  async (said) => {
    const desk = createDesk();
    await desk.says(said);
    expect(desk.session?.dialogue.wish.staff).toBe('any');
    expect(desk.session?.dialogue.wish.notStaff).toHaveLength(1);
  },
);

/** The letters of some references were once taken for Polish or French words. */
test.each(['cancel W3JE-T2T9 2125553101', 'cancel 7NIE-4JAK 2125553102', 'cancel 9JEN-5PAS'])(
  'a reference is no word of another language: "%s"',
  async (said) => {
    const desk = createDesk();
    await desk.says(said);
    expect(desk.session?.dialogue.languageTold).toBe(false);
    expect(desk.session?.dialogue.flow).toBe('cancel');
  },
);
