import { expect, test } from '@jest/globals';

import { createDesk, textOf } from './desk.ts';

test.each([
  ['facial tuesday, no mornings', 'from 12:00 PM on'],
  ['facial tuesday, no evenings', 'before 5:00 PM'],
  ['facial tuesday, not before 2pm', 'from 2:00 PM on'],
])('what is left of the day is told, not what is ruled out: "%s"', async (said, told) => {
  const text = textOf(await createDesk().says(said));
  expect(text).toContain(told);
  expect(text).not.toContain('not until');
});

test.each([
  'am Mittwoch um 14 Uhr',
  'Haben Sie am Mittwoch um 14 Uhr etwas frei?',
  'lunes 10:00',
  '¿tienen algo el martes?',
])('another language is answered in it once, and binds nothing: "%s"', async (said) => {
  const desk = createDesk();
  await desk.says('yoga');
  expect(textOf(await desk.says(said))).toMatch(/Ich verstehe|Aquí solo entiendo/);
  expect(textOf(await desk.says(said))).not.toMatch(/Ich verstehe|Aquí solo entiendo/);
  expect(desk.core.calls).not.toContain('createHold');
  expect(desk.session?.dialogue.wish).toMatchObject({ days: null, time: null });
});

test.each([
  ['facial on 31 april', 'There is no such day as 31 april. Do you mean Friday, April 30'],
  ['facial friday the 3rd of december', 'do not go together. Do you mean Thursday, December 3'],
])('a doubtful day is asked about with both as choices: "%s"', async (said, told) => {
  const answer = await createDesk().says(said);
  expect(textOf(answer)).toContain(told);
  expect(answer.replies.at(-1)?.choices).toHaveLength(2);
});

test('a time of a clock that nobody knows is not taken, and whose clock counts is told', async () => {
  const desk = createDesk();
  expect(textOf(await desk.says('yoga tuesday 3pm my time'))).toContain('Eastern Time');
  expect(desk.core.calls).not.toContain('createHold');
});

test('a time said in another zone is held in the business’s, which is told', async () => {
  const desk = createDesk();
  const text = textOf(await desk.says('yoga tuesday 3pm london time'));
  expect(text).toContain('Eastern Time');
  expect(text).toContain('10:00 AM');
});

test('to a visitor on another clock offers, holds and proposals name the zone', async () => {
  const desk = createDesk();
  const visitor = { timeZone: 'Europe/London' };
  const says = (text: string) => desk.turn({ kind: 'text', text }, { visitor });
  expect(textOf(await says('yoga tuesday'))).toContain('Times are New York time');
  expect(textOf(await says('2pm'))).toContain('2:00 PM New York time');
  expect(textOf(await says('Dana Reed, 212 555 0143'))).toContain('2:00 PM New York time');
});
