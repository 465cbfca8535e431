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
function threeParts(
  groups: readonly Token[],
  order: DateOrder,
): Extract<DateExpr, { kind: 'civil' }> | undefined {
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = groups.map(partValue);
  const yearFirst = (groups[0]?.digits.length ?? 0) === 4;
  const year = yearFirst ? a : fullYear(c);
  const [first, second] = yearFirst ? [b, c] : [a, b];
  if (year < 1900 || year > 2199) return undefined;
  const namedSecond = groups[1]?.kind === 'word';
  const namedThird = groups[2]?.kind === 'word';
  const dayFirst = (namedSecond && !yearFirst) || (namedThird && yearFirst);
  if (yearFirst || namedSecond || namedThird) {
    const [month, day] = dayFirst ? [second, first] : [first, second];
    return readable(month, day) ? { kind: 'civil', year, month, day } : undefined;
  }
  const date = inOrder(first, second, order, year);
  return date && { ...date, year };
}

/** Which of two numbers is the day, and whether the visitor's country says otherwise. */
export interface DateOrder {
  readonly dayFirst?: boolean;
  readonly bothOrders?: boolean;
}

/** A month and a day that some month has; "31 April" is found out when it is resolved. */
const readable = (month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= 31;

/** The two numbers in the business's order, in the other one where only that makes a date. */
function inOrder(
  first: number,
  second: number,
  { dayFirst = false, bothOrders = false }: DateOrder,
  year = 2000,
): { kind: 'civil'; month: number; day: number; swapped?: true } | undefined {
  const [month, day] = dayFirst ? [second, first] : [first, second];
  const own = isDate(year, month, day);
  const other = isDate(year, day, month);
  if (own) {
    const open = bothOrders && other && month !== day;
    return { kind: 'civil', month, day, ...(open ? { swapped: true } : {}) };
  }
  if (other) return { kind: 'civil', month: day, day: month };
  if (readable(month, day)) return { kind: 'civil', month, day };
  return readable(day, month) ? { kind: 'civil', month: day, day: month } : undefined;
}

/** 5/15, 22/04 and, where a date is led in, 4.22: month first, day first where it must be. */
function twoParts(
  groups: readonly Token[],
  order: DateOrder,
): Extract<DateExpr, { kind: 'civil' }> | undefined {
  const [a = Number.NaN, b = Number.NaN] = groups.map(partValue);
  if (groups.some((group) => group.digits.length > 2)) return undefined;
  if (groups[1]?.kind === 'word')
    return readable(b, a) ? { kind: 'civil', month: b, day: a } : undefined;
  return inOrder(a, b, order);
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
export function numericDateAt(
  tokens: readonly Token[],
  index: number,
  order: DateOrder & { readonly dotted?: boolean } = {},
): DateAtom | undefined {
  const compact = compactDate(tokens, index);
  if (compact !== undefined) return compact;
  const { mark, groups } = groupsAt(tokens, index);
  if (groups.length < 2 || groups.length > 3 || wordBefore(tokens, index)) {
    return yearFirstPrefix(tokens, index, groups, order);
  }
  const to = index + groups.length * 2 - 1;
  if (groups.length === 3) {
    const date = threeParts(groups, order);
    return date === undefined ? undefined : { ...civil(index, to, date), to };
  }
  if (isNumbering(tokens, index)) return undefined;
  const date = twoParts(groups, order);
  if (date === undefined || isCounted(tokens, index + 2)) return undefined;
  if (groups[1]?.kind === 'word') return civil(index, to, date);
  if (mark === '/') return slashDate(tokens, index, to, date);
  const led = ['on', 'this', 'the'].includes(textAt(tokens, index - 1));
  if (mark !== '.') return undefined;
  return led || order.dotted === true ? dottedDate(tokens, index, to, date, order) : undefined;
}

/** "3.4.", where dates are written so, and "on 4.22" anywhere; "3.30 pm" is a time. */
function dottedDate(
  tokens: readonly Token[],
  from: number,
  to: number,
  date: { month: number; day: number },
  { dotted = false }: { readonly dotted?: boolean },
): DateAtom | undefined {
  const closing = textAt(tokens, to) === '.' && tokenAt(tokens, to).glued;
  const end = closing ? to + 1 : to;
  const half = ['am', 'pm', 'h', "o'clock", 'uhr'].includes(textAt(tokens, end));
  if (half) return undefined;
  const lead = textAt(tokens, from - 1);
  if (dotted && !closing && ['at', 'around', 'by', 'before', 'after'].includes(lead))
    return undefined;
  return civil(from, dotted ? end : to, date, dotted ? 'strong' : 'medium');
}

const numberings = new Set(['flat', 'apartment', 'apt', 'unit', 'suite', 'room', 'no', 'number']);

/** "24/7", "flat 3/4", "3/4 of": numbers with a stroke that are no date. */
function isNumbering(tokens: readonly Token[], index: number): boolean {
  if (numberings.has(textAt(tokens, index - 1))) return true;
  const [a, b] = [tokenAt(tokens, index).value, tokenAt(tokens, index + 2).value];
  return (a === 24 && b === 7) || (textAt(tokens, index + 3) === 'of' && a < b && b <= 4);
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
  order: DateOrder,
): DateAtom | undefined {
  if (groups.length < 4 || groups[0]?.digits.length !== 4) return undefined;
  const date = threeParts(groups.slice(0, 3), order);
  return date === undefined ? undefined : civil(index, index + 5, date);
}
