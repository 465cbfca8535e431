import type { Interval } from '@gomomo/kernel';
import { getDayNumber, isoWeekday, toDate } from './calendar-date.ts';
import { getZone } from './zone.ts';

/** The local date (`YYYY-MM-DD`) of an instant. */
export function dayOf(instant: number, timeZone: string): string {
  return toDate(getZone(timeZone).dayAt(instant));
}

/**
 * A local date as instants: 23, 24, 25 hours or, where a zone crossed the date line, none at all
 * (Apia, 2011-12-30: start = end).
 */
export function dayBounds(date: string, timeZone: string): Interval {
  const zone = getZone(timeZone);
  const day = getDayNumber(date);
  return { start: zone.startOfDay(day), end: zone.startOfDay(day + 1) };
}

/** The local day that holds an instant, as instants. */
export function dayAround(instant: number, timeZone: string): Interval {
  const zone = getZone(timeZone);
  const day = zone.dayAt(instant);
  return { start: zone.startOfDay(day), end: zone.startOfDay(day + 1) };
}

/** The ISO week (Monday to Sunday) of a local date, as instants. */
export function weekBounds(date: string, timeZone: string): Interval {
  const zone = getZone(timeZone);
  const day = getDayNumber(date);
  const monday = day - isoWeekday(day) + 1;
  return { start: zone.startOfDay(monday), end: zone.startOfDay(monday + 7) };
}
