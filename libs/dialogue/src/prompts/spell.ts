import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** Letters and digits one by one, for the ear: "7 Q K 4, M D 2 X". */
export function spell(text: string): string {
  return text
    .split(/[^0-9A-Za-z]+/)
    .filter((group) => group !== '')
    .map((group) => [...group].join(' '))
    .join(', ');
}

/** A number (E.164) as people of its country write it, without the country. */
export const writePhone = (phone: string): string =>
  parsePhoneNumberFromString(phone)?.formatNational() ?? phone;

/** The same in the groups in which they say it. */
export const spellPhone = (phone: string): string => spell(writePhone(phone));
