import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf, toSummary, type Desk } from './desk.ts';

const flowOf = (desk: Desk) => desk.session?.dialogue.flow;

async function booked(): Promise<Desk> {
  const desk = createDesk();
  await toSummary(desk);
  await desk.says('yes');
  return desk;
}

/** How it happened: "is there anything earlier that day?" was answered by "Which service would you like?". */
describe('a step from the time just booked is about that appointment', () => {
  test.each([
    'actually is there anything earlier that day?',
    'do you have something later?',
    'anything later that day?',
    'can i come an hour earlier',
    'is there an earlier time',
    'could we do it a bit later',
  ])('"%s"', async (said) => {
    const desk = await booked();
    const text = textOf(await desk.says(said));
    expect(flowOf(desk)).toBe('reschedule');
    expect(text).not.toContain('Which service');
    expect(desk.core.appointments.size).toBe(1);
  });

  test.each(['anything free on friday for a facial?'])(
    'with a service of its own it is another one: "%s"',
    async (said) => {
      const desk = await booked();
      await desk.says(said);
      expect(flowOf(desk)).toBe('book');
    },
  );
});

/** How it happened: "wrong day, i meant tuesday" showed the times of a Tuesday, and the hour was lost. */
describe('what was wrong about it moves it to that day at the same time, once it is agreed', () => {
  test.each([
    'wrong day, i meant tuesday',
    'oh no wait, i meant tuesday',
    'sorry i meant tuesday not wednesday',
    'move it to tuesday same time',
    'can you make it tuesday at the same time',
    'could i come tuesday instead, same time please',
  ])('"%s"', async (said) => {
    const desk = createDesk();
    await desk.says('yoga wednesday at 2pm');
    await desk.says('Dana Reed, 212 555 0143');
    await desk.says('yes');
    const text = textOf(await desk.says(said));
    expect(text).toMatch(/from Wednesday, November 25.* to Tuesday, November 24 at 2:00 PM/u);
    expect([...desk.core.appointments.values()][0]?.start).toContain('2026-11-25');
    await desk.says('yes');
    expect([...desk.core.appointments.values()].map(({ start }) => start)).toEqual([
      expect.stringContaining('2026-11-24'),
    ]);
  });

  test('of one that has to be opened first', async () => {
    const desk = await booked();
    const { reference = '' } = [...desk.core.appointments.values()][0] ?? {};
    const other = createDesk();
    Object.assign(other, { ...desk, session: undefined });
    const text = textOf(await desk.says(`can you push ${reference} to thursday same time`));
    expect(text).toMatch(/to Thursday, November 26 at 2:00 PM/u);
  });

  test.each([
    'no wait',
    'wait',
    'hold on',
    'oh no',
    'hang on a second',
    'thats wrong',
    'no that is wrong',
  ])('a bare "%s" is asked what should be different', async (said) => {
    const desk = await booked();
    const text = textOf(await desk.says(said));
    expect(text).not.toContain('did not get');
    expect(text).not.toMatch(/Goodbye|See you/u);
  });
});
