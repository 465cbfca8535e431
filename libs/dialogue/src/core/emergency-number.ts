import type { TenantFacts } from './tenant-facts.ts';

/**
 * What is dialled for an ambulance, by country (ISO 3166-1 alpha-2), as the national authorities give
 * it. 112 works in the EU and from GSM phones in most other countries.
 */
const numbers: Readonly<Record<string, readonly string[]>> = {
  '911': ['US', 'CA', 'MX', 'PH', 'CR', 'PA', 'DO', 'EC', 'HN', 'SV', 'UY', 'PY', 'PR', 'BS', 'JO'],
  '107': ['AR'],
  '999': ['GB', 'IE', 'HK', 'MY', 'KE', 'BH', 'BD', 'JE', 'GG', 'IM'],
  '995': ['SG'],
  '998': ['AE'],
  '997': ['SA'],
  '000': ['AU'],
  '111': ['NZ'],
  '119': ['JP', 'KR', 'TW', 'ID'],
  '120': ['CN'],
  '115': ['VN', 'IR'],
  '1669': ['TH'],
  '101': ['IL'],
  '123': ['EG', 'CO'],
  '131': ['CL'],
  '192': ['BR'],
  '144': ['CH', 'LI'],
  '10177': ['ZA'],
  '103': ['UA', 'RU', 'KZ', 'BY', 'UZ'],
  '1122': ['PK'],
  '1990': ['LK'],
};

const byCountry: ReadonlyMap<string, string> = new Map(
  Object.entries(numbers).flatMap(([number, countries]) =>
    countries.map((country) => [country, number] as const),
  ),
);

/** The number of the tenant's country; 112 where none is known. */
export function emergencyNumber({
  country,
  locale,
}: Pick<TenantFacts, 'country' | 'locale'>): string {
  const code = country ?? new Intl.Locale(locale).region;
  return byCountry.get(code ?? '') ?? '112';
}
