import {
  addDays,
  findWindows,
  isoWeekday,
  type DayWindow,
  type LocalNow,
} from '@gomomo/contracts/opening';
import type { Hours } from '../contract.ts';

const exceptionDays = 14;

/** One line of the hours table: neighbouring days with the same hours share one. */
export interface HoursRow {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly windows: readonly DayWindow[];
  readonly today: boolean;
}

/** The week from Monday on; today stands alone and shows what is true today. */
export function toHoursRows(hours: Hours, today: string): HoursRow[] {
  const weekday = isoWeekday(today);
  const weekly: Hours = { weekly: hours.weekly, overrides: [] };
  const rows: HoursRow[] = [];
  for (let day = 1; day <= 7; day += 1) {
    const isToday = day === weekday;
    const windows = findWindows(isToday ? hours : weekly, addDays(today, day - weekday));
    const last = rows.at(-1);
    const same = last && !last.today && JSON.stringify(last.windows) === JSON.stringify(windows);
    if (same && !isToday) rows[rows.length - 1] = { ...last, lastDay: day };
    else rows.push({ firstDay: day, lastDay: day, windows, today: isToday });
  }
  return rows;
}

/** Dates of the next two weeks with hours of their own, today excepted. */
export function findExceptions(
  hours: Hours,
  today: string,
): { date: string; windows: DayWindow[] }[] {
  const last = addDays(today, exceptionDays);
  return hours.overrides
    .filter((o) => o.date > today && o.date <= last)
    .map((o) => ({ date: o.date, windows: findWindows(hours, o.date) }))
    .sort((a, b) => a.date.localeCompare(b.date));
}

/** The wall clock of a zone at an instant. */
export function toLocalNow(now: number, timeZone: string): LocalNow {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(now);
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '0';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
}
