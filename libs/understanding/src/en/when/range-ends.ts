import { isAmount } from './amount-guards.ts';
import { atomAt } from './atoms.ts';
import type { Atom, ClockExpr, Scope } from './nodes.ts';
import type { Days, TokenSpan } from './phrase.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

/** One end of a range as said. */
export interface Endpoint extends TokenSpan {
  readonly clock?: ClockExpr;
  readonly clockSure?: boolean;
  readonly days?: Days;
  readonly dayFirst?: boolean;
  readonly daySpan?: TokenSpan;
  /** A plain number or ordinal whose meaning the other end decides. */
  readonly number?: number;
  readonly ordinal?: boolean;
  readonly now?: boolean;
  readonly moment?: Extract<Atom, { kind: 'moment' }>;
}

const daysOf = (atom: Atom): Days | undefined => {
  if (atom.kind === 'date') return { kind: 'point', date: atom.date };
  if (atom.kind === 'period') return { kind: 'period', period: atom.period };
  if (atom.kind === 'daypart' && atom.date !== undefined) return { kind: 'point', date: atom.date };
  return undefined;
};

const fillers = new Set(['the', 'at', 'on', 'of', 'about', 'around', ',']);

function skipFillers(tokens: readonly Token[], index: number): number {
  let at = index;
  while (at < index + 2 && fillers.has(textAt(tokens, at))) at += 1;
  return at;
}

/** One end of a range: a clock time and a day in either order, or a bare number. */
export function endpointAt(
  tokens: readonly Token[],
  index: number,
  scope: Scope,
): Endpoint | undefined {
  const start = skipFillers(tokens, index);
  const first = atomAt(tokens, start, scope);
  const token = tokenAt(tokens, start);
  const bare = bareNumber(tokens, start, first);
  if (bare !== undefined)
    return { from: index, to: start + 1, number: token.value, ordinal: token.kind === 'ordinal' };
  if (first === undefined) return undefined;
  if (first.kind === 'now') return { from: index, to: first.to, now: true };
  if (first.kind === 'moment') return { from: index, to: first.to, moment: first };
  const days = daysOf(first);
  if (first.kind !== 'clock' && days === undefined) return undefined;
  const clockFirst =
    first.kind === 'clock' ? { clock: first.clock, clockSure: first.strength === 'strong' } : {};
  const dayFirst =
    days === undefined ? {} : { days, dayFirst: true, daySpan: { from: first.from, to: first.to } };
  const head: Endpoint = { from: index, to: first.to, ...clockFirst, ...dayFirst };
  return withSecond(tokens, head, scope);
}

function bareNumber(
  tokens: readonly Token[],
  index: number,
  atom: Atom | undefined,
): true | undefined {
  const token = tokenAt(tokens, index);
  if (isAmount(tokens, index)) return undefined;
  if (token.kind === 'ordinal') return atom === undefined || isLoneOrdinal(atom) ? true : undefined;
  if (token.kind !== 'number' || token.digits.length > 2 || token.value > 31) return undefined;
  if (atom === undefined) return true;
  if (isLoneOrdinal(atom)) return true;
  const lone = atom.to === index + 1 && atom.kind === 'clock' && atom.strength !== 'strong';
  return lone ? true : undefined;
}

const isLoneOrdinal = (atom: Atom): boolean =>
  atom.kind === 'date' &&
  atom.date.kind === 'ordinal' &&
  atom.date.weekday === undefined &&
  atom.date.months === undefined &&
  atom.to === atom.from + 1;

function withSecond(tokens: readonly Token[], head: Endpoint, scope: Scope): Endpoint {
  const at = skipFillers(tokens, head.to);
  const second = atomAt(tokens, at, scope);
  if (second === undefined) return head;
  const days = daysOf(second);
  if (head.clock === undefined && second.kind === 'clock' && second.strength !== 'weak')
    return { ...head, to: second.to, clock: second.clock, clockSure: second.strength === 'strong' };
  if (head.days === undefined && days !== undefined && second.kind === 'date')
    return {
      ...head,
      to: second.to,
      days,
      dayFirst: false,
      daySpan: { from: second.from, to: second.to },
    };
  return head;
}
