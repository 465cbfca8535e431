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

  test.each<[string, Command[]]>([
    ['a question', [{ kind: 'ask', topic: 'prices' }]],
    ['a wish to hear it again', [{ kind: 'repeat' }]],
    ['a name alone', [{ kind: 'set', slot: 'name', value: 'Tom' }]],
  ])('where a model makes %s of it as well', async (_what, commands) => {
    const desk = deskWith(...commands);
    await desk.says(said);
    expect(wish(desk)).toMatchObject({ flow: 'book', start: '2026-11-25T10:30' });
  });

  test.each<[string, Command[]]>([
    ['a question', [{ kind: 'ask', topic: 'prices' }]],
    ['a plain no', [{ kind: 'reject' }]],
    [
      'another wish',
      [{ kind: 'set', slot: 'resource', value: { ids: 'any', negated: false, text: '' } }],
    ],
  ])(
    'a name that stands by itself, where a model makes %s of the turn',
    async (_what, commands) => {
      const desk = deskWith(...commands);
      await desk.says('yoga tomorrow at 2pm');
      await desk.says('Sam Hill, but my dog calls me blorp');
      expect(desk.session?.dialogue.client.name).toBe('Sam Hill');
    },
  );

  test.each<[string, Command[]]>([
    ['a question', [{ kind: 'ask', topic: 'prices' }]],
    [
      'anybody',
      [{ kind: 'set', slot: 'resource', value: { ids: 'any', negated: false, text: '' } }],
    ],
  ])(
    'a time among those on the table, where a model makes %s of the turn',
    async (_what, commands) => {
      const desk = deskWith(...commands);
      await desk.says('yoga tomorrow');
      await desk.says('2pm with the blorp one');
      const { wish: wished, chosen } = desk.session?.dialogue ?? {};
      expect(chosen?.start ?? JSON.stringify(wished?.time)).toContain('14:00');
    },
  );

  test('a service, where a model takes another that nobody has named, and not where it is named', async () => {
    for (const [text, kept] of [
      ['facial tomorrow with the blorp', 'Facial'],
      ['facial tomorrow, no, blorp, the yoga', 'Yoga, one to one'],
    ] as const) {
      const desk = createDesk({
        interpret: async ({ tenant }) => {
          const yoga = tenant.services.find(({ name }) => name.startsWith('Yoga'))?.id ?? '';
          const value = { ids: [yoga], text: '' };
          return { kind: 'commands', commands: [{ kind: 'set', slot: 'service', value }] };
        },
      });
      await desk.says(text);
      const [id] = desk.session?.dialogue.wish.serviceIds ?? [];
      expect(desk.tenant.services.find((each) => each.id === id)?.name).toBe(kept);
    }
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
