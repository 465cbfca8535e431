import type { Atom, DateExpr, PeriodExpr } from './nodes.ts';
import type { Days } from './phrase.ts';

export const asPoint = (date: DateExpr): Days => ({ kind: 'point', date });

/** Joins a second day word into the first: "Dec 5, Monday", "next week ... Wednesday". */
export function joinDays(
  days: Days | undefined,
  atom: Extract<Atom, { kind: 'date' | 'period' }>,
): Days | undefined {
  if (days === undefined)
    return atom.kind === 'date' ? asPoint(atom.date) : { kind: 'period', period: atom.period };
  if (atom.kind === 'period') return joinPeriod(days, atom.period);
  const { date } = atom;
  if (days.kind === 'period') return dayOfPeriod(days.period, date);
  if (days.kind !== 'point') return undefined;
  if (date.kind === 'weekday' && date.mode === 'bare' && date.plusWeeks === undefined) {
    if (days.date.kind === 'civil') return asPoint({ ...days.date, weekday: date.weekday });
    if (days.date.kind === 'day' || days.date.kind === 'holiday') return days;
    if (days.date.kind === 'ordinal') return asPoint({ ...days.date, weekday: date.weekday });
    if (days.date.kind === 'shift') return asPoint({ ...days.date, weekday: date.weekday });
  }
  const weekday = days.date.kind === 'weekday' ? days.date.weekday : undefined;
  // "Saturday 3 days from now", "today, March 1st": the second says the same day more exactly.
  if (weekday !== undefined && date.kind === 'shift') return asPoint({ ...date, weekday });
  if (days.date.kind === 'day' && date.kind === 'civil') return asPoint(date);
  return undefined;
}

function joinPeriod(days: Days, period: PeriodExpr): Days | undefined {
  if (days.kind === 'period') return undefined;
  if (days.kind === 'range') return undefined;
  if (days.date.kind === 'weekday' && isWeek(period))
    return asPoint({ kind: 'weekday-of-week', weekday: days.date.weekday, period });
  if (days.date.kind === 'ordinal' && period.kind === 'month')
    return asPoint({ ...days.date, months: period.offset });
  return undefined;
}

const isWeek = (period: PeriodExpr): boolean =>
  period.kind === 'week' ||
  period.kind === 'workweek' ||
  period.kind === 'nth-week' ||
  period.kind === 'week-of';

function dayOfPeriod(period: PeriodExpr, date: DateExpr): Days | undefined {
  if (date.kind === 'weekday' && isWeek(period))
    return asPoint({ kind: 'weekday-of-week', weekday: date.weekday, period });
  if (date.kind === 'weekday' && period.kind === 'weekend' && date.weekday >= 6)
    return asPoint({
      kind: 'weekday-of-week',
      weekday: date.weekday,
      period: { kind: 'week', offset: period.offset },
    });
  if (date.kind === 'ordinal' && period.kind === 'month')
    return asPoint({ ...date, months: period.offset });
  if (date.kind === 'ordinal' && period.kind === 'named-month')
    return asPoint({
      kind: 'civil',
      month: period.month,
      day: date.day,
      ...(period.year === undefined ? {} : { year: period.year }),
    });
  return undefined;
}

/** "4 to 23 next month", "November between 19 and 20": the numbers were days. */
export function numberedDays(
  numbers: readonly [number, number],
  period: PeriodExpr,
): Days | undefined {
  const [start, end] = numbers.map((day) => dayOfPeriod(period, { kind: 'ordinal', day }));
  if (start === undefined || end === undefined) return undefined;
  return { kind: 'range', start, end };
}
