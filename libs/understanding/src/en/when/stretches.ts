import type { Atom, PeriodExpr, Season } from './nodes.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

/** Reads the month, week or the like that a part is a part of. */
type ReadWhole = (tokens: readonly Token[], index: number) => PeriodAtom | undefined;

type PeriodAtom = Extract<Atom, { kind: 'period' }>;

const make = (from: number, to: number, period: PeriodExpr): PeriodAtom => ({
  kind: 'period',
  from,
  to,
  period,
});

/** "first" 1 … "last" -1; 0 is none. */
const placeAt = (tokens: readonly Token[], index: number): number => {
  const { kind, value, text } = tokenAt(tokens, index);
  if (kind === 'ordinal' && value <= 5) return value;
  return text === 'last' ? -1 : 0;
};

const ofAt = (tokens: readonly Token[], index: number): number | undefined =>
  ['of', 'in'].includes(textAt(tokens, index)) ? index + 1 : undefined;

/** "the first weekend of April", "the last three days of the month". */
function placedIn(
  tokens: readonly Token[],
  index: number,
  wholeAt: ReadWhole,
): PeriodAtom | undefined {
  const the = textAt(tokens, index) === 'the' ? index + 1 : index;
  const place = placeAt(tokens, the);
  if (place === 0) return undefined;
  const weekend = textAt(tokens, the + 1) === 'weekend' ? ofAt(tokens, the + 2) : undefined;
  if (weekend !== undefined) {
    const whole = wholeAt(tokens, weekend);
    return whole && make(index, whole.to, { kind: 'nth-weekend', nth: place, of: whole.period });
  }
  const count = tokenAt(tokens, the + 1);
  const days = textAt(tokens, the + 2) === 'days' ? ofAt(tokens, the + 3) : undefined;
  if (days === undefined || count.kind !== 'number' || ![1, -1].includes(place)) return undefined;
  const whole = wholeAt(tokens, days);
  const edge = place === 1 ? 'first' : 'last';
  return (
    whole && make(index, whole.to, { kind: 'edge-days', of: whole.period, edge, days: count.value })
  );
}

const seasons = new Map<string, Season>([
  ['spring', 'spring'],
  ['springtime', 'spring'],
  ['summer', 'summer'],
  ['summertime', 'summer'],
  ['autumn', 'autumn'],
  ['fall', 'autumn'],
  ['winter', 'winter'],
  ['wintertime', 'winter'],
]);

const inWords = new Set(['in', 'during', 'the', 'until', 'till', 'by', 'before', 'after']);

/** "this summer", "next spring", "in the autumn"; a bare "spring" or "fall" is none. */
function seasonAt(tokens: readonly Token[], index: number): PeriodAtom | undefined {
  const mode = textAt(tokens, index);
  const said = mode === 'this' || mode === 'next' || mode === 'coming';
  const at = said ? index + 1 : index;
  const season = seasons.get(textAt(tokens, at));
  if (season === undefined) return undefined;
  const led = inWords.has(textAt(tokens, index - 1)) && textAt(tokens, index - 2) !== 'of';
  // "In the fall" is the season, "in fall" a slip; said alone it is the verb.
  const fall = textAt(tokens, at) === 'fall' && textAt(tokens, index - 1) !== 'the';
  if (!said && (!led || fall)) return undefined;
  return make(index, at + 1, { kind: 'season', season, ahead: mode === 'next' ? 1 : 0 });
}

/** "next quarter", "the third quarter", "q3". */
function quarterAt(tokens: readonly Token[], index: number): PeriodAtom | undefined {
  const the = textAt(tokens, index) === 'the' ? index + 1 : index;
  const digit = tokenAt(tokens, the + 1);
  if (textAt(tokens, the) === 'q' && digit.glued && digit.value >= 1 && digit.value <= 4)
    return make(index, the + 2, { kind: 'quarter', quarter: digit.value, ahead: 0 });
  if (textAt(tokens, the + 1) !== 'quarter') return undefined;
  const follower = textAt(tokens, the + 2);
  if (['past', 'to', 'of', 'after', 'before', 'till'].includes(follower)) return undefined;
  const word = textAt(tokens, the);
  if (word === 'next' || word === 'this')
    return make(index, the + 2, { kind: 'quarter', ahead: word === 'next' ? 1 : 0 });
  const place = placeAt(tokens, the);
  return place >= 1 && place <= 4
    ? make(index, the + 2, { kind: 'quarter', quarter: place, ahead: 0 })
    : undefined;
}

/** Seasons, quarters, and stretches told by their place in a longer one. */
export const stretchAt = (
  tokens: readonly Token[],
  index: number,
  wholeAt: ReadWhole,
): PeriodAtom | undefined =>
  placedIn(tokens, index, wholeAt) ?? seasonAt(tokens, index) ?? quarterAt(tokens, index);
