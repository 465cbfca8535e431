import { clockSuffix } from './clock-suffix.ts';
import type { Atom, ClockExpr, Strength } from './nodes.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

export type ClockAtom = Extract<Atom, { kind: 'clock' }>;

export const hourAt = (tokens: readonly Token[], index: number): number | undefined => {
  const token = tokenAt(tokens, index);
  if (token.kind !== 'number' || token.text === 'hundred' || token.digits.length > 2)
    return undefined;
  return token.value <= 24 ? token.value : undefined;
};

/** A clock atom with the half of the day that may follow it. */
export const finish = (
  tokens: readonly Token[],
  from: number,
  to: number,
  base: Pick<ClockExpr, 'hour' | 'minute' | 'padded' | 'exact'>,
  strength: Strength,
): ClockAtom => {
  const suffix = clockSuffix(tokens, to);
  const clock: ClockExpr = {
    ...base,
    ...(suffix?.half === undefined ? {} : { half: suffix.half }),
    ...(suffix?.daypart === undefined ? {} : { daypart: suffix.daypart }),
  };
  return {
    kind: 'clock',
    from,
    to: suffix?.to ?? to,
    clock,
    strength: suffix === undefined ? strength : 'strong',
  };
};

const approximators = new Set(['at', 'around', 'about', 'approximately', 'roughly', 'circa', '@']);
const limits = new Set(['by', 'before', 'after', 'until', 'till', 'til', 'than', 'from', 'past']);

const comparisons = new Set(['later', 'earlier', 'sooner', 'longer']);

/** How strongly the word before a bare number says that a clock time follows. */
export function leadOf(tokens: readonly Token[], index: number): 'at' | 'limit' | undefined {
  const word = textAt(tokens, index - 1);
  const offers = word === 'about' && ['how', 'what'].includes(textAt(tokens, index - 2));
  if (offers) return undefined;
  if (approximators.has(word)) return 'at';
  // "rating higher than 4" is no time, "later than 4" is.
  if (word === 'than' && !comparisons.has(textAt(tokens, index - 2))) return undefined;
  return limits.has(word) ? 'limit' : undefined;
}
