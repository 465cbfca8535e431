import { z } from 'zod';

/** RFC 5321 limits, RFC 6531 letters; quoted local parts and address literals are refused. */
export const email = z
  .string()
  .trim()
  .max(254)
  .regex(
    /^[^\s@"(),:;<>[\]\\\u0000-\u001f\u007f]{1,64}@(?:[^\s@"(),:;<>[\]\\.\u0000-\u002c\u002f\u007f]{1,63}\.)+[^\s@"(),:;<>[\]\\.\u0000-\u002c\u002f\u007f]{2,63}$/,
    'must be an e-mail address',
  )
  .refine((text) => text.isWellFormed(), { error: 'must be well-formed Unicode' })
  .meta({ id: 'Email', format: 'email', examples: ['ana@example.com'] });

/** As it is answered: an address that is accepted one day must not break those who read it. */
export const emailAnswer = z.string().meta({ format: 'email' });

/** The form in which e-mail addresses are compared: without case. */
export function normaliseEmail(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}
