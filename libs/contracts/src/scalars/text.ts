import { z } from 'zod';

/**
 * NUL and lone surrogates are refused everywhere: PostgreSQL cannot store the first in `text` and
 * neither of them in `jsonb`, so they would turn a client's mistake into a 500.
 */
const wellFormed = { error: 'must be well-formed Unicode' };
const isWellFormed = (text: string) => text.isWellFormed();

/** One line of text with at least one visible character; surrounding white space is dropped. */
export function line(maxLength: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .regex(
      /^[^\u0000-\u001f\u007f]*[^\u0000-\u0020\u007f\u00a0][^\u0000-\u001f\u007f]*$/,
      'must be one line of text',
    )
    .refine(isWellFormed, wellFormed);
}

/** Text that may hold line breaks and tabs, and may be empty. */
export function paragraph(maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .regex(
      /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/,
      'must be text without control characters',
    )
    .refine(isWellFormed, wellFormed);
}
