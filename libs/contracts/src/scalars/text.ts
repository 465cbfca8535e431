import { z } from 'zod';

/**
 * NUL and lone surrogates are refused everywhere: PostgreSQL cannot store the first in `text` and
 * neither of them in `jsonb`, so they would turn a client's mistake into a 500.
 */
const wellFormed = { error: 'must be well-formed Unicode' };
const isWellFormed = (text: string) => text.isWellFormed();

/**
 * Marks that turn the direction of what stands around them. A name that holds them can make a
 * screen or a calendar show something else than what is stored, and nobody means them in a line.
 */
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Neither white space nor a mark, nothing of no width and no blank that poses as a letter. */
const visible = /[^\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * One line of text with at least one visible character; direction marks and surrounding white space
 * are dropped.
 */
export function line(maxLength: number) {
  return z
    .string()
    .overwrite((text) => text.replaceAll(directionMarks, ''))
    .trim()
    .min(1)
    .max(maxLength)
    .regex(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/, 'must be one line of text')
    .refine(isWellFormed, wellFormed)
    .refine((text) => visible.test(text), { error: 'must hold something visible' });
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
