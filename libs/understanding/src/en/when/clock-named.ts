import type { ClockAtom } from './clock-parts.ts';
import { textAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

/** Behind an "ish", where one stands there. */
export const ish = (tokens: readonly Token[], index: number): number => {
  if (textAt(tokens, index) === 'ish') return index + 1;
  return textAt(tokens, index) === '-' && textAt(tokens, index + 1) === 'ish' ? index + 2 : index;
};

/** noon, midday, midnight, "12 noon", "noonish", "mid night". */
export function namedClock(tokens: readonly Token[], index: number): ClockAtom | undefined {
  const word = textAt(tokens, index);
  const make = (to: number, hour: number): ClockAtom => ({
    kind: 'clock',
    from: index,
    to,
    clock: { hour, minute: 0, half: hour === 0 ? 'am' : 'pm' },
    strength: 'strong',
  });
  if (word === 'noon' || word === 'midday' || word === 'noonish' || word === 'noontime')
    return make(ish(tokens, index + 1), 12);
  if (word === 'midnight') return make(index + 1, 0);
  if (word !== 'mid') return undefined;
  const next = textAt(tokens, index + 1) === '-' ? index + 2 : index + 1;
  if (textAt(tokens, next) === 'night') return make(next + 1, 0);
  return textAt(tokens, next) === 'day' ? make(next + 1, 12) : undefined;
}
