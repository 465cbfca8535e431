import type { Hours } from './http/bodies/hours.ts';

/**
 * Open or closed now, and until when: for the page and for answers in words. Reads the hours as
 * they are answered and needs no validator and no zone database, so it travels to a browser.
 */

/** Minutes after midnight of the day on which it begins, half-open; past 1440 it ends on the next. */
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

/** `closesAt`: minutes after the midnight with which that day begins, 1440 for the end of it. */
export type Opening =
  | { readonly open: true; readonly closesAt?: number; readonly closesInDays: number }
  | { readonly open: false; readonly opensAt?: number; readonly opensOn?: string };

const dayMinutes = 24 * 60;
const lookAheadDays = 14;

const toMinutes = (clock: string): number =>
  Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

export function addDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** ISO weekday, 1 = Monday. */
export const isoWeekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

function writtenWindows(hours: Hours, date: string): DayWindow[] {
  const override = hours.overrides.find((each) => each.date === date);
  const weekday = isoWeekday(date);
  const windows = override?.windows ?? hours.weekly.filter(({ days }) => days.includes(weekday));
  return windows
    .map(({ start, end }) => ({ start: toMinutes(start), end: toMinutes(end) }))
    .sort((a, b) => a.start - b.start);
}

/**
 * The windows that begin on a date, in order, touching ones joined: a visitor does not see the
 * seam. A late one ends where a window of the next day begins.
 */
export function findWindows(hours: Hours, date: string): DayWindow[] {
  const joined: DayWindow[] = [];
  for (const window of writtenWindows(hours, date)) {
    const last = joined.at(-1);
    if (last !== undefined && window.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, window.end) };
    } else joined.push(window);
  }
  if (!joined.some(({ end }) => end > dayMinutes)) return joined;
  const next = writtenWindows(hours, addDays(date, 1))[0];
  const latest = dayMinutes + (next?.start ?? dayMinutes);
  return joined.map(({ start, end }) => ({ start, end: Math.min(end, latest) }));
}

/** Where and when a window closes, over as many midnights as the next one touches it. */
function findClosing(hours: Hours, date: string, window: DayWindow): Opening {
  let { end } = window;
  for (let days = 0; days <= 7; days += 1) {
    const next = findWindows(hours, addDays(date, days + 1))[0];
    if (next === undefined || next.start + dayMinutes !== end) {
      return end > dayMinutes
        ? { open: true, closesAt: end - dayMinutes, closesInDays: days + 1 }
        : { open: true, closesAt: end, closesInDays: days };
    }
    end = next.end;
  }
  return { open: true, closesInDays: 0 };
}

/** Where last night's late window still holds. */
function findLastNight(hours: Hours, now: LocalNow): Opening | undefined {
  const yesterday = addDays(now.date, -1);
  const night = findWindows(hours, yesterday).find(({ end }) => now.minute < end - dayMinutes);
  if (night === undefined) return undefined;
  const closing = findClosing(hours, yesterday, night);
  if (!closing.open || closing.closesAt === undefined) return closing;
  return { ...closing, closesInDays: closing.closesInDays - 1 };
}

/** Open or closed now, and the next change. */
export function toOpening(hours: Hours, now: LocalNow): Opening {
  const lastNight = findLastNight(hours, now);
  if (lastNight !== undefined) return lastNight;
  const today = findWindows(hours, now.date);
  const current = today.find((w) => w.start <= now.minute && now.minute < w.end);
  if (current !== undefined) return findClosing(hours, now.date, current);
  const later = today.find((w) => w.start > now.minute);
  if (later !== undefined) return { open: false, opensAt: later.start, opensOn: now.date };
  for (let days = 1; days <= lookAheadDays; days += 1) {
    const date = addDays(now.date, days);
    const first = findWindows(hours, date)[0];
    if (first !== undefined) return { open: false, opensAt: first.start, opensOn: date };
  }
  return { open: false };
}
