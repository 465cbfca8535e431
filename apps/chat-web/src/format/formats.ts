/** How instants, days, clock times and money read in the tenant's locale and time zone. */
export interface Formats {
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
  /** "Monday, November 23" for an instant. */
  day(instant: string | number): string;
  /** "Tuesday, November 24" for a calendar date `YYYY-MM-DD`. */
  date(date: string): string;
  /** "Tue, Nov 24" for a calendar date. */
  dateShort(date: string): string;
  /** "Tue" for a calendar date. */
  weekdayShort(date: string): string;
  /** "November" for a calendar date. */
  month(date: string): string;
  /** "November" or "November – December", with the year when it is not this one. */
  months(first: string, last: string, now: number): string;
  /** "9 AM", "9:30 AM", "18:00" for minutes after midnight. */
  clock(minutes: number): string;
  /** Full and short names of ISO weekday 1..7. */
  weekday(isoDay: number, width: 'long' | 'short'): string;
  /** "$95" or "$95.50" from minor units; of the tenant's currency unless another was agreed. */
  money(minor: number, currency?: string): string;
  /** "11:00 AM" on the clock of another zone; "Wed 1:00 AM" where it is another day there. */
  timeIn(instant: string, zone: string): string;
  /** The day and the time there, apart: "Wednesday, November 25", "1:00 AM". */
  partsIn(instant: string, zone: string): { readonly day: string; readonly time: string };
  /** ISO weekday that weeks begin with here. */
  readonly firstWeekday: number;
}

const atNoon = (date: string): Date => new Date(`${date}T12:00:00Z`);
/** 2024-01-01 was a Monday. */
const onWeekday = (isoDay: number): Date => new Date(Date.UTC(2024, 0, isoDay));
const weekMs = 6 * 24 * 3_600_000;

type Formatter = (options: Intl.DateTimeFormatOptions, zone?: string) => Intl.DateTimeFormat;

function createMoney(locale: string, currency: string): (minor: number) => string {
  const whole = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: 0,
  });
  const exact = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = exact.resolvedOptions().maximumFractionDigits ?? 2;
  return (minor) => {
    const amount = minor / 10 ** digits;
    return Number.isInteger(amount) ? whole.format(amount) : exact.format(amount);
  };
}

/** The region's own first day of the week where the browser knows it, else Monday (ISO 8601). */
function findFirstWeekday(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?(): { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
}

function createTimeIn(formatter: Formatter, timeZone: string): Formats['timeIn'] {
  const parts = { hour: 'numeric', minute: '2-digit' } as const;
  const dayOf = (zone: string) => formatter({ dateStyle: 'short' }, zone);
  return (instant, zone) => {
    const at = new Date(instant);
    const sameDay = dayOf(zone).format(at) === dayOf(timeZone).format(at);
    const format = formatter(sameDay ? parts : { ...parts, weekday: 'short' }, zone);
    return format.format(at);
  };
}

function createClock(formatter: Formatter): (minutes: number) => string {
  const hour = formatter({ hour: 'numeric' }, 'UTC');
  const full = formatter({ hour: 'numeric', minute: '2-digit' }, 'UTC');
  const short = full.resolvedOptions().hour12 === true;
  return (minutes) => {
    const at = new Date(Date.UTC(2024, 0, 1, 0, minutes));
    return (short && minutes % 60 === 0 ? hour : full).format(at);
  };
}

/** The page speaks English; how dates, clocks and numbers are written is the region's. */
function toFormatLocale(tenantLocale: string): string {
  const { language, region } = new Intl.Locale(tenantLocale);
  if (language === 'en' || region === undefined) return language === 'en' ? tenantLocale : 'en';
  return new Intl.Locale('en', { region }).toString();
}

export function createFormats(tenantLocale: string, timeZone: string, currency: string): Formats {
  const locale = toFormatLocale(tenantLocale);
  const formatter: Formatter = (options, zone = timeZone) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
  const money = createMoney(locale, currency);
  const long = { weekday: 'long', month: 'long', day: 'numeric' } as const;
  const dayFormat = formatter(long);
  const dayWithYear = formatter({ ...long, year: 'numeric' });
  const dateFormat = formatter(long, 'UTC');
  const dateShort = formatter({ weekday: 'short', month: 'short', day: 'numeric' }, 'UTC');
  const timeFormat = formatter({ hour: 'numeric', minute: '2-digit' });
  const timeOnDay = formatter({ weekday: 'short', hour: 'numeric', minute: '2-digit' });
  const timeNamed = formatter({ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });
  const weekdayFormat = formatter({ weekday: 'long' });
  const weekdayLong = formatter({ weekday: 'long' }, 'UTC');
  const weekdayShort = formatter({ weekday: 'short' }, 'UTC');
  const month = formatter({ month: 'long' }, 'UTC');
  const monthWithYear = formatter({ month: 'long', year: 'numeric' }, 'UTC');
  const yearFormat = formatter({ year: 'numeric' });
  const nearDay = (instant: Date): string =>
    (yearFormat.format(instant) === yearFormat.format() ? dayFormat : dayWithYear).format(instant);
  // A line never breaks between the hour and its half of the day.
  const time = (instant: string): string =>
    timeFormat.format(new Date(instant)).replaceAll(' ', '\u00a0');
  // A range over midnight would be written with both dates in figures.
  const timeRange = (start: Date, end: Date): string =>
    dayFormat.format(start) === dayFormat.format(end)
      ? timeFormat.formatRange(start, end).replaceAll(' ', '\u00a0')
      : `${time(start.toISOString())} – ${timeOnDay.format(end).replaceAll(' ', '\u00a0')}`;

  return {
    moment: (instant) => `${nearDay(new Date(instant))}, ${time(instant)}`,
    span: (start, end) =>
      `${nearDay(new Date(start))}, ${timeRange(new Date(start), new Date(end))}`,
    deadline: (instant, now) => {
      const near = Math.abs(Date.parse(instant) - now) < weekMs;
      const day = near ? weekdayFormat.format(new Date(instant)) : nearDay(new Date(instant));
      return `${day}, ${time(instant)}`;
    },
    time,
    timeNamed: (instant) => timeNamed.format(new Date(instant)).replaceAll(' ', '\u00a0'),
    day: (instant) => dayFormat.format(new Date(instant)),
    date: (date) => dateFormat.format(atNoon(date)),
    dateShort: (date) => dateShort.format(atNoon(date)),
    weekdayShort: (date) => weekdayShort.format(atNoon(date)),
    month: (date) => month.format(atNoon(date)),
    months: (first, last, now) => {
      const year = new Date(now).getUTCFullYear() === atNoon(last).getUTCFullYear();
      return (year ? month : monthWithYear).formatRange(atNoon(first), atNoon(last));
    },
    clock: createClock(formatter),
    weekday: (isoDay, width) =>
      (width === 'long' ? weekdayLong : weekdayShort).format(onWeekday(isoDay)),
    money: (minor, other = currency) =>
      (other === currency ? money : createMoney(locale, other))(minor),
    timeIn: createTimeIn(formatter, timeZone),
    partsIn: (instant, zone) => {
      const at = new Date(instant);
      const clock = formatter({ hour: 'numeric', minute: '2-digit' }, zone);
      return { day: formatter(long, zone).format(at), time: clock.format(at) };
    },
    firstWeekday: findFirstWeekday(locale),
  };
}
