import { expect, test } from '@jest/globals';

import { createDesk, textOf } from './desk.ts';

/** How it happened: two prices were asked about and one was told. */
test.each([
  'how much is a relaxation massage compared to deep tissue and a facial?',
  'what do the facial and the relaxation massage and deep tissue cost?',
])('services named side by side are told of side by side: "%s"', async (said) => {
  const desk = createDesk();
  const text = textOf(await desk.says(said));
  expect(text).toContain('Relaxation massage is $130');
  expect(text).toContain('Facial is $80');
  expect(desk.session?.dialogue.flow).toBe('none');
});
