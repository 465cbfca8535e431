import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** Letters and digits one by one, for the ear: "7 Q K 4, M D 2 X". */
export function spell(text: string): string {
  return text
    .split(/[^0-9A-Za-z]+/)
    .filter((group) => group !== '')
    .map((group) => [...group].join(' '))
    .join(', ');
}

/** A number (E.164) in the groups people of its country say it in, without the country. */
export function spellPhone(phone: string): string {
  return spell(parsePhoneNumberFromString(phone)?.formatNational() ?? phone);
}
