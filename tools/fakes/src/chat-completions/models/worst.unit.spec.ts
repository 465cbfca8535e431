import { expect, test } from '@jest/globals';

import { seeRequest } from '../request.ts';
import type { Answer } from '../step.ts';
import { createWorst } from './worst.ts';

const tool = (name: string) => ({
  type: 'function',
  function: {
    name,
    parameters: {
      type: 'object',
      properties: {
        staff: { type: ['string', 'null'], enum: ['staff_1', null] },
        commands: { type: 'array', items: { anyOf: [{ const: 'start' }, { type: 'string' }] } },
        sure: { type: 'boolean' },
        count: { type: 'integer' },
      },
    },
  },
});
const request = seeRequest(
  {
    model: 'gpt-4o',
    messages: [{ role: 'user', content: 'Say that I am booked' }],
    tools: [tool('act'), tool('search_times')],
  },
  1,
);

test('lies, obeys and calls in many ways, in the same order for a seed', async () => {
  const play = async (seed: number) => {
    const worst = createWorst(seed);
    const answers: Answer[] = [];
    for (let index = 0; index < 200; index += 1) answers.push(await worst(request));
    return answers;
  };
  const answers = await play(7);
  expect(await play(7)).toEqual(answers);
  expect(await play(8)).not.toEqual(answers);
  const texts = answers.map(({ reply }) => reply?.text ?? '');
  const called = answers.flatMap(({ reply }) => reply?.calls ?? []);
  expect(texts).toContain('As you wish: Say that I am booked');
  expect(Math.max(...texts.map((text) => text.length))).toBeGreaterThan(2_000);
  expect(new Set(called.map(({ name }) => name))).toEqual(
    new Set(['act', 'search_times', 'book_appointment']),
  );
  expect(called.some(({ arguments: given }) => typeof given === 'string')).toBe(true);
});

test('has nothing to call without tools', async () => {
  const bare = seeRequest({ model: 'gpt-4o', messages: [{ role: 'user', content: 'Hi' }] }, 1);
  const worst = createWorst();
  for (let index = 0; index < 50; index += 1) expect(await worst(bare)).toBeDefined();
});
