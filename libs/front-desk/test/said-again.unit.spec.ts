import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf, toSummary, type Desk } from './desk.ts';

const pendingOf = (desk: Desk) => desk.session?.dialogue.pending.kind;
const servicesOf = (desk: Desk) => desk.session?.dialogue.wish.serviceIds.length;

async function booked(): Promise<Desk> {
  const desk = createDesk();
  await toSummary(desk);
  await desk.says('yes');
  return desk;
}

describe('what one had before', () => {
  test.each([
    'same as last time please',
    'the usual',
    'i want the usual on wednesday',
    'the same thing as always',
    'same again please',
    'can i get what i had last time',
  ])('is not known of a stranger, and is asked: "%s"', async (said) => {
    const desk = createDesk();
    expect(textOf(await desk.says(said))).toContain('I cannot see from here what you had before.');
    expect(pendingOf(desk)).toBe('service');
  });

  test.each([
    'same again next week please',
    'the usual',
    'rebook',
    'book again',
    'book me in again',
  ])(
    'is the service of the appointment made here, and a booking of its own: "%s"',
    async (said) => {
      const desk = await booked();
      const text = textOf(await desk.says(said));
      expect(desk.session?.dialogue.flow).toBe('book');
      expect(text).toContain('Yoga');
      expect(pendingOf(desk)).toBe('time');
      expect(desk.core.appointments.size).toBe(1);
    },
  );

  test.each(['rebook', 'book again', 'i want to rebook for friday', 'can i rebook please'])(
    'is a booking, which has no reference yet: "%s"',
    async (said) => {
      const desk = createDesk();
      await desk.says(said);
      expect(pendingOf(desk)).toBe('service');
    },
  );

  test.each([
    'rebook my appointment',
    'can i rebook my 3pm to 4',
    'i would like to rebook for a later date',
  ])('said of one that is on file it moves that: "%s"', async (said) => {
    const desk = createDesk();
    await desk.says(said);
    expect(pendingOf(desk)).toBe('reference');
  });

  test('"what is the usual price" asks for a price', async () => {
    const desk = createDesk();
    expect(textOf(await desk.says("what's the usual price?"))).toContain('$');
    expect(desk.session?.dialogue.flow).toBe('none');
  });
});

describe('any of them', () => {
  test.each(['either', "don't mind", 'whichever is fine', 'you choose', 'no preference'])(
    'of a few services is the first, which is said: "%s"',
    async (said) => {
      const desk = createDesk();
      await desk.says('massage');
      expect(textOf(await desk.says(said))).toContain('Deep tissue massage');
      expect(servicesOf(desk)).toBe(1);
    },
  );

  test.each(['whichever', 'you choose', 'either'])('of all is not for us: "%s"', async (said) => {
    const desk = createDesk();
    await desk.says('i want to book');
    expect(textOf(await desk.says(said))).toContain('I cannot choose that for you.');
    expect(pendingOf(desk)).toBe('service');
  });
});

describe('at "do you mean the 3rd or the 4th?"', () => {
  test.each([
    ['3', '2026-12-03'],
    ['4', '2026-12-04'],
    ['the 4th', '2026-12-04'],
    ['the friday', '2026-12-04'],
    ['thursday please', '2026-12-03'],
    ['the later one', '2026-12-04'],
    ['the earlier', '2026-12-03'],
    ['the second', '2026-12-04'],
    ['the first one', '2026-12-03'],
    ['either', '2026-12-03'],
  ])('"%s" is one of them', async (said, day) => {
    const desk = createDesk();
    await desk.says('yoga friday the 3rd of december');
    expect(pendingOf(desk)).toBe('which-day');
    await desk.says(said);
    expect(desk.session?.dialogue.offer?.day).toBe(day);
  });

  test('so is the month, where that tells them apart', async () => {
    const desk = createDesk();
    await desk.says('yoga on 31 november');
    await desk.says('december');
    expect(desk.session?.dialogue.offer?.day).toBe('2026-12-01');
  });
});
