import type { Amounts } from './nodes.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

const unitNames = new Map<string, keyof typeof unitSizes>(
  [
    ['minute minutes min mins', 'minute'],
    ['hour hours hr hrs', 'hour'],
    ['day days', 'day'],
    ['week weeks wk wks', 'week'],
    ['fortnight fortnights', 'fortnight'],
    ['month months', 'month'],
    ['year years yr yrs', 'year'],
  ].flatMap(([names = '', unit = 'day']) =>
    names.split(' ').map((name) => [name, unit as keyof typeof unitSizes] as const),
  ),
);

const unitSizes = {
  minute: { minutes: 1 },
  hour: { minutes: 60 },
  day: { days: 1 },
  week: { days: 7 },
  fortnight: { days: 14 },
  month: { months: 1 },
  year: { years: 1 },
} as const;

export const noAmounts: Amounts = { years: 0, months: 0, days: 0, minutes: 0, inWeeks: false };

const scaled = (unit: keyof typeof unitSizes, count: number): Amounts => {
  const size: Partial<Amounts> = unitSizes[unit];
  const days = Math.floor((size.days ?? 0) * count);
  const months = Math.round(((size.months ?? 0) + 12 * (size.years ?? 0)) * count);
  return {
    years: 0,
    months,
    days,
    minutes: Math.round((size.minutes ?? 0) * count),
    inWeeks: unit === 'week' || unit === 'fortnight',
  };
};

const added = (left: Amounts, right: Amounts): Amounts => ({
  years: left.years + right.years,
  months: left.months + right.months,
  days: left.days + right.days,
  minutes: left.minutes + right.minutes,
  inWeeks: left.inWeeks && right.inWeeks,
});

interface Count {
  readonly value: number;
  readonly to: number;
}

/** "three", "3", "2.5", "a", "a couple of", "a few", "two and a half", "half an". */
function countAt(tokens: readonly Token[], index: number): Count | undefined {
  const word = textAt(tokens, index);
  const token = tokenAt(tokens, index);
  if (token.kind === 'number') return numericCount(tokens, index);
  if (word === 'half') {
    const article = textAt(tokens, index + 1);
    return { value: 0.5, to: article === 'a' || article === 'an' ? index + 2 : index + 1 };
  }
  if (word === 'couple' || word === 'few')
    return {
      value: word === 'few' ? 3 : 2,
      to: textAt(tokens, index + 1) === 'of' ? index + 2 : index + 1,
    };
  if (word !== 'a' && word !== 'an') return undefined;
  const next = textAt(tokens, index + 1);
  if (next === 'quarter' && textAt(tokens, index + 2) === 'of')
    return { value: 0.25, to: index + 4 };
  if (next === 'couple' || next === 'few' || next === 'half') return countAt(tokens, index + 1);
  return { value: 1, to: index + 1 };
}

function numericCount(tokens: readonly Token[], index: number): Count {
  const token = tokenAt(tokens, index);
  if (/^quarters?$/u.test(textAt(tokens, index + 1)) && textAt(tokens, index + 2) === 'of')
    return { value: token.value / 4, to: index + 4 };
  const dot = tokenAt(tokens, index + 1);
  const fraction = tokenAt(tokens, index + 2);
  if (dot.text === '.' && dot.glued && fraction.glued && fraction.digits !== '')
    return { value: Number(`${String(token.value)}.${fraction.digits}`), to: index + 3 };
  const and = textAt(tokens, index + 1) === 'and' ? index + 2 : index + 1;
  const article = textAt(tokens, and) === 'a' ? and + 1 : and;
  if (and > index + 1 && textAt(tokens, article) === 'half')
    return { value: token.value + 0.5, to: article + 1 };
  const more = textAt(tokens, index + 1) === 'more' ? index + 2 : index + 1;
  return { value: token.value, to: more };
}

export interface AmountMatch {
  readonly amounts: Amounts;
  readonly to: number;
}

const workWords = new Set(['business', 'working', 'work']);

/** "3 working days": days on which business is done. */
function workdays(tokens: readonly Token[], count: Count): AmountMatch | undefined {
  if (!workWords.has(textAt(tokens, count.to))) return undefined;
  if (!['day', 'days'].includes(textAt(tokens, count.to + 1)) || count.value > 1000)
    return undefined;
  return { amounts: { ...noAmounts, workdays: Math.floor(count.value) }, to: count.to + 2 };
}

const shortUnits = new Map<string, keyof typeof unitSizes>([
  ['h', 'hour'],
  ['m', 'minute'],
  ['min', 'minute'],
  ['d', 'day'],
  ['w', 'week'],
]);

/** "2h", "45m", "1h30": said of a distance only, "17h30" is a clock time. */
function shortAmount(tokens: readonly Token[], index: number): AmountMatch | undefined {
  const token = tokenAt(tokens, index);
  const sign = tokenAt(tokens, index + 1);
  const unit = shortUnits.get(sign.text);
  if (token.kind !== 'number' || unit === undefined || !sign.glued) return undefined;
  const amounts = scaled(unit, token.value);
  const rest = tokenAt(tokens, index + 2);
  const minutes = unit === 'hour' && rest.glued && rest.digits.length === 2;
  if (!minutes) return { amounts, to: index + 2 };
  const to = textAt(tokens, index + 3) === 'm' ? index + 4 : index + 3;
  return { amounts: added(amounts, scaled('minute', rest.value)), to };
}

function oneAmount(
  tokens: readonly Token[],
  index: number,
  short: boolean,
): AmountMatch | undefined {
  const brief = short ? shortAmount(tokens, index) : undefined;
  if (brief !== undefined) return brief;
  const count = countAt(tokens, index);
  if (count === undefined) return undefined;
  const business = workdays(tokens, count);
  if (business !== undefined) return business;
  const at = textAt(tokens, count.to) === '-' ? count.to + 1 : count.to;
  const unit = unitNames.get(textAt(tokens, at).replace(/'s?$/u, ''));
  if (unit === undefined || count.value > 1000) return undefined;
  const half = textAt(tokens, at + 1) === 'and' && textAt(tokens, at + 2) === 'a';
  if (half && textAt(tokens, at + 3) === 'half')
    return { amounts: scaled(unit, count.value + 0.5), to: at + 4 };
  return { amounts: scaled(unit, count.value), to: at + 1 };
}

/** "2 years 1 month 21 days", "1 day and 5 hours", "half an hour", "an hour and a half". */
export function amountsAt(
  tokens: readonly Token[],
  index: number,
  short = false,
): AmountMatch | undefined {
  const first = oneAmount(tokens, index, short);
  if (first === undefined) return undefined;
  let result = first;
  for (let parts = 0; parts < 4; parts += 1) {
    const word = textAt(tokens, result.to);
    const next = oneAmount(
      tokens,
      word === 'and' || word === ',' ? result.to + 1 : result.to,
      short,
    );
    if (next === undefined) break;
    result = { amounts: added(result.amounts, next.amounts), to: next.to };
  }
  return result;
}

export const hasClockUnits = (amounts: Amounts): boolean => amounts.minutes > 0;
