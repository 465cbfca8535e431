import { expect, test } from '@jest/globals';

import { createDesk, textOf } from './desk.ts';

const number = '7 1 8, 5 5 5, 0 1 3 4';

/** How it happened: "One moment, I am putting you through." twice, the number twice, and nobody came. */
test.each([
  'i want to speak to someone',
  'can I talk to a person',
  'nobody picks up there can somebody ring me back',
  'put me through to the manager',
  'so is there nobody',
  'this is outrageous, I want a manager',
])('where nobody can be put through, the number is said once: "%s"', async (said) => {
  const desk = createDesk();
  const spoken = { channel: 'voice' } as const;
  const answer = await desk.turn({ kind: 'text', text: said }, spoken);
  const text = `${textOf(answer)} ${answer.speech.text}`;
  expect(text).not.toContain('putting you through');
  expect(answer.speech.text.split(number)).toHaveLength(2);
});

test('where somebody can, the call is put through', async () => {
  const desk = createDesk();
  let transferred = 0;
  const actions = { transfer: () => Promise.resolve(void (transferred += 1)) };
  const answer = await desk.turn(
    { kind: 'text', text: 'nobody picks up there, can somebody ring me back' },
    { channel: 'voice', actions },
  );
  expect(answer.speech.text.split('putting you through')).toHaveLength(2);
  expect(transferred).toBe(1);
});
