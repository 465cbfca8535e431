import { isDate } from '../../calendar/civil-date.ts';
import { monthOf } from '../calendar/names.ts';
import { isCounted } from './amount-guards.ts';
import type { Atom, DateExpr, Strength } from './nodes.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

type DateAtom = Extract<Atom, { kind: 'date' }>;

const separators = new Set(['/', '-', '.', ',']);

/** Two-digit years count from 2000; nobody books in the last century. */
export const fullYear = (value: number): number => (value < 100 ? 2000 + value : value);

export const isYear = (token: Token): boolean =>
  token.kind === 'number' && token.value >= 1900 && token.value < 2200 && token.digits.length !== 3;

const civil = (
  from: number,
  to: number,
  date: { year?: number; month: number; day: number },
  strength: Strength = 'strong',
): DateAtom => ({ kind: 'date', from, to, date: { kind: 'civil', ...date }, strength });

/** The digit groups joined without spaces by one and the same mark: 12/25, 2018-05-15. */
function groupsAt(tokens: readonly Token[], index: number): { mark: string; groups: Token[] } {
  const groups = [tokenAt(tokens, index)];
  const mark = textAt(tokens, index + 1);
  let at = index + 1;
  while (groups.length < 5 && separators.has(mark) && mark !== ',') {
    const separator = tokenAt(tokens, at);
    const next = tokenAt(tokens, at + 1);
    const month = next.kind === 'word' && monthOf(next.text) !== undefined;
    const readable = next.kind === 'number' || next.kind === 'ordinal' || month;
    if (separator.text !== mark || !separator.glued || !next.glued || !readable) break;
    groups.push(next);
    at += 2;
  }
  return { mark, groups };
}

const partValue = (token: Token): number =>
  token.kind === 'word' ? (monthOf(token.text) ?? Number.NaN) : token.value;

/** Year first, or month/day/year with the other order where the first cannot be a month. */
function threeParts(groups: readonly Token[]): Extract<DateExpr, { kind: 'civil' }> | undefined {
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = groups.map(partValue);
  const yearFirst = (groups[0]?.digits.length ?? 0) === 4;
  const year = yearFirst ? a : fullYear(c);
  const [first, second] = yearFirst ? [b, c] : [a, b];
  if (year < 1900 || year > 2199) return undefined;
  const namedSecond = groups[1]?.kind === 'word';
  const namedThird = groups[2]?.kind === 'word';
  const dayFirst = (namedSecond && !yearFirst) || (namedThird && yearFirst);
  if (!dayFirst && isDate(year, first, second))
    return { kind: 'civil', year, month: first, day: second };
  if (isDate(year, second, first)) return { kind: 'civil', year, month: second, day: first };
  return undefined;
}

/** 5/15, 22/04 and, where a date is led in, 4.22: month first, day first where it must be. */
function twoParts(groups: readonly Token[]): Extract<DateExpr, { kind: 'civil' }> | undefined {
  const [a = Number.NaN, b = Number.NaN] = groups.map(partValue);
  if (groups.some((group) => group.digits.length > 2)) return undefined;
  if (groups[1]?.kind !== 'word' && isDate(2000, a, b)) return { kind: 'civil', month: a, day: b };
  if (isDate(2000, b, a)) return { kind: 'civil', month: b, day: a };
  return undefined;
}

function compactDate(tokens: readonly Token[], index: number): DateAtom | undefined {
  const { digits, value } = tokenAt(tokens, index);
  if (digits.length !== 8) return undefined;
  const year = Math.floor(value / 10_000);
  const month = Math.floor(value / 100) % 100;
  if (year < 1990 || year > 2199 || !isDate(year, month, value % 100)) return undefined;
  return civil(index, index + 1, { year, month, day: value % 100 });
}

const wordBefore = (tokens: readonly Token[], index: number): boolean => {
  const before = tokenAt(tokens, index - 1);
  return tokenAt(tokens, index).glued && (before.text === '.' || before.text === '+');
};

/** 2018-05-15, 5/15/2018, 23/Sep/2020, 11-12-35, 22/04, 20180515. */
export function numericDateAt(tokens: readonly Token[], index: number): DateAtom | undefined {
  const compact = compactDate(tokens, index);
  if (compact !== undefined) return compact;
  const { mark, groups } = groupsAt(tokens, index);
  if (groups.length < 2 || groups.length > 3 || wordBefore(tokens, index)) {
    return yearFirstPrefix(tokens, index, groups);
  }
  const to = index + groups.length * 2 - 1;
  if (groups.length === 3) {
    const date = threeParts(groups);
    return date === undefined ? undefined : { ...civil(index, to, date), to };
  }
  const date = twoParts(groups);
  if (date === undefined || isCounted(tokens, index + 2)) return undefined;
  if (groups[1]?.kind === 'word') return civil(index, to, date);
  if (mark === '/') return slashDate(tokens, index, to, date);
  const led = ['on', 'this', 'the'].includes(textAt(tokens, index - 1));
  return mark === '.' && led ? civil(index, to, date, 'medium') : undefined;
}

function slashDate(
  tokens: readonly Token[],
  from: number,
  to: number,
  date: { month: number; day: number },
): DateAtom {
  const year = tokenAt(tokens, to);
  if (isYear(year) && !year.glued) return civil(from, to + 1, { ...date, year: year.value });
  return civil(from, to, date);
}

/** A file name such as archive-2018-09-23-page-01 goes on behind the date. */
function yearFirstPrefix(
  tokens: readonly Token[],
  index: number,
  groups: readonly Token[],
): DateAtom | undefined {
  if (groups.length < 4 || groups[0]?.digits.length !== 4) return undefined;
  const date = threeParts(groups.slice(0, 3));
  return date === undefined ? undefined : civil(index, index + 5, date);
}
