import { z } from 'zod';

/** True for a well-formed BCP 47 tag such as `en-GB`. */
export function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

export const languageTag = z
  .string()
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}$/, {
    error: 'must be a language tag',
    abort: true,
  })
  .refine(isLanguageTag, { error: 'must be a language tag' })
  .meta({ id: 'LanguageTag', examples: ['en-GB'] });

/** The country a tag names: `en-GB` is `GB`; `en` and `es-419` name none. */
export function findCountryOf(tag: string): string | undefined {
  const { region } = new Intl.Locale(tag);
  return region !== undefined && /^[A-Z]{2}$/.test(region) ? region : undefined;
}
