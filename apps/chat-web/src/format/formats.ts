import { createDateFormats, type DateFormats } from './dates.ts';
import { createFormatter } from './formatter.ts';
import { createInstantFormats, type InstantFormats } from './instants.ts';
import { createMoney } from './money.ts';

/** How instants, days, clock times and money read in the tenant's locale and time zone. */
export interface Formats extends InstantFormats, DateFormats {
  /** "$95" or "$95.50" from minor units; of the tenant's currency unless another was agreed. */
  money(minor: number, currency?: string): string;
  /** ISO weekday that weeks begin with here. */
  readonly firstWeekday: number;
}

export function createFormats(tenantLocale: string, timeZone: string, currency: string): Formats {
  const locale = toFormatLocale(tenantLocale);
  const formatter = createFormatter(locale, timeZone);
  return {
    ...createInstantFormats(formatter, timeZone),
    ...createDateFormats(formatter),
    money: createMoney(locale, currency),
    firstWeekday: findFirstWeekday(locale),
  };
}

/** The page speaks English; how dates, clocks and numbers are written is the region's. */
function toFormatLocale(tenantLocale: string): string {
  const { language, region } = new Intl.Locale(tenantLocale);
  if (language === 'en' || region === undefined) return language === 'en' ? tenantLocale : 'en';
  return new Intl.Locale('en', { region }).toString();
}

/** The region's own first day of the week where the browser knows it, else Monday (ISO 8601). */
function findFirstWeekday(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?(): { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
}
