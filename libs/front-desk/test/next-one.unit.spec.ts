import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf, type Desk } from './desk.ts';

/** The first is booked and the next one is taken up; answers what was said of it. */
async function bookFirst(desk: Desk, opening: string): Promise<{ asked: string; next: string }> {
  await desk.says(opening);
  if (desk.session?.dialogue.pending.kind === 'service') await desk.says('deep tissue');
  if (desk.session?.dialogue.pending.kind === 'time') await desk.says('the first one');
  const asked = textOf(await desk.says('Dana Reed, 212 555 0143').then(() => desk.says('yes')));
  return { asked, next: textOf(await desk.says('yes')) };
}

/**
 * How it happened: "a massage tuesday at 10 and a facial on thursday" looked for the massage on
 * "Tuesday or Thursday", and offered the facial right after it on Tuesday.
 */
describe('each of several services keeps the day and time told with it', () => {
  test.each([
    'deep tissue tuesday at 10 and a facial on thursday',
    'a massage tuesday at 10 and a facial on thursday',
    'a massage on tuesday at 10, then a facial thursday',
    'tuesday at 10 a deep tissue massage and on thursday a facial',
    'i want yoga tuesday at 10 plus a facial on thursday please',
  ])('"%s"', async (opening) => {
    const desk = createDesk();
    const { asked, next } = await bookFirst(desk, opening);
    const [first] = [...desk.core.appointments.values()];
    expect(first?.start).toContain('2026-11-24T10:00');
    expect(asked).toMatch(/next one, Facial, on Thursday, November 26\?/u);
    expect(next).toContain('Thursday, November 26');
    expect(desk.session?.dialogue.wish.days).toEqual({ from: '2026-11-26', to: '2026-11-26' });
  });

  test.each([
    'yoga on tuesday at 10 and a deep tissue on thursday at 2pm',
    'yoga tuesday 10am, deep tissue thursday 2pm',
  ])('its clock time, too: "%s"', async (opening) => {
    const desk = createDesk();
    const { asked, next } = await bookFirst(desk, opening);
    expect(asked).toContain('on Thursday, November 26 at 2:00 PM');
    expect(next).toMatch(/Deep tissue massage on Thursday, November 26 at 2:00 PM/u);
    await desk.says('yes');
    expect([...desk.core.appointments.values()]).toHaveLength(2);
  });

  test('a time alone is of the same day', async () => {
    const desk = createDesk();
    const { next } = await bookFirst(desk, 'on tuesday yoga at 10 and a deep tissue at 2pm');
    expect(next).toMatch(/Deep tissue massage on Tuesday, November 24 at 2:00 PM/u);
  });

  test.each(['yoga and a facial on tuesday at 10', 'yoga on tuesday at 10 and a facial'])(
    'where none is told the next follows the one before: "%s"',
    async (opening) => {
      const desk = createDesk();
      const { asked } = await bookFirst(desk, opening);
      expect(asked).toContain('right after it');
    },
  );

  test('which of several massages is first is not claimed', async () => {
    const desk = createDesk();
    const text = textOf(await desk.says('a massage tuesday at 10 and a facial on thursday'));
    expect(text).toContain('starting with Deep tissue massage or Relaxation massage');
  });
});
