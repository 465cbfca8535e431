import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf, type Desk } from './desk.ts';

/** The first is booked, on Tuesday at 10:30 until 11:15; the next one is asked about. */
async function booked(opening = 'a facial and a deep tissue on tuesday at 10:30'): Promise<Desk> {
  const desk = createDesk();
  await desk.says(opening);
  await desk.says('Nina Patel 7185550179');
  await desk.says('yes');
  return desk;
}

const tuesday = { from: '2026-11-24', to: '2026-11-24' };
const afterIt = { kind: 'window', window: { from: 11 * 60 + 15, to: 24 * 60 } };

const servicesOf = (desk: Desk) =>
  desk.session?.dialogue.wish.serviceIds.map(
    (id) => desk.tenant.services.find((each) => each.id === id)?.name,
  );

/** How it happened: "yes, book the sauna right after" looked on the next free day. */
describe('the next one goes from the appointment just booked', () => {
  test.each([
    'yes, book the deep tissue right after',
    'yes, the deep tissue please',
    'same day as the facial of course, after it',
    'straight after the facial',
    'yes please, directly after it',
    'deep tissue, back to back',
    'yes, book it right afterwards',
    'yes book the massage one',
  ])('"%s"', async (said) => {
    const desk = await booked();
    await desk.says(said);
    const { wish, flow } = desk.session?.dialogue ?? {};
    expect(flow).toBe('book');
    expect(servicesOf(desk)).toEqual(['Deep tissue massage']);
    expect(wish).toMatchObject({ days: tuesday, time: afterIt });
  });

  test('or on the day that is said of it', async () => {
    const desk = await booked();
    await desk.says('yes, on thursday');
    expect(servicesOf(desk)).toEqual(['Deep tissue massage']);
    const { wish } = desk.session?.dialogue ?? {};
    expect(wish).toMatchObject({ days: { from: '2026-11-26' }, time: null });
  });

  test('or at the time', async () => {
    const desk = await booked();
    await desk.says('yes at 3');
    expect(servicesOf(desk)).toEqual(['Deep tissue massage']);
    expect(desk.session?.dialogue.chosen?.start).toContain('2026-11-24T15:00');
  });

  test.each(['hm can it be straight after the facial', 'right after the facial would be better'])(
    'while another time of it is on the table: "%s"',
    async (said) => {
      const desk = await booked();
      await desk.says('yes');
      await desk.says('thursday at 3');
      await desk.says(said);
      expect(servicesOf(desk)).toEqual(['Deep tissue massage']);
      expect(desk.session?.dialogue.wish).toMatchObject({ days: tuesday, time: afterIt });
    },
  );

  test('a time beside it is that time, of the service on the table', async () => {
    const desk = await booked();
    await desk.says('yes');
    await desk.says('thursday at 3');
    await desk.says('can it be straight after the facial, like 12:00?');
    const { chosen } = desk.session?.dialogue ?? {};
    expect(servicesOf(desk)).toEqual(['Deep tissue massage']);
    expect(chosen?.start).toContain('2026-11-24T12:00');
  });

  test('of one among several the day stays', async () => {
    const desk = await booked('a facial and a massage on tuesday at 10:30');
    await desk.says('yes, the relaxation one');
    expect(servicesOf(desk)).toEqual(['Relaxation massage']);
    expect(desk.session?.dialogue.wish).toMatchObject({ days: tuesday, time: afterIt });
  });

  test.each(['can i also get yoga right after it', 'and yoga the same day please'])(
    'where no next one was told of: "%s"',
    async (said) => {
      const desk = await booked('a facial on tuesday at 10:30');
      await desk.says(said);
      expect(servicesOf(desk)).toEqual(['Yoga, one to one']);
      expect(desk.session?.dialogue.wish.days).toEqual(tuesday);
    },
  );
});

describe('nothing further is offered once all is booked', () => {
  test.each(['yes, book the deep tissue right after', 'yes', 'yes, the deep tissue'])(
    '"%s"',
    async (said) => {
      const desk = await booked();
      await desk.says(said);
      await desk.says('12');
      const text = textOf(await desk.says('yes'));
      expect(desk.core.appointments.size).toBe(2);
      expect(text).not.toContain('next one');
    },
  );

  test.each(['just for me actually', 'only me please', "it's just one person", 'on my own'])(
    'for one after all: "%s"',
    async (said) => {
      const desk = createDesk();
      await desk.says('yoga tuesday at 11 for 2 people');
      await desk.says(said);
      await desk.says('Maria Lopez 718-555-0166');
      expect(textOf(await desk.says('yes'))).not.toContain('next one');
      expect(desk.core.appointments.size).toBe(1);
    },
  );
});

/** How it happened: the second half of "cancel it, and book me the same on wednesday" was forgotten. */
test.each([
  'cancel 7QK4-MD00 please, 718 555 0179, and book me the same on wednesday instead',
  'please cancel 7QK4-MD00 and rebook it for wednesday, 718 555 0179',
  'cancel my booking 7QK4-MD00, 718 555 0179, then make it again on wednesday',
  'can you cancel 7QK4-MD00 and put me in again on wednesday, 718 555 0179',
])('cancelled and made again is moved: "%s"', async (said) => {
  const desk = await booked('a facial on tuesday at 10:30');
  desk.session = undefined;
  await desk.says(said);
  expect(desk.session).toMatchObject({
    dialogue: { flow: 'reschedule', wish: { days: { from: '2026-11-25' } } },
  });
});
