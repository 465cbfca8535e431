import {
  daysInMonth,
  isDate,
  toCivil,
  toDayNumber,
  weekdayOf,
  weekStart,
} from '../../calendar/civil-date.ts';
import type { DayNumber } from '../../calendar/civil-date.ts';
import { holidayDate, nthWeekdayOf } from '../calendar/holiday-dates.ts';
import type { DateExpr, PeriodExpr } from './nodes.ts';
import { resolvePeriodBy, shiftDay, type DaySpan } from './resolve-period.ts';

/** Clients book ahead, so a day that is past this year is next year's. */
function civilDays(expr: Extract<DateExpr, { kind: 'civil' }>, today: DayNumber): DayNumber[] {
  const { year } = toCivil(today);
  const said = expr.yearOffset === undefined ? expr.year : year + expr.yearOffset;
  if (said !== undefined)
    return isDate(said, expr.month, expr.day) ? [toDayNumber(said, expr.month, expr.day)] : [];
  for (let candidate = year; candidate <= year + 8; candidate += 1) {
    if (!isDate(candidate, expr.month, expr.day)) continue;
    const day = toDayNumber(candidate, expr.month, expr.day);
    if (day >= today) return [day];
  }
  return [];
}

/** "the 8th": the next such day; with a weekday, the next month in which both agree. */
function ordinalDays(expr: Extract<DateExpr, { kind: 'ordinal' }>, today: DayNumber): DayNumber[] {
  const now = toCivil(today);
  const from = expr.months ?? 0;
  const to = expr.months ?? (expr.weekday === undefined ? 12 : 36);
  for (let step = from; step <= to; step += 1) {
    const index = now.year * 12 + now.month - 1 + step;
    const year = Math.floor(index / 12);
    const month = (index % 12) + 1;
    if (expr.day > daysInMonth(year, month)) continue;
    const day = toDayNumber(year, month, expr.day);
    if (day < today && expr.months === undefined) continue;
    if (expr.weekday === undefined || weekdayOf(day) === expr.weekday) return [day];
  }
  return expr.weekday === undefined ? [] : ordinalDays({ kind: 'ordinal', day: expr.day }, today);
}

/**
 * Weeks start on Monday; "next X" is X of the following week (the other common reading, the first X
 * to come, is kept as second); a bare weekday is the next one, today's own may also mean today.
 */
function weekdayDays(expr: Extract<DateExpr, { kind: 'weekday' }>, today: DayNumber): DayNumber[] {
  const ahead = (expr.weekday - weekdayOf(today) + 7) % 7;
  const later = 7 * (expr.plusWeeks ?? 0);
  const upcoming = today + ahead;
  switch (expr.mode) {
    case 'next': {
      const next = weekStart(today) + 7 + expr.weekday - 1;
      return upcoming > today && upcoming !== next
        ? [next + later, upcoming + later]
        : [next + later];
    }
    case 'this':
      return [upcoming + later];
    case 'coming':
      return [(ahead === 0 ? today + 7 : upcoming) + later];
    default:
      return ahead === 0 && later === 0 ? [today, today + 7] : [upcoming + later];
  }
}

function shiftDays(expr: Extract<DateExpr, { kind: 'shift' }>, today: DayNumber): DayNumber[] {
  return resolveDate(expr.base, today).map((base) => {
    const day = shiftDay(base, expr.amounts, expr.sign);
    if (expr.weekday === undefined) return day;
    return expr.amounts.inWeeks
      ? weekStart(day) + expr.weekday - 1
      : day + ((expr.weekday - weekdayOf(day) + 7) % 7);
  });
}

const nearWeekday = (
  { weekday, sign }: Extract<DateExpr, { kind: 'near-weekday' }>,
  base: DayNumber,
): DayNumber =>
  sign > 0
    ? base + ((weekday - weekdayOf(base) + 6) % 7) + 1
    : base - ((weekdayOf(base) - weekday + 6) % 7) - 1;

function nthWeekdayDays(
  nth: number,
  weekday: number,
  period: PeriodExpr,
  today: DayNumber,
): DayNumber[] {
  const { year, month } = toCivil(resolvePeriod(period, today).from);
  return [nthWeekdayOf(year, month, weekday, nth)];
}

function holidayDays(expr: Extract<DateExpr, { kind: 'holiday' }>, today: DayNumber): DayNumber[] {
  const { year } = toCivil(today);
  const said = expr.yearOffset === undefined ? expr.year : year + expr.yearOffset;
  const years = said === undefined ? [year, year + 1] : [said];
  const days = years.map((each) => holidayDate(expr.name, each)).filter((day) => day !== undefined);
  return days.filter((day) => said !== undefined || day >= today).slice(0, 1);
}

/** Every day that the words can mean when said on `today`, likeliest first; empty when impossible. */
export function resolveDate(expr: DateExpr, today: DayNumber): DayNumber[] {
  switch (expr.kind) {
    case 'day':
      return [today + expr.offset];
    case 'civil':
      return civilDays(expr, today);
    case 'ordinal':
      return ordinalDays(expr, today);
    case 'weekday':
      return weekdayDays(expr, today);
    case 'weekday-of-week':
      return [weekStart(resolvePeriod(expr.period, today).from) + expr.weekday - 1];
    case 'nth-weekday':
      return nthWeekdayDays(expr.nth, expr.weekday, expr.period, today);
    case 'shift':
      return shiftDays(expr, today);
    case 'holiday':
      return holidayDays(expr, today);
    case 'near-weekday':
      return resolveDate(expr.base, today).map((base) => nearWeekday(expr, base));
    case 'edge-day': {
      const span = resolvePeriod(expr.period, today);
      const day = expr.edge === 'first' ? span.from : span.to;
      return [day];
    }
  }
}

/** The days of a period said on `today`. */
export function resolvePeriod(period: PeriodExpr, today: DayNumber): DaySpan {
  return resolvePeriodBy(resolveDate, period, today);
}
