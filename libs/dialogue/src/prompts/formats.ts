import { dayMs } from '@gomomo/kernel';
import { daysBetween, isTwice, toLocal } from '../core/local-time.ts';
import type { LocalDate, LocalTime } from '../command.ts';

/** How a locale writes things. Instants are RFC 3339. */
export interface Formats {
  /** "Tuesday, November 24"; with the year when it is not obvious. */
  day(date: LocalDate): string;
  dayOf(instant: string): string;
  /** "2:00 PM", spoken "2 PM"; with the zone where the clock shows it twice that day. */
  time(instant: string): string;
  clock(time: LocalTime): string;
  /** "EST", "GMT+1". */
  zone(instant: string): string;
  weekday(isoWeekday: number): string;
  money(minor: number): string;
  /** Side by side, without a word between. */
  list(items: readonly string[]): string;
  and(items: readonly string[]): string;
  or(items: readonly string[]): string;
}

/** Spaces that only some fonts know; a screen reader and a text search want the plain one. */
const plainSpaces = (text: string): string => text.replace(/[\u202f\u00a0]/g, ' ');

/** A Monday, from which weekday names are counted. */
const mondayUtc = Date.UTC(2024, 0, 1);

/** Days ahead from which a date is said with its year. */
const yearMatters = 300;

/** The language is the table's, the conventions are the tenant's region's. */
export function toFormatLocale(language: string, tenantLocale: string): string {
  const region = new Intl.Locale(tenantLocale).region;
  const own = new Intl.Locale(language);
  if (own.region !== undefined || region === undefined) return own.toString();
  return new Intl.Locale(own.language, { region }).toString();
}

interface FormatOptions {
  readonly locale: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly spoken: boolean;
  readonly today: LocalDate;
}

export function createFormats(options: FormatOptions): Formats {
  const { locale, timeZone, spoken } = options;
  const dayParts = { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' } as const;
  const dayFormat = new Intl.DateTimeFormat(locale, dayParts);
  const yearFormat = new Intl.DateTimeFormat(locale, { ...dayParts, year: 'numeric' });
  const weekdayFormat = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const clockFormat = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });
  const hourFormat = new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone: 'UTC' });
  const money = createMoney(locale, options.currency);
  const join = (type: 'unit' | 'conjunction' | 'disjunction') => {
    const format = new Intl.ListFormat(locale, { type });
    return (items: readonly string[]) => format.format(items);
  };
  const day = (date: LocalDate): string => {
    const far = Math.abs(daysBetween(options.today, date)) > yearMatters;
    return plainSpaces((far ? yearFormat : dayFormat).format(new Date(`${date}T00:00:00Z`)));
  };
  const clock = (time: LocalTime): string => {
    const short = spoken && time.endsWith(':00') && hasDayPeriod(clockFormat);
    const [hour = '0', minute = '0'] = time.split(':');
    const at = new Date(Date.UTC(2024, 0, 1, Number(hour), Number(minute)));
    return plainSpaces((short ? hourFormat : clockFormat).format(at));
  };
  return {
    day,
    dayOf: (instant) => day(toLocal(instant, timeZone).date),
    clock,
    time: (instant) => clock(toLocal(instant, timeZone).time) + which(instant, options),
    zone: (instant) => zoneName(instant, { locale, timeZone, length: 'short' }),
    weekday: (iso) => weekdayFormat.format(new Date(mondayUtc + (iso - 1) * dayMs)),
    money,
    list: join('unit'),
    and: join('conjunction'),
    or: join('disjunction'),
  };
}

/** Which of both, where the clock shows a time twice. */
function which(instant: string, { locale, timeZone, spoken }: FormatOptions): string {
  if (!isTwice(instant, timeZone)) return '';
  return ` ${zoneName(instant, { locale, timeZone, length: spoken ? 'long' : 'short' })}`;
}

interface ZoneName {
  readonly locale: string;
  readonly timeZone: string;
  readonly length: 'short' | 'long';
}

/** Rarely wanted, so that it is made for each. */
function zoneName(instant: string, { locale, timeZone, length }: ZoneName): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: length });
  const parts = format.formatToParts(Date.parse(instant));
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

const hasDayPeriod = (format: Intl.DateTimeFormat): boolean =>
  format.resolvedOptions().hour12 === true;

function createMoney(locale: string, currency: string): (minor: number) => string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return (minor) => plainSpaces(format.format(minor / 10 ** digits));
}
