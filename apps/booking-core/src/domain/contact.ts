import { isE164, normaliseEmail, withoutSeparators } from '@gomomo/contracts';
import { createCache } from '@gomomo/kernel';
import parsePhoneNumber, { type CountryCode } from 'libphonenumber-js/max';

/** Numbers as they were read, by country and text: reading one anew takes up to a tenth of a booking. */
const known = createCache<string | null>({ max: 5_000 });
const longestKnown = 40;

/**
 * A number of the North American plan, written out: ten digits that cannot begin with the trunk prefix,
 * so that no metadata would read it otherwise (ITU-T E.164; an area code begins with 2–9).
 */
const northAmerican = /^\+1[2-9]\d{9}$/;

/** A phone number in E.164, read as the tenant's country would; undefined if it cannot be one. */
export function findPhone(text: string, country: string): string | undefined {
  if (northAmerican.test(text)) return text;
  if (text.length > longestKnown) return readPhone(text, country);
  const key = `${country} ${text}`;
  const hit = known.get(key);
  if (hit !== undefined) return hit ?? undefined;
  const phone = readPhone(text, country);
  known.set(key, phone ?? null);
  return phone;
}

function readPhone(text: string, country: string): string | undefined {
  const compact = withoutSeparators(text);
  const parsed = parsePhoneNumber(compact, country as CountryCode);
  if (parsed?.isPossible() === true && isE164(parsed.number)) return parsed.number;
  return isE164(compact) ? compact : undefined;
}

/** How a contact is compared: an e-mail address in lower case, a phone number in E.164. */
export function normaliseContact(text: string, country: string): string | undefined {
  return text.includes('@') ? normaliseEmail(text) : findPhone(text.trim(), country);
}
