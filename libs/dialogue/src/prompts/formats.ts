import { createCache, dayMs } from '@gomomo/kernel';
import { daysBetween, isTwice, toLocal } from '../core/local-time.ts';
import type { LocalDate, LocalTime } from '../command.ts';
import { formattersOf } from './formatters.ts';

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

const locales = createCache<string>({ max: 100 });

/** The language is the table's, the conventions are the tenant's region's. */
export function toFormatLocale(language: string, tenantLocale: string): string {
  const key = `${language} ${tenantLocale}`;
  const locale = locales.get(key) ?? inRegionOf(language, tenantLocale);
  locales.set(key, locale);
  return locale;
}

function inRegionOf(language: string, tenantLocale: string): string {
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
  const { timeZone, spoken } = options;
  const intl = formattersOf(options.locale, options.currency);
  const day = (date: LocalDate): string => {
    const far = Math.abs(daysBetween(options.today, date)) > yearMatters;
    return plainSpaces((far ? intl.yearDay : intl.day).format(new Date(`${date}T00:00:00Z`)));
  };
  const clock = (time: LocalTime): string => {
    const short = spoken && time.endsWith(':00') && intl.hasDayPeriod;
    const [hour = '0', minute = '0'] = time.split(':');
    const at = new Date(Date.UTC(2024, 0, 1, Number(hour), Number(minute)));
    return plainSpaces((short ? intl.hour : intl.clock).format(at));
  };
  return {
    day,
    dayOf: (instant) => day(toLocal(instant, timeZone).date),
    clock,
    time: (instant) => clock(toLocal(instant, timeZone).time) + which(instant, options),
    zone: (instant) => zoneName(instant, { ...options, length: 'short' }),
    weekday: (iso) => intl.weekday.format(new Date(mondayUtc + (iso - 1) * dayMs)),
    money: (minor) => plainSpaces(intl.money.format(minor / intl.minorUnits)),
    list: (items) => intl.list.format(items),
    and: (items) => intl.and.format(items),
    or: (items) => intl.or.format(items),
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
