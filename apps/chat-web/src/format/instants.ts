import { clockTime, longDay, type Formatter } from './formatter.ts';

/** How instants read on the tenant's clock, and on another. */
export interface InstantFormats {
  /** "Tuesday, November 24, 2:00 PM" */
  moment(instant: string): string;
  /** "Tuesday, November 24, 2:00 – 3:00 PM"; over midnight "…, 11:00 PM – Wed 1:00 AM". */
  span(start: string, end: string): string;
  /** "Monday, 2:00 PM" within a week of `now`, else the date too. */
  deadline(instant: string, now: number): string;
  /** "2:00 PM" */
  time(instant: string): string;
  /** "2:00 AM GMT+11": where a clock change makes an hour twice. */
  timeNamed(instant: string): string;
  /** "Monday, November 23" */
  day(instant: string | number): string;
  /** "11:00 AM" on the clock of another zone; "Wed 1:00 AM" where it is another day there. */
  timeIn(instant: string, zone: string): string;
  /** The day and the time there, apart: "Wednesday, November 25", "1:00 AM". */
  partsIn(instant: string, zone: string): { readonly day: string; readonly time: string };
}

const weekMs = 6 * 24 * 3_600_000;

/** A line never breaks within a time or from one to another: neither at a space nor after the dash. */
const unbroken = (text: string): string =>
  text.replaceAll(/[ \u2009]/g, '\u00a0').replaceAll('–', '–\u2060');

export function createInstantFormats(formatter: Formatter, timeZone: string): InstantFormats {
  const day = formatter(longDay);
  const weekday = formatter({ weekday: 'long' });
  const named = formatter({ ...clockTime, timeZoneName: 'short' });
  const nearDay = createNearDay(formatter);
  const { time, range } = createTimes(formatter);
  return {
    moment: (instant) => `${nearDay(new Date(instant))}, ${time(new Date(instant))}`,
    span: (start, end) => `${nearDay(new Date(start))}, ${range(new Date(start), new Date(end))}`,
    deadline: (instant, now) => {
      const at = new Date(instant);
      const near = Math.abs(at.getTime() - now) < weekMs;
      return `${near ? weekday.format(at) : nearDay(at)}, ${time(at)}`;
    },
    time: (instant) => time(new Date(instant)),
    timeNamed: (instant) => unbroken(named.format(new Date(instant))),
    day: (instant) => day.format(new Date(instant)),
    timeIn: createTimeIn(formatter, timeZone),
    partsIn: (instant, zone) => {
      const at = new Date(instant);
      const clock = formatter(clockTime, zone);
      return { day: formatter(longDay, zone).format(at), time: clock.format(at) };
    },
  };
}

/** With the year when it is not this one. */
function createNearDay(formatter: Formatter): (at: Date) => string {
  const day = formatter(longDay);
  const dayWithYear = formatter({ ...longDay, year: 'numeric' });
  const year = formatter({ year: 'numeric' });
  return (at) => (year.format(at) === year.format() ? day : dayWithYear).format(at);
}

function createTimes(formatter: Formatter) {
  const day = formatter(longDay);
  const clock = formatter(clockTime);
  const onDay = formatter({ ...clockTime, weekday: 'short' });
  const time = (at: Date): string => unbroken(clock.format(at));
  // A range over midnight would be written with both dates in figures.
  const range = (start: Date, end: Date): string =>
    day.format(start) === day.format(end)
      ? unbroken(clock.formatRange(start, end))
      : `${time(start)} – ${unbroken(onDay.format(end))}`;
  return { time, range };
}

function createTimeIn(formatter: Formatter, timeZone: string): InstantFormats['timeIn'] {
  const dayOf = (zone: string) => formatter({ dateStyle: 'short' }, zone);
  return (instant, zone) => {
    const at = new Date(instant);
    const sameDay = dayOf(zone).format(at) === dayOf(timeZone).format(at);
    const format = formatter(sameDay ? clockTime : { ...clockTime, weekday: 'short' }, zone);
    return format.format(at);
  };
}
