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

/** ISO 3166 country that a language tag names or most likely means: `en` is US, `de-AT` is AT. */
export function countryOfLocale(locale: string): string {
  return new Intl.Locale(locale).maximize().region ?? 'US';
}

/** ISO 4217 currency of a country; USD where the table has none. An owner's own choice goes before. */
export function currencyOfCountry(country: string): string {
  return byCountry.get(country) ?? 'USD';
}
