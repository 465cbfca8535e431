import { expect, test } from '@jest/globals';

import { createDesk, textOf, toSummary } from './desk.ts';

test.each([
  "my friend told me about you, i'd like yoga tuesday at 2pm",
  'two friends recommended you, yoga on tuesday at 2pm please',
  'yoga tuesday at 2pm for me, my daughter recommended Priya',
])('people who are told of change nothing: "%s"', async (said) => {
  const desk = createDesk();
  const text = textOf(await desk.says(said));
  expect(desk.session?.dialogue.hold?.start.slice(0, 16)).toBe('2026-11-24T14:00');
  expect(text).not.toMatch(/one person at a time|did not get/u);
});

test.each(["my wife said 'book it'", "he told me 'yes'", 'my boss says go ahead'])(
  'a yes of somebody else is none: "%s"',
  async (said) => {
    const desk = createDesk();
    await toSummary(desk);
    await desk.says(said);
    expect(desk.core.appointments.size).toBe(0);
    expect(desk.session?.dialogue.proposal).not.toBeNull();
  },
);

test.each(['yoga tuesday 2pm for two', 'yoga tuesday at 2pm with my husband'])(
  'people who come are never ignored: "%s"',
  async (said) => {
    const desk = createDesk();
    expect(textOf(await desk.says(said))).toContain('one person at a time');
    expect(desk.session?.dialogue.next.more).toBe(1);
  },
);
