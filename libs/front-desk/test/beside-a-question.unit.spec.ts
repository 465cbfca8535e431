import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf } from './desk.ts';

const heldOf = (desk: ReturnType<typeof createDesk>) => desk.session?.dialogue.hold?.start;

describe('a wish beside a question is kept, whichever comes first', () => {
  test.each([
    'how much is yoga? book it wed 11',
    'how much is yoga? book me in wed 11',
    'how much is yoga? can i have it wed 11',
    'what do you charge for yoga and can i come wed 11',
    'do you take cards? put me down for yoga wed 11',
    'is there parking and can i get yoga wed 11',
    'yoga wed 11, do you take cards',
    'can i come wed 11 for yoga, how much is it?',
    'can you book me yoga wed 11 and how much is it',
  ])('"%s"', async (said) => {
    const desk = createDesk();
    const text = textOf(await desk.says(said));
    expect(text).toMatch(/\$70|I do not have that here/);
    expect(text).toContain('11:00 AM on Wednesday, November 25');
    expect(desk.session?.dialogue.pending.kind).toBe('name-and-contact');
    expect(heldOf(desk)?.slice(0, 16)).toBe('2026-11-25T11:00');
  });

  test.each(['can i pay by card and get a receipt?', 'can i come with my dog?'])(
    'a question by itself starts nothing: "%s"',
    async (said) => {
      const desk = createDesk();
      await desk.says(said);
      expect(desk.session?.dialogue.flow).toBe('none');
    },
  );
});
