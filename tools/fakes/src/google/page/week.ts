import type { Calendar } from '../calendar/calendar.ts';
import { spanOf, type CalendarEvent } from '../calendar/event.ts';
import { toLocalTime } from '../calendar/when.ts';

const dayMs = 24 * 3_600_000;
const toDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => toDay(Date.parse(day) + days * dayMs);

/** The Monday of the week that a day is in. */
export const mondayOf = (day: string): string =>
  addDays(day, -((new Date(day).getUTCDay() + 6) % 7));

/** The day that it is in a zone. */
export const dayAt = (at: number, timeZone: string): string =>
  toLocalTime(at, timeZone).slice(0, 10);

export const daysFrom = (monday: string): string[] =>
  [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days));

/** All that touches a day, as the clocks of the calendar count it, in order. */
export function eventsOf(calendar: Calendar, day: string): CalendarEvent[] {
  return [...calendar.events.values()]
    .map((event) => ({ event, ...spanOf(event, calendar) }))
    .filter(({ from, to }) => {
      const last = dayAt(Math.max(from, to - 1), calendar.timeZone);
      return dayAt(from, calendar.timeZone) <= day && day <= last;
    })
    .toSorted((a, b) => a.from - b.from)
    .map(({ event }) => event);
}

/** `10:00–11:30`; `all day`. */
export function hoursOf(event: CalendarEvent, calendar: Calendar): string {
  if ('date' in event.start) return 'all day';
  const { from, to } = spanOf(event, calendar);
  const clock = (at: number): string => toLocalTime(at, calendar.timeZone).slice(11, 16);
  return `${clock(from)}–${clock(to)}`;
}
