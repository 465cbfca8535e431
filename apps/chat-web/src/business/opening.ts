import type { Hours } from '../contract.ts';

/** Minutes after midnight, half-open; 1440 is midnight at the end of the day. */
export interface DayWindow {
  readonly start: number;
  readonly end: number;
}

/** The tenant's wall clock. */
export interface LocalNow {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly minute: number;
}

export type Opening =
  | { readonly open: true; readonly closesAt?: number; readonly closesInDays: number }
  | { readonly open: false; readonly opensAt?: number; readonly opensOn?: string };

const dayMinutes = 24 * 60;
const horizonDays = 14;

const toMinutes = (clock: string): number =>
  Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

export function addDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** ISO weekday, 1 = Monday. */
export const isoWeekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** The opening windows of a date in order, touching ones joined: a visitor does not see the seam. */
export function findWindows(hours: Hours, date: string): DayWindow[] {
  const override = hours.overrides.find((o) => o.date === date);
  const weekday = isoWeekday(date);
  const windows = override?.windows ?? hours.weekly.filter((w) => w.days.includes(weekday));
  const sorted = windows
    .map((w) => ({ start: toMinutes(w.start), end: toMinutes(w.end) }))
    .sort((a, b) => a.start - b.start);
  const joined: DayWindow[] = [];
  for (const window of sorted) {
    const last = joined.at(-1);
    if (last && window.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, window.end) };
    } else joined.push(window);
  }
  return joined;
}

/** Where and when it closes, following windows across midnight. */
function findClosing(hours: Hours, date: string, window: DayWindow): Opening {
  let end = window.end;
  for (let days = 0; days <= 7; days += 1) {
    if (end < dayMinutes) return { open: true, closesAt: end, closesInDays: days };
    const next = findWindows(hours, addDays(date, days + 1))[0];
    if (!next || next.start > 0) return { open: true, closesAt: end, closesInDays: days };
    end = next.end;
  }
  return { open: true, closesInDays: 0 };
}

/** Open or closed now, and the next change. */
export function toOpening(hours: Hours, now: LocalNow): Opening {
  const today = findWindows(hours, now.date);
  const current = today.find((w) => w.start <= now.minute && now.minute < w.end);
  if (current) return findClosing(hours, now.date, current);
  const later = today.find((w) => w.start > now.minute);
  if (later) return { open: false, opensAt: later.start, opensOn: now.date };
  for (let days = 1; days <= horizonDays; days += 1) {
    const date = addDays(now.date, days);
    const first = findWindows(hours, date)[0];
    if (first) return { open: false, opensAt: first.start, opensOn: date };
  }
  return { open: false };
}

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
  const last = addDays(today, horizonDays);
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
