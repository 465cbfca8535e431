import { amountsAt } from './amounts.ts';
import type { ClockAtom } from './clock-parts.ts';
import type { Scope } from './nodes.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

type ReadClock = (tokens: readonly Token[], index: number, scope: Scope) => ClockAtom | undefined;

const half = { hour: 'hour', hours: 'hour', hr: 'hour' } as const;

/** "half an hour before noon", "an hour after 3 pm": a clock time told by another. */
export function shiftedClock(
  tokens: readonly Token[],
  index: number,
  scope: Scope,
  readClock: ReadClock,
): ClockAtom | undefined {
  const lead = tokenAt(tokens, index);
  if (lead.kind !== 'number' && !['half', 'an', 'a'].includes(lead.text)) return undefined;
  const amount = amountsAt(tokens, index);
  if (amount === undefined || amount.amounts.minutes === 0 || amount.amounts.days > 0)
    return undefined;
  // "Ten minutes to three" is read as it is said; hours are counted.
  if (!Object.hasOwn(half, textAt(tokens, amount.to - 1))) return undefined;
  const word = textAt(tokens, amount.to);
  const sign = word === 'before' ? -1 : word === 'after' || word === 'past' ? 1 : 0;
  const base = sign === 0 ? undefined : readClock(tokens, amount.to + 1, scope);
  if (base === undefined || base.strength === 'weak') return undefined;
  const { hour, minute } = base.clock;
  const half24 = base.clock.half === 'pm' && hour < 12 ? hour + 12 : hour;
  const total = (half24 * 60 + minute + sign * amount.amounts.minutes + 1440) % 1440;
  const said = base.clock.half !== undefined || hour > 12;
  const clock = { hour: Math.floor(total / 60), minute: total % 60 };
  if (said) return { ...base, from: index, clock: { ...clock, exact: true } };
  const twelve = { ...clock, hour: clock.hour % 12 === 0 ? 12 : clock.hour % 12 };
  return { ...base, from: index, clock: { ...base.clock, ...twelve } };
}
