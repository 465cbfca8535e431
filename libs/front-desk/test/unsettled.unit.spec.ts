import { AppError } from '@gomomo/kernel';
import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf, toSummary, type Desk } from './desk.ts';

const away = new AppError('dependency-unavailable', 'away', { retryable: true });
const unknown = 'do not know whether it went through';

/** Up to a yes whose answer never came; the row is there or not. */
async function yesWithoutAnswer(done: boolean): Promise<Desk> {
  const desk = createDesk();
  await toSummary(desk);
  if (done) desk.core.losesAnswers = true;
  else desk.core.weather = away;
  expect(textOf(await desk.says('yes'))).toContain(unknown);
  return desk;
}

const back = (desk: Desk): void => {
  desk.core.losesAnswers = false;
  desk.core.weather = undefined;
};

const rows = ({ core }: Desk) => [...core.appointments.values()];

/** "Make it 3" searched again, said that nothing had been booked, and a second row could be made. */
describe.each([true, false])('a yes without an answer (done: %s) is settled first', (done) => {
  test.each([
    'make it 3pm',
    'no, wednesday instead',
    'yes, make it 3pm',
    'no',
    'forget it',
    'a facial instead',
    'another day',
    'cancel it',
    'my name is Dana Reeves',
    'did my booking go through?',
  ])('"%s"', async (said) => {
    const desk = await yesWithoutAnswer(done);
    const text = textOf(await desk.says(said));
    expect(text).not.toMatch(/nothing has been|stays as it is|run out/iu);
    back(desk);
    await desk.says('yes');
    expect(rows(desk).map(({ start, status }) => [start, status])).toEqual([
      ['2026-11-24T14:00:00-05:00', 'confirmed'],
    ]);
  });

  test('a question is answered as ever', async () => {
    const desk = await yesWithoutAnswer(done);
    const text = textOf(await desk.says('how much is it?'));
    expect(text).toContain('$70');
    back(desk);
    expect(textOf(await desk.says('yes'))).toContain('You’re booked');
  });

  test('a goodbye leaves with what is not known, and the number', async () => {
    const desk = await yesWithoutAnswer(done);
    const text = textOf(await desk.says('bye'));
    expect(text).toContain('I do not know whether it went through. Please call us on');
    expect(text).not.toContain('nothing has been booked');
  });

  test('minutes later it is asked for again, and told what became of it', async () => {
    const desk = await yesWithoutAnswer(done);
    desk.clock.pass(9);
    back(desk);
    const text = textOf(await desk.says('yes'));
    expect(text).toContain(done ? 'You’re booked' : 'run out');
    expect(rows(desk)).toHaveLength(done ? 1 : 0);
  });

  test('and then the other wish is heard', async () => {
    const desk = await yesWithoutAnswer(done);
    await desk.says('make it 3pm');
    back(desk);
    await desk.says('yes');
    expect(textOf(await desk.says('make it 3pm'))).toContain('Shall I move');
    await desk.says('yes');
    expect(rows(desk).map(({ start }) => start)).toEqual(['2026-11-24T15:00:00-05:00']);
  });
});

/** A move and a cancellation of which nobody knows. */
test.each([
  ['move it to 4pm', '2026-11-24T16:00:00-05:00', 'confirmed'],
  ['cancel it', '2026-11-24T14:00:00-05:00', 'cancelled'],
] as const)('so is a change: "%s"', async (change, start, status) => {
  const desk = createDesk();
  await toSummary(desk);
  await desk.says('yes');
  await desk.says(change);
  desk.core.losesAnswers = true;
  expect(textOf(await desk.says('yes'))).toContain(unknown);
  expect(textOf(await desk.says('no, leave it'))).not.toContain('stays as it is');
  back(desk);
  await desk.says('yes');
  expect(rows(desk).map((row) => [row.start, row.status])).toEqual([[start, status]]);
});
