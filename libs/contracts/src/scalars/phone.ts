import { z } from 'zod';

const e164Pattern = /^\+[1-9]\d{6,14}$/;

/** ITU-T E.164: `+`, country code, subscriber number, 7 to 15 digits in all. */
export const e164 = z
  .string()
  .regex(e164Pattern, 'must be an E.164 number')
  .meta({ id: 'E164', examples: ['+4930901820'] });

export function isE164(text: string): boolean {
  return e164Pattern.test(text);
}

/**
 * What people put between the digits, incl. the no-break spaces, dashes and direction marks that
 * come along when a number is copied from a page.
 */
const separators = /[\s().\-/\u2010-\u2015\u2212\u200e\u200f\u202a-\u202e]/g;

/**
 * Drops separators and reads `00` as `+`. The answer is E.164 for an international number; a
 * national one stays national (digits only): reading that needs the tenant's country.
 */
export function withoutSeparators(text: string): string {
  return text.replaceAll(separators, '').replace(/^00(?=[1-9])/, '+');
}

/** A phone number as people write it, national or international; stored and answered as E.164. */
export const phoneInput = z
  .string()
  .trim()
  .max(40)
  .regex(
    /^[\s().\-/\u2010-\u2015\u2212\u200e\u200f\u202a-\u202e]*\+?(?:[\s().\-/\u2010-\u2015\u2212\u200e\u200f\u202a-\u202e]*[0-9]){3,17}[\s().\-/\u2010-\u2015\u2212\u200e\u200f\u202a-\u202e]*$/,
    'must be a phone number',
  )
  .meta({ id: 'PhoneInput', examples: ['+49 30 901820', '030 901820'] });
