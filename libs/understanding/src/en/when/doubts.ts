import { daysInMonth, isDate, toCivil, toDayNumber, weekdayOf } from '../../calendar/civil-date.ts';
import type { DayNumber } from '../../calendar/civil-date.ts';
import type { DateDoubt } from '../../types.ts';
import type { DateExpr, PeriodExpr } from './nodes.ts';
import { resolveDate } from './resolve-date.ts';

/** Days to be asked about, and why. */
export interface Doubted {
  readonly doubt: DateDoubt;
  readonly days: readonly DayNumber[];
}

/** "Friday the 14th" that is months away was rather a slip: beyond this many days it is asked. */
const farDays = 62;

const closest = (day: DayNumber, weekday: number): DayNumber => {
  const ahead = (weekday - weekdayOf(day) + 7) % 7;
  return ahead > 3 ? day + ahead - 7 : day + ahead;
};

/** The last day of the month that is too short and the day behind it. */
function neighbours(year: number, month: number): DayNumber[] {
  const last = toDayNumber(year, month, daysInMonth(year, month));
  return [last, last + 1];
}

/** The year in which a month lies ahead. */
function yearAhead(month: number, today: DayNumber): number {
  const now = toCivil(today);
  return month < now.month ? now.year + 1 : now.year;
}

function doubtOfCivil(
  date: Extract<DateExpr, { kind: 'civil' }>,
  today: DayNumber,
  horizonDays: number | undefined,
): Doubted | undefined {
  const year = date.year ?? yearAhead(date.month, today) + (date.yearOffset ?? 0);
  const [day] = resolveDate(date, today);
  const tooFar =
    day !== undefined &&
    horizonDays !== undefined &&
    day > today + horizonDays &&
    !isDate(year, date.month, date.day);
  if (day === undefined || tooFar)
    return { doubt: 'impossible', days: neighbours(year, date.month) };
  const [swapped] =
    date.swapped === true ? resolveDate({ ...date, month: date.day, day: date.month }, today) : [];
  if (swapped !== undefined) return { doubt: 'order', days: [day, swapped] };
  if (date.weekday !== undefined && weekdayOf(day) !== date.weekday)
    return {
      doubt: 'conflict',
      days: [day, closest(day, date.weekday)].filter((each) => each >= today),
    };
  return undefined;
}

function doubtOfOrdinal(
  date: Extract<DateExpr, { kind: 'ordinal' }>,
  today: DayNumber,
  horizonDays: number | undefined,
): Doubted | undefined {
  if (date.months !== undefined) {
    const { year, month } = toCivil(today);
    const index = year * 12 + month - 1 + date.months;
    const [inYear, inMonth] = [Math.floor(index / 12), (index % 12) + 1];
    return isDate(inYear, inMonth, date.day)
      ? undefined
      : { doubt: 'impossible', days: neighbours(inYear, inMonth) };
  }
  if (date.weekday === undefined || horizonDays === undefined) return undefined;
  const [match = today] = resolveDate(date, today);
  const [plain = match] = resolveDate({ kind: 'ordinal', day: date.day }, today);
  if (match <= today + Math.min(horizonDays, farDays)) return undefined;
  return { doubt: 'conflict', days: [plain, closest(plain, date.weekday)] };
}

/** "Diwali", "the Friday before Eid": counted from a day that nobody here knows. */
function leansOnUnknown(date: DateExpr): boolean {
  if (date.kind === 'holiday') return date.name === 'by the moon';
  if (date.kind === 'shift' || date.kind === 'near-weekday') return leansOnUnknown(date.base);
  const period = 'period' in date ? date.period : undefined;
  return period !== undefined && isAroundUnknown(period);
}

/** "The week of Diwali". */
export const isAroundUnknown = (period: PeriodExpr): boolean =>
  (period.kind === 'week-of' || period.kind === 'near') && leansOnUnknown(period.date);

/**
 * Whether a day is to be asked about: it does not exist, its weekday is another, its digits mean two
 * days. `horizonDays` is how far ahead can be booked, where that is known.
 */
export function doubtOf(
  date: DateExpr,
  today: DayNumber,
  horizonDays: number | undefined,
): Doubted | undefined {
  if (leansOnUnknown(date)) return { doubt: 'unknown', days: [] };
  if (date.kind === 'civil') return doubtOfCivil(date, today, horizonDays);
  return date.kind === 'ordinal' ? doubtOfOrdinal(date, today, horizonDays) : undefined;
}
