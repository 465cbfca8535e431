import { isE164, normaliseEmail, withoutSeparators } from '@gomomo/contracts';
import parsePhoneNumber, { type CountryCode } from 'libphonenumber-js/max';

/** A phone number in E.164, read as the tenant's country would; undefined if it cannot be one. */
export function findPhone(text: string, country: string): string | undefined {
  const compact = withoutSeparators(text);
  const parsed = parsePhoneNumber(compact, country as CountryCode);
  if (parsed?.isPossible() === true && isE164(parsed.number)) return parsed.number;
  return isE164(compact) ? compact : undefined;
}

/** How a contact is compared: an e-mail address in lower case, a phone number in E.164. */
export function normaliseContact(text: string, country: string): string | undefined {
  return text.includes('@') ? normaliseEmail(text) : findPhone(text.trim(), country);
}
