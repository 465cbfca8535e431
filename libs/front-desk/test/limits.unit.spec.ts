import { describe, expect, test } from '@jest/globals';
import { AppError } from '@gomomo/kernel';

import { choiceOf, createDesk, textOf, toSummary, type Desk } from './desk.ts';

const limited = (retryAfterSeconds?: number): AppError =>
  new AppError('rate-limited', 'Too many requests.', {
    details: retryAfterSeconds === undefined ? {} : { retryAfterSeconds },
  });

/** Every hold of the desk is refused by a ceiling until it is lifted. */
function withoutHolds(desk: Desk): () => void {
  const { createHold } = desk.core;
  const refuse = () => Promise.reject(limited(60));
  Object.assign(desk.core, { createHold: refuse });
  return () => Object.assign(desk.core, { createHold });
}

const summaryOf = (desk: Desk) => desk.session?.dialogue.proposal;

describe('too much of something says what, and how long it really takes', () => {
  test.each([
    [720, 'try again in 12 minutes, or use the link in your confirmation'],
    [61, 'try again in 2 minutes'],
    [60, 'try again in a minute'],
    [20, 'try again in 20 seconds'],
  ])('a number tried too often, %d s', async (seconds, said) => {
    const desk = createDesk();
    Object.assign(desk.core, { getAppointment: () => Promise.reject(limited(seconds)) });
    const text = textOf(await desk.says('cancel 7QK4-MD2X, 212 555 0143'));
    expect(text).toContain('too many attempts');
    expect(text).toContain(said);
  });

  test('a wait that nobody knows is not made up', async () => {
    const desk = createDesk();
    Object.assign(desk.core, { getAvailability: () => Promise.reject(limited()) });
    const text = textOf(await desk.says('yoga tomorrow afternoon'));
    expect(text).toContain('too much at once');
    expect(text).not.toMatch(/try again in|minute/);
  });
});

describe('where no further hold is granted', () => {
  test('the talk goes on without one and a yes books in one step', async () => {
    const desk = createDesk();
    withoutHolds(desk);
    const asked = await desk.says('yoga tomorrow at 2pm');
    expect(textOf(asked)).toContain('2:00 PM on Tuesday, November 24 is free');
    expect(textOf(asked)).not.toContain('I am holding');
    const summary = await desk.says('Dana Reed, 212 555 0143');
    expect(summary.replies.at(-1)?.card).toMatchObject({ kind: 'summary', expiresAt: null });
    expect(desk.core.appointments.size).toBe(0);
    desk.clock.pass(30);
    expect((await desk.says('yes')).state).toBe('booked');
    const [row] = desk.core.appointments.values();
    expect(row).toMatchObject({ start: '2026-11-24T14:00:00-05:00' });
  });

  test('a time taken meanwhile is told at the yes, with others', async () => {
    const desk = createDesk();
    withoutHolds(desk);
    await toSummary(desk);
    const { resource } = summaryOf(desk) ?? {};
    desk.core.take('2026-11-24T14:00:00-05:00', resource?.id ?? '', 60);
    const answer = await desk.says('yes');
    expect(desk.core.appointments.size).toBe(0);
    expect(answer.state).toBe('offering-slots');
    expect(choiceOf(answer, '3:00 PM')).toBeDefined();
  });

  test('an earlier hold is let go, and the next time is held again once it can be', async () => {
    const desk = createDesk();
    await desk.says('yoga tomorrow at 2pm');
    const lift = withoutHolds(desk);
    await desk.says('no, make it 3pm');
    expect(desk.core.holds.size).toBe(0);
    expect(desk.session?.dialogue.hold).toMatchObject({ holdId: null });
    lift();
    await desk.says('no, make it 4pm');
    expect(desk.core.holds.size).toBe(1);
    expect((await desk.says('Dana Reed, 212 555 0143')).state).toBe('confirming');
    expect(summaryOf(desk)).toMatchObject({ start: '2026-11-24T16:00:00-05:00' });
  });

  test('a move is made in one step as well', async () => {
    const desk = createDesk();
    await toSummary(desk);
    await desk.says('yes');
    withoutHolds(desk);
    const asked = await desk.says('move it to 4pm');
    expect(asked.replies.at(-1)?.card).toMatchObject({ kind: 'summary', expiresAt: null });
    await desk.says('yes');
    const [row] = desk.core.appointments.values();
    expect(row).toMatchObject({ start: '2026-11-24T16:00:00-05:00' });
  });
});
