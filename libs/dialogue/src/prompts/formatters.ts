import { createCache } from '@gomomo/kernel';

/** What writes a locale's days, times and money; all in UTC. */
export interface Formatters {
  readonly day: Intl.DateTimeFormat;
  readonly yearDay: Intl.DateTimeFormat;
  readonly weekday: Intl.DateTimeFormat;
  readonly clock: Intl.DateTimeFormat;
  readonly hour: Intl.DateTimeFormat;
  /** Its clock has twelve hours. */
  readonly hasDayPeriod: boolean;
  readonly money: Intl.NumberFormat;
  /** Minor units in one of the currency. */
  readonly minorUnits: number;
  readonly list: Intl.ListFormat;
  readonly and: Intl.ListFormat;
  readonly or: Intl.ListFormat;
}

/** A set takes as long to make as a turn may think (about a millisecond), and is small. */
const kept = createCache<Formatters>({ max: 100 });

/** @throws RangeError for a locale or a currency that is none */
export function formattersOf(locale: string, currency: string): Formatters {
  const key = `${locale} ${currency}`;
  const found = kept.get(key);
  if (found) return found;
  const made = createFormatters(locale, currency);
  kept.set(key, made);
  return made;
}

function createFormatters(locale: string, currency: string): Formatters {
  const inUtc = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const dayParts = { weekday: 'long', month: 'long', day: 'numeric' } as const;
  const clock = inUtc({ timeStyle: 'short' });
  const money = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  return {
    day: inUtc(dayParts),
    yearDay: inUtc({ ...dayParts, year: 'numeric' }),
    weekday: inUtc({ weekday: 'long' }),
    clock,
    hour: inUtc({ hour: 'numeric' }),
    hasDayPeriod: clock.resolvedOptions().hour12 === true,
    money,
    minorUnits: 10 ** (money.resolvedOptions().maximumFractionDigits ?? 2),
    list: new Intl.ListFormat(locale, { type: 'unit' }),
    and: new Intl.ListFormat(locale, { type: 'conjunction' }),
    or: new Intl.ListFormat(locale, { type: 'disjunction' }),
  };
}
