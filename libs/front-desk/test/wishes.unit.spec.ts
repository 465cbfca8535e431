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
