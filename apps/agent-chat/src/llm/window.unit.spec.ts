import type { PastTurn } from '@gomomo/front-desk';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toWindow } from './window.ts';

const asIs = { said: (text: string) => text, told: (text: string) => text };
const rolesOf = (turns: readonly PastTurn[]) => toWindow(turns, asIs).map(({ role }) => role);
const turn = (n: number): PastTurn => ({ said: `m${String(n)}`, told: [`r${String(n)}`] });
const turns = (count: number) => Array.from({ length: count }, (_, n) => turn(n));

describe('what was said, as a model reads it', () => {
  test('is what both sides said, oldest first', () => {
    expect(toWindow(turns(2), asIs)).toEqual([
      { role: 'user', content: 'm0' },
      { role: 'assistant', content: 'r0' },
      { role: 'user', content: 'm1' },
      { role: 'assistant', content: 'r1' },
    ]);
  });

  test('alternates, also where the desk spoke twice', () => {
    const news: PastTurn = { said: null, told: ['The hold ran out.'] };
    expect(rolesOf([turn(1), news, turn(2)])).toEqual(['user', 'assistant', 'user', 'assistant']);
  });

  test('is masked', () => {
    expect(toWindow([turn(1)], { said: () => 's', told: () => 't' })).toEqual([
      { role: 'user', content: 's' },
      { role: 'assistant', content: 't' },
    ]);
  });

  test('is fifty messages at most, of the newest turns (R3: a conversation does not grow without bound)', () => {
    const window = toWindow(turns(400), asIs);
    expect(window).toHaveLength(50);
    expect(window.at(-1)?.content).toBe('r399');
  });

  test('is bounded in length as well', () => {
    const long: PastTurn = { said: 'x'.repeat(5_000), told: [] };
    expect(toWindow([long, long, long, long], asIs).length).toBeLessThanOrEqual(2);
  });

  test('loses whole turns only, and never holds a tool or its call', () => {
    const anyTurn = fc.record({
      said: fc.option(fc.string({ maxLength: 400 })),
      told: fc.array(fc.string({ minLength: 1, maxLength: 400 }), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(anyTurn, { maxLength: 120 }), (history) => {
        const window = toWindow(history, asIs);
        const texts = window.map(({ content }) => String(content)).join('\n');
        const all = history
          .flatMap(({ said, told }) => [...(said === null ? [] : [said]), ...told])
          .join('\n');
        expect(window.every(({ role }) => role === 'user' || role === 'assistant')).toBe(true);
        expect(window.length).toBeLessThanOrEqual(50);
        expect(all.endsWith(texts)).toBe(true);
      }),
    );
  });
});
