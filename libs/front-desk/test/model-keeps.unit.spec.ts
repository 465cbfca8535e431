import { describe, expect, test } from '@jest/globals';
import type { Command } from '@gomomo/dialogue';

import { createDesk, textOf, type Desk } from './desk.ts';

/**
 * "Facial with Priya on Wednesday at 10:30, I'm Tom Becker, and bring the cucumber": a model made a plain
 * no of it, or one half, and all that had been read for sure was lost without a word.
 */
const deskWith = (...commands: Command[]): Desk =>
  createDesk({ interpret: async () => ({ kind: 'commands', commands }) });

const said =
  'facial with priya on wednesday 10:30, my name is Tom Becker 212-555-0177 and bring the cucumber';
const wish = (desk: Desk) => {
  const { chosen, client, hold, flow } = desk.session?.dialogue ?? {};
  return { flow, start: (hold ?? chosen)?.start.slice(0, 16), name: client?.name };
};
const whole = { flow: 'book', start: '2026-11-25T10:30', name: 'Tom Becker' };

describe('what the rules have read for sure stays', () => {
  test.each<[string, Command[]]>([
    ['the errand alone', [{ kind: 'start', intent: 'book' }]],
    ['a plain no', [{ kind: 'reject' }]],
    ['the end of it', [{ kind: 'cancelFlow' }]],
    ['a goodbye', [{ kind: 'goodbye' }]],
  ])('where a model makes %s of it', async (_what, commands) => {
    const desk = deskWith(...commands);
    await desk.says(said);
    expect(wish(desk)).toEqual(whole);
  });

  test('and what a model says otherwise counts', async () => {
    const value = { kind: 'at' as const, readings: ['14:15'], around: false, negated: false };
    const desk = deskWith({ kind: 'set', slot: 'time', value });
    await desk.says(said);
    expect(wish(desk)).toEqual({ ...whole, start: '2026-11-25T14:15' });
  });

  test('and a question that a model makes of it is answered alone', async () => {
    const desk = deskWith({ kind: 'ask', topic: 'prices' });
    expect(textOf(await desk.says('how much is a facial if it rains on my parrot'))).toMatch(
      /\$80/,
    );
    expect(desk.session?.dialogue.flow).toBe('none');
  });

  test('and so does another errand', async () => {
    const desk = deskWith({ kind: 'start', intent: 'cancel' });
    expect(textOf(await desk.says(said))).toMatch(/reference/);
  });
});

test('a time that is chosen is chosen, whatever day was named beside it', async () => {
  const desk = createDesk({
    interpret: async ({ state }) => {
      const id = state.offer?.slots[1]?.handle ?? '';
      return { kind: 'commands', commands: [{ kind: 'choose', choice: { id } }] };
    },
  });
  await desk.says('yoga on tuesday');
  await desk.says('the second one on tuesday, says my plumber');
  expect(desk.session?.dialogue.hold?.start).toContain('2026-11-24T10:00');
});
