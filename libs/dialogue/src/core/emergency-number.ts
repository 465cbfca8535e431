import type { TenantFacts } from './tenant-facts.ts';

/**
 * What is dialled for an ambulance, by country (ISO 3166-1 alpha-2). Checked one by one in November
 * 2026 against the emergency numbers that Android ships (`packages/services/Telephony`,
 * `ecc/input/eccdata.txt` of the Android Open Source Project, type AMBULANCE) and the dialling
 * reference of DIDWW (doc.didww.com, "Supported emergency numbers"). Where these name 112 beside a
 * number of the country's own that is the better known (GB, IE, LI, ZA), or an older one (UA `03`, ID
 * `118` before the Ministry of Health's 119 of 2016, LK before 1990), the own or newer one is told.
 * 112 stands for every other country: the EU's number, which GSM networks connect elsewhere.
 */
export const ambulanceNumbers: Readonly<Record<string, readonly string[]>> = {
  '911': [
    ...['US', 'CA', 'MX', 'AR', 'CR', 'PA', 'DO', 'EC', 'HN', 'SV', 'UY', 'PY', 'VE', 'BZ'],
    ...['PR', 'VI', 'GU', 'AS', 'MP', 'BS', 'BM', 'KY', 'AG', 'AI', 'DM', 'GD', 'KN', 'LC', 'VC'],
    ...['VG', 'TC', 'AW', 'PH', 'JO', 'FJ', 'FM', 'MH', 'PW', 'WS', 'TV', 'LR'],
  ],
  '999': ['GB', 'IE', 'JE', 'GG', 'IM', 'HK', 'MO', 'MY', 'KE', 'UG', 'BH', 'QA', 'BD', 'SC'],
  '995': ['SG'],
  '998': ['AE'],
  '997': ['SA', 'BW'],
  '9999': ['OM'],
  '991': ['BN'],
  '000': ['AU'],
  '111': ['NZ'],
  '119': ['JP', 'KR', 'TW', 'ID', 'KH'],
  '120': ['CN'],
  '115': ['VN', 'IR', 'PK'],
  '1669': ['TH'],
  '1990': ['LK'],
  '102': ['NP', 'MV'],
  '101': ['IL', 'PS'],
  '123': ['EG', 'CO'],
  '190': ['TN'],
  '150': ['MA'],
  '114': ['MU'],
  '131': ['CL'],
  '192': ['BR'],
  '118': ['BO', 'SM', 'VA'],
  '128': ['NI'],
  '144': ['CH', 'LI'],
  '124': ['BA', 'ME'],
  '127': ['AL'],
  '194': ['RS', 'MK', 'XK'],
  '10177': ['ZA'],
  '103': ['UA', 'RU', 'KZ', 'KG', 'BY', 'UZ', 'TJ', 'MN'],
};

const byCountry: ReadonlyMap<string, string> = new Map(
  Object.entries(ambulanceNumbers).flatMap(([number, countries]) =>
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
