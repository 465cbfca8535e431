import type { TenantFacts } from '@gomomo/dialogue';

const address = /[^\s@]+@[^\s@]+/gu;
const link =
  /\b(?:[a-z][a-z+.-]*:\/\/|www\.)\S+|\b[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}\b(?:\/\S*)?/giu;
const digits = /\+?\d(?:[\s().\-/]{0,3}\d){6,}/gu;

const bare = (text: string): string => text.toLowerCase().replace(/^\W+|\W+$/gu, '');

/** A way to reach somebody that is not the business's own. */
export function hasForeignContact(text: string, { profile }: TenantFacts): boolean {
  const { email, website, phone } = profile;
  const host = website === undefined ? undefined : new URL(website).host;
  const own = new Set([email, website, host].filter((each) => each !== undefined).map(bare));
  const addresses = [...text.matchAll(address)].map(([each]) => bare(each));
  const links = [...text.replaceAll(address, ' ').matchAll(link)].map(([each]) => bare(each));
  if ([...addresses, ...links].some((each) => !own.has(each))) return true;
  const ownDigits = (phone ?? '').replaceAll(/\D/gu, '');
  return [...text.matchAll(digits)].some(
    ([each]) => !ownDigits.endsWith(each.replaceAll(/\D/gu, '')),
  );
}

/** The text without the business's own ways to be reached, whose digits are no figures. */
export const withoutContacts = (text: string): string =>
  text.replaceAll(address, ' ').replaceAll(digits, ' ');
