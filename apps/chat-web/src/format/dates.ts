import { clockTime, longDay, type Formatter } from './formatter.ts';

/** How calendar dates (`YYYY-MM-DD`), weekdays and clock times of opening hours read. */
export interface DateFormats {
  /** "Tuesday, November 24" */
  date(date: string): string;
  /** "Tue, Nov 24" */
  dateShort(date: string): string;
  /** "Tue" */
  weekdayShort(date: string): string;
  /** "November" */
  month(date: string): string;
  /** "November" or "November – December", with the year when it is not this one. */
  months(first: string, last: string, now: number): string;
  /** Full and short names of ISO weekday 1..7. */
  weekday(isoDay: number, width: 'long' | 'short'): string;
  /** "9 AM", "9:30 AM", "18:00" for minutes after midnight. */
  clock(minutes: number): string;
}

const atNoon = (date: string): Date => new Date(`${date}T12:00:00Z`);
/** 2024-01-01 was a Monday. */
const onWeekday = (isoDay: number): Date => new Date(Date.UTC(2024, 0, isoDay));

export function createDateFormats(formatter: Formatter): DateFormats {
  const dateLong = formatter(longDay, 'UTC');
  const dateShort = formatter({ weekday: 'short', month: 'short', day: 'numeric' }, 'UTC');
  const weekdayLong = formatter({ weekday: 'long' }, 'UTC');
  const weekdayShort = formatter({ weekday: 'short' }, 'UTC');
  const month = formatter({ month: 'long' }, 'UTC');
  const monthWithYear = formatter({ month: 'long', year: 'numeric' }, 'UTC');
  return {
    date: (date) => dateLong.format(atNoon(date)),
    dateShort: (date) => dateShort.format(atNoon(date)),
    weekdayShort: (date) => weekdayShort.format(atNoon(date)),
    month: (date) => month.format(atNoon(date)),
    months: (first, last, now) => {
      const thisYear = new Date(now).getUTCFullYear() === atNoon(last).getUTCFullYear();
      return (thisYear ? month : monthWithYear).formatRange(atNoon(first), atNoon(last));
    },
    weekday: (isoDay, width) =>
      (width === 'long' ? weekdayLong : weekdayShort).format(onWeekday(isoDay)),
    clock: createClock(formatter),
  };
}

function createClock(formatter: Formatter): DateFormats['clock'] {
  const hour = formatter({ hour: 'numeric' }, 'UTC');
  const full = formatter(clockTime, 'UTC');
  const short = full.resolvedOptions().hour12 === true;
  return (minutes) => {
    const at = new Date(Date.UTC(2024, 0, 1, 0, minutes));
    return (short && minutes % 60 === 0 ? hour : full).format(at);
  };
}
