import { findCountryOf, type TenantInput } from '@gomomo/contracts';
import { AppError } from '@gomomo/kernel';
import { findPhone } from './contact.ts';
import { currencyOfCountry, findCountryOfZone } from './place-defaults.ts';

/** A tenant with every default filled in and every phone number in E.164. */
export interface TenantFields {
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly country: string;
  readonly currency: string;
  readonly phoneNumbers: readonly string[];
  readonly profile: NonNullable<TenantInput['profile']>;
  readonly policy: NonNullable<TenantInput['policy']>;
  readonly hours: NonNullable<TenantInput['hours']>;
}

/** What a tenant speaks that has said nothing of it. */
export const defaultLocale = 'en-US';

/**
 * @throws AppError `validation` for a tenant whose country nothing tells, and for a profile number
 *   that cannot be read in it
 */
export function toTenantFields(input: TenantInput): TenantFields {
  const country = toCountry(input);
  return {
    name: input.name,
    slug: input.slug,
    timeZone: input.timeZone,
    locale: input.locale ?? defaultLocale,
    country,
    currency: input.currency ?? currencyOfCountry(country),
    phoneNumbers: [...new Set(input.phoneNumbers ?? [])],
    profile: toProfile(input.profile ?? {}, country),
    policy: input.policy ?? {},
    hours: input.hours ?? { weekly: [], overrides: [] },
  };
}

/** A given locale that names a country, else where the clocks say the business is. */
function toCountry({ country, locale, timeZone }: TenantInput): string {
  const found = country ?? (locale && findCountryOf(locale)) ?? findCountryOfZone(timeZone);
  if (found !== undefined) return found;
  throw invalid('/country', 'is required, because neither locale nor time zone tell it');
}

const invalid = (pointer: string, detail: string): AppError =>
  new AppError('validation', 'The request does not fit.', {
    details: { errors: [{ pointer, detail }] },
  });

function toProfile(profile: TenantFields['profile'], country: string): TenantFields['profile'] {
  const numbers = (['phone', 'transferNumber'] as const).flatMap((name) => {
    const given = profile[name];
    return given === undefined ? [] : [[name, toE164(given, country, `/profile/${name}`)] as const];
  });
  return { ...profile, ...Object.fromEntries(numbers) };
}

/** @throws AppError `validation` that points at the field */
export function toE164(text: string, country: string, pointer: string): string {
  const phone = findPhone(text, country);
  if (phone !== undefined) return phone;
  throw invalid(pointer, `is not a phone number of ${country}`);
}
