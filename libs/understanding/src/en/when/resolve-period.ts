import {
  addMonths,
  daysInMonth,
  toCivil,
  toDayNumber,
  weekdayOf,
  weekStart,
} from '../../calendar/civil-date.ts';
import type { DayNumber } from '../../calendar/civil-date.ts';
import { nearSpan, nthWeekend, quarterSpan, seasonSpan } from './resolve-stretch.ts';
import type { DaySpan } from './resolve-stretch.ts';
import type { Amounts, DateExpr, PeriodExpr, PeriodPart } from './nodes.ts';

export type { DaySpan };

/** Days that a date means; periods are said by dates and dates by periods. */
export type ResolveDate = (expr: DateExpr, today: DayNumber) => DayNumber[];

export const shiftDay = (day: DayNumber, amounts: Amounts, sign: 1 | -1): DayNumber =>
  afterWorkdays(
    addMonths(day, sign * (amounts.months + 12 * amounts.years)) + sign * amounts.days,
    sign * (amounts.workdays ?? 0),
  );

/** Monday to Friday are counted, the rest stepped over. */
function afterWorkdays(from: DayNumber, count: number): DayNumber {
  const step = Math.sign(count);
  let day = from;
  for (let left = Math.abs(count); left > 0;) {
    day += step;
    if (weekdayOf(day) <= 5) left -= 1;
  }
  return day;
}

const monthSpan = (year: number, month: number): DaySpan => ({
  from: toDayNumber(year, month, 1),
  to: toDayNumber(year, month, daysInMonth(year, month)),
});

function unitSpan(period: Extract<PeriodExpr, { offset: number }>, today: DayNumber): DaySpan {
  const monday = weekStart(today) + 7 * period.offset;
  switch (period.kind) {
    case 'week':
      return { from: monday, to: monday + 6 };
    case 'workweek':
      return { from: monday, to: monday + 4 };
    case 'weekend':
      return { from: monday + 5, to: monday + 6 };
    case 'fortnight':
      return { from: today + 1, to: today + 14 };
    case 'month': {
      const { year, month } = toCivil(
        addMonths(toDayNumber(toCivil(today).year, toCivil(today).month, 1), period.offset),
      );
      return monthSpan(year, month);
    }
    case 'year': {
      const year = toCivil(today).year + period.offset;
      return { from: toDayNumber(year, 1, 1), to: toDayNumber(year, 12, 31) };
    }
  }
}

/** "end of", "early", "rest of": the share of the period that is meant. */
function partSpan(span: DaySpan, part: PeriodPart | undefined, today: DayNumber): DaySpan {
  const length = span.to - span.from + 1;
  const half = Math.ceil(length / 2);
  switch (part) {
    case 'early':
      return { from: span.from, to: span.from + half - 1 };
    case 'middle':
      return { from: span.from + Math.floor(length / 3), to: span.to - Math.floor(length / 3) };
    case 'end':
      return { from: span.to - half + 1, to: span.to };
    case 'first-half':
      return { from: span.from, to: span.from + Math.floor(length / 2) - 1 };
    case 'second-half':
      return { from: span.from + Math.floor(length / 2), to: span.to };
    case 'rest':
      return { from: Math.max(span.from, today), to: span.to };
    case undefined:
      return span;
  }
}

function namedMonth(
  period: Extract<PeriodExpr, { kind: 'named-month' }>,
  today: DayNumber,
): DaySpan {
  const now = toCivil(today);
  const year =
    period.year ??
    (period.yearOffset === undefined
      ? now.year + (period.month < now.month ? 1 : 0)
      : now.year + period.yearOffset);
  return monthSpan(year, period.month);
}

/** Weeks are counted from the first one with four days inside, as ISO 8601 counts those of a year. */
const firstWeek = (start: DayNumber): DayNumber =>
  weekdayOf(start) <= 4 ? weekStart(start) : weekStart(start) + 7;

function nthWeek(
  resolveDate: ResolveDate,
  period: Extract<PeriodExpr, { kind: 'nth-week' }>,
  today: DayNumber,
): DaySpan {
  const span =
    period.of === undefined
      ? unitSpan(
          { kind: 'year', offset: (period.year ?? toCivil(today).year) - toCivil(today).year },
          today,
        )
      : resolvePeriodBy(resolveDate, period.of, today);
  if (period.nth < 0) return { from: weekStart(span.to), to: weekStart(span.to) + 6 };
  const monday = firstWeek(span.from) + 7 * (period.nth - 1);
  return { from: monday, to: monday + 6 };
}

function nextDays(
  { fromToday, amounts }: Extract<PeriodExpr, { kind: 'next-days' }>,
  today: DayNumber,
): DaySpan {
  const from = fromToday ? today : today + 1;
  const counted = fromToday && amounts.workdays === undefined ? 1 : 0;
  return { from, to: Math.max(from, shiftDay(today, amounts, 1) - counted) };
}

/** The first or last days of a stretch. */
const edgeDays = (
  { from, to }: DaySpan,
  { edge, days }: Extract<PeriodExpr, { kind: 'edge-days' }>,
): DaySpan =>
  edge === 'first'
    ? { from, to: Math.min(to, from + days - 1) }
    : { from: Math.max(from, to - days + 1), to };

/** The days of a period said on a given day. */
export function resolvePeriodBy(
  resolveDate: ResolveDate,
  period: PeriodExpr,
  today: DayNumber,
): DaySpan {
  switch (period.kind) {
    case 'named-month':
      return partSpan(namedMonth(period, today), period.part, today);
    case 'next-days':
      return nextDays(period, today);
    case 'week-of': {
      const monday = weekStart(resolveDate(period.date, today)[0] ?? today);
      return { from: monday, to: monday + 6 };
    }
    case 'days-from': {
      const from = resolveDate(period.date, today)[0] ?? today;
      return { from, to: Math.max(from, shiftDay(from, period.amounts, 1) - 1) };
    }
    case 'nth-week':
      return nthWeek(resolveDate, period, today);
    case 'near':
      return nearSpan(period, resolveDate(period.date, today)[0] ?? today);
    case 'nth-weekend':
      return nthWeekend(resolvePeriodBy(resolveDate, period.of, today), period.nth);
    case 'quarter':
      return quarterSpan(period, today);
    case 'season':
      return seasonSpan(period.season, period.ahead, today);
    case 'edge-days':
      return edgeDays(resolvePeriodBy(resolveDate, period.of, today), period);
    default:
      return partSpan(unitSpan(period, today), period.part, today);
  }
}
