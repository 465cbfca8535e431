import {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js';

import type { TenantFacts } from '../core/tenant-facts.ts';

/** Letters and digits one by one, for the ear: "7 Q K 4, M D 2 X". */
export function spell(text: string): string {
  return text
    .split(/[^0-9A-Za-z]+/)
    .filter((group) => group !== '')
    .map((group) => [...group].join(' '))
    .join(', ');
}

/** A number (E.164) as people of its country write it; with the country where the business is in another. */
export function writePhone(phone: string, tenant: TenantFacts): string {
  const number = parsePhoneNumberFromString(phone);
  if (!number) return phone;
  return isAbroad(number.countryCallingCode, tenant)
    ? number.formatInternational()
    : number.formatNational();
}

/** The same digit by digit, in the groups in which they say it. */
export function spellPhone(phone: string, tenant: TenantFacts): string {
  const written = writePhone(phone, tenant);
  return written.startsWith('+') ? `+${spell(written)}` : spell(written);
}

/** As it is said: "hello at bloom dot example". */
export const sayEmail = (email: string, at: string, dot: string): string =>
  email.replace('@', ` ${at} `).replaceAll('.', ` ${dot} `);

function isAbroad(code: string, { country, locale }: TenantFacts): boolean {
  const own = country ?? new Intl.Locale(locale).region;
  return own !== undefined && isSupportedCountry(own) && getCountryCallingCode(own) !== code;
}
