import { getCountries } from 'libphonenumber-js/max';

const currencyCountries: Readonly<Record<string, string>> = {
  EUR: 'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK',
  AED: 'AE',
  ARS: 'AR',
  AUD: 'AU',
  BRL: 'BR',
  CAD: 'CA',
  CHF: 'CH LI',
  CLP: 'CL',
  CNY: 'CN',
  COP: 'CO',
  CZK: 'CZ',
  DKK: 'DK',
  GBP: 'GB',
  HKD: 'HK',
  HUF: 'HU',
  ILS: 'IL',
  INR: 'IN',
  ISK: 'IS',
  JPY: 'JP',
  KRW: 'KR',
  MXN: 'MX',
  NOK: 'NO',
  NZD: 'NZ',
  PLN: 'PL',
  RON: 'RO',
  SEK: 'SE',
  SGD: 'SG',
  TRY: 'TR',
  UAH: 'UA',
  ZAR: 'ZA',
};

const byCountry = new Map(
  Object.entries(currencyCountries).flatMap(([currency, countries]) =>
    countries.split(' ').map((country) => [country, currency] as const),
  ),
);

/** Zones with the country that ICU files them under; made when first asked for, in some 0.2 s. */
let countriesByZone: ReadonlyMap<string, string> | undefined;

/** ECMA-402, Locale Info; TypeScript has no declaration of it yet. */
type LocaleInfo = Intl.Locale & { getTimeZones(): string[] | undefined };

function readCountriesByZone(): ReadonlyMap<string, string> {
  const entries = getCountries().flatMap((country) => {
    const locale = new Intl.Locale(`und-${country}`) as LocaleInfo;
    return (locale.getTimeZones() ?? []).map((zone) => [zone, country] as const);
  });
  return new Map(entries);
}

/** ISO 3166 country of an IANA zone, links included; undefined for `UTC` and its like. */
export function findCountryOfZone(timeZone: string): string | undefined {
  countriesByZone ??= readCountriesByZone();
  const { timeZone: canonical } = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions();
  return countriesByZone.get(canonical);
}

/** ISO 4217 currency of a country; USD where the table has none. An owner's own choice goes before. */
export function currencyOfCountry(country: string): string {
  return byCountry.get(country) ?? 'USD';
}
