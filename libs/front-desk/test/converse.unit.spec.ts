import { reply } from '@gomomo/contracts';
import { AppError } from '@gomomo/kernel';
import { describe, expect, test } from '@jest/globals';

import { choiceOf, createDesk, textOf, toSummary } from './desk.ts';

const down = new AppError('dependency-unavailable', 'no answer', { retryable: true });

describe('weather', () => {
  test('while nothing can be looked up it says that nothing is booked, and goes on afterwards', async () => {
    const desk = createDesk();
    desk.core.weather = down;
    const answer = await desk.says('yoga tomorrow at 2pm');
    expect(textOf(answer)).toContain('Nothing has been booked');
    desk.core.weather = undefined;
    const again = await desk.taps(choiceOf(answer, 'Try again'));
    expect(again.state).toBe('collecting-name');
  });

  test('a booking whose answer is lost is not called booked; the next yes finds it made once', async () => {
    const desk = createDesk();
    await toSummary(desk);
    desk.core.losesAnswers = true;
    const unsure = await desk.says('yes');
    expect(textOf(unsure)).toContain('do not know whether it went through');
    expect(unsure.state).toBe('confirming');
    desk.core.losesAnswers = false;
    expect((await desk.says('yes')).state).toBe('booked');
    expect(desk.core.appointments.size).toBe(1);
  });

  test('an unknown tenant is an error of the caller, not a conversation', async () => {
    const desk = createDesk();
    Object.assign(desk.core, {
      getTenant: () => Promise.reject(new AppError('not-found', 'no tenant')),
    });
    await expect(desk.says('hi')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('doing things once', () => {
  test('the same turn from the same session books once and says the same', async () => {
    const desk = createDesk();
    await toSummary(desk);
    const before = desk.session;
    const first = await desk.says('yes');
    desk.session = before;
    const second = await desk.says('yes');
    expect(textOf(second)).toBe(textOf(first));
    expect(desk.core.appointments.size).toBe(1);
  });

  test('a conversation holds one time: another one lets the first go', async () => {
    const desk = createDesk();
    await desk.says('yoga tomorrow at 2pm');
    await desk.says('no, make it 3pm');
    expect([...desk.core.holds.values()].map(({ start }) => start)).toEqual([
      Date.parse('2026-11-24T15:00:00-05:00'),
    ]);
  });

  test('a tap on a summary that has been overtaken books nothing', async () => {
    const desk = createDesk();
    const old = choiceOf(await toSummary(desk), 'Book it');
    await desk.says('no, make it 3pm');
    const answer = await desk.taps(old);
    expect(textOf(answer)).toContain('not on offer any more');
    expect(desk.core.appointments.size).toBe(0);
  });

  test('a time of another conversation, or an invented one, cannot be taken', async () => {
    const desk = createDesk();
    await desk.says('yoga tomorrow afternoon');
    for (const id of ['slot_1', 'slot_999', 'slot_x', 'accept@proposal_1', '']) {
      expect((await desk.taps(id)).state).toBe('offering-slots');
    }
    expect(desk.core.calls.filter((name) => name === 'createHold')).toEqual([]);
  });

  test('however often a time is lost in the same turn, the turn ends', async () => {
    const desk = createDesk();
    await desk.says('yoga tomorrow afternoon');
    const taken = new AppError('slot-taken', 'taken', { details: { reason: 'busy' } });
    Object.assign(desk.core, { createHold: () => Promise.reject(taken) });
    const answer = await desk.says('2pm');
    expect(textOf(answer)).toContain('Nothing has been booked');
    expect(desk.core.calls.length).toBeLessThan(20);
  });
});

describe('a hold that runs out', () => {
  test('is noticed at the yes: nothing booked, the same time offered again', async () => {
    const desk = createDesk();
    await toSummary(desk);
    desk.clock.pass(6);
    const answer = await desk.says('yes');
    expect(textOf(answer)).toContain(
      'has run out. Nothing has been booked. That time is still free',
    );
    expect(desk.core.appointments.size).toBe(0);
    await desk.taps(choiceOf(answer, '2:00 PM'));
    expect((await desk.says('yes')).state).toBe('booked');
  });

  test('is told when the news comes, once, and only to the conversation it concerns', async () => {
    const desk = createDesk();
    await toSummary(desk);
    const holdId = [...desk.core.holds.keys()][0] ?? '';
    desk.clock.pass(6);
    const foreign = await desk.turn({
      kind: 'news',
      fact: { kind: 'holdExpired', holdId: 'other' },
    });
    expect(foreign.replies).toEqual([]);
    const told = await desk.turn({ kind: 'news', fact: { kind: 'holdExpired', holdId } });
    expect(textOf(told)).toContain('has run out');
    const again = await desk.turn({ kind: 'news', fact: { kind: 'holdExpired', holdId } });
    expect(again.replies).toEqual([]);
  });
});

describe('an appointment on file', () => {
  async function booked() {
    const desk = createDesk();
    await toSummary(desk);
    await desk.says('yes');
    const [appointment] = desk.core.appointments.values();
    if (!appointment) throw new Error('not booked');
    desk.session = undefined;
    return { desk, appointment };
  }

  test('a wrong contact and an unknown reference are answered alike', async () => {
    const { desk, appointment } = await booked();
    await desk.says('cancel my appointment');
    await desk.says(appointment.reference);
    const wrong = await desk.says('someone@example.com');
    desk.session = undefined;
    await desk.says('cancel my appointment');
    await desk.says('0000-0000');
    const unknown = await desk.says('someone@example.com');
    expect(textOf(wrong)).toBe(textOf(unknown));
    expect([...desk.core.appointments.values()].map(({ status }) => status)).toEqual(['confirmed']);
  });

  test('is not opened by a reader who needs no proof: the contact is compared here too', async () => {
    const { desk, appointment } = await booked();
    Object.assign(desk.core, { getAppointment: () => Promise.resolve(appointment) });
    await desk.says('cancel my appointment');
    await desk.says(appointment.reference);
    expect(textOf(await desk.says('someone@example.com'))).toContain('could not find');
  });

  test('opens with its manage link, and not with a forged one', async () => {
    const { desk } = await booked();
    const opened = await desk.turn({ kind: 'open' }, { manageToken: '7QK4MD00.valid' });
    expect(textOf(opened)).toContain('Here is your appointment');
    await desk.says('cancel it');
    expect((await desk.says('yes')).state).toBe('booked');
    expect([...desk.core.appointments.values()].map(({ status }) => status)).toEqual(['cancelled']);
    desk.session = undefined;
    const forged = await desk.turn({ kind: 'open' }, { manageToken: '7QK4MD00.forged' });
    expect(textOf(forged)).toContain('could not find');
  });

  test('changed elsewhere is told, and a yes to the older version does nothing', async () => {
    const { desk, appointment } = await booked();
    await desk.turn({ kind: 'open' }, { manageToken: '7QK4MD00.valid' });
    await desk.says('cancel it');
    const changed = { ...appointment, version: 2, start: '2026-11-25T10:00:00-05:00' };
    const told = await desk.turn({
      kind: 'news',
      fact: { kind: 'appointmentChanged', appointment: changed },
    });
    expect(textOf(told)).toContain('Wednesday, November 25');
    await desk.says('yes');
    expect(desk.core.calls).not.toContain('cancelAppointment');
  });
});

describe('replies', () => {
  test('are contract replies, numbered with the client messages, without any secret', async () => {
    const desk = createDesk();
    const answers = [
      await desk.turn({ kind: 'open' }),
      await desk.says('yoga tomorrow at 2pm'),
      await desk.says('Dana Reed, 212 555 0143'),
      await desk.says('yes'),
    ];
    const replies = answers.flatMap((answer) => answer.replies);
    for (const each of replies) expect(reply.safeParse(each).error).toBeUndefined();
    const numbers = answers.flatMap(({ heard, replies: said }) => [
      ...(heard ? [heard.seq] : []),
      ...said.map(({ seq }) => seq),
    ]);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(JSON.stringify(replies)).not.toContain('token-');
    expect(JSON.stringify(desk.session?.dialogue)).not.toContain('token-');
  });

  test('another day of the card takes the place of the times shown', async () => {
    const desk = createDesk();
    const first = await desk.says('yoga tomorrow');
    const next = await desk.taps('day:2026-11-25');
    expect(next.replies.map(({ replaces }) => replaces)).toEqual([first.replies.at(-1)?.id]);
    const later = await desk.taps('day:2026-11-26');
    expect(later.replies.map(({ replaces }) => replaces)).toEqual([next.replies.at(-1)?.id]);
  });

  test('a tap is kept with the words that were on it', async () => {
    const desk = createDesk();
    const offered = await desk.says('yoga tomorrow');
    expect((await desk.taps(choiceOf(offered, '10:00 AM'))).heard?.text).toBe('10:00 AM');
  });
});

test('tenant facts are read once in a while, and again when told that they changed', async () => {
  const desk = createDesk();
  await desk.says('hi');
  await desk.says('hi');
  const reads = () => desk.core.calls.filter((name) => name === 'getTenant').length;
  expect(reads()).toBe(1);
  desk.frontDesk.forgetTenant(desk.tenant.id);
  await desk.says('hi');
  expect(reads()).toBe(2);
  desk.clock.pass(1);
  await desk.says('hi');
  expect(reads()).toBe(3);
});

test('commands of another interpreter have no more rights than a client', async () => {
  const desk = createDesk();
  await desk.says('yoga tomorrow');
  const answer = await desk.turn({
    kind: 'commands',
    text: 'book it',
    commands: [{ kind: 'choose', choice: { id: 'slot_77' } }, { kind: 'confirm' }],
  });
  expect(answer.state).toBe('offering-slots');
  expect(desk.core.calls).not.toContain('createAppointment');
});
