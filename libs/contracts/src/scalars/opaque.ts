import { z } from 'zod';

/**
 * Ids in paths, references, tokens and contacts given as proof. Whatever they look like they are
 * only looked up, so a malformed one is *not found* like a wrong one, never a validation error.
 */
export const opaque = z.string();

/** A reference as it is answered, `7QK4-MD2X`. */
export const reference = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  .meta({ id: 'Reference', examples: ['7QK4-MD2X'] });

/** A secret as it is answered: at least 32 random bytes, or an HMAC over such, in base64url. */
export const secret = z.string().min(43);

const visibleAscii = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/, 'must be 1 to 255 visible ASCII characters');

export const messageId = visibleAscii;
export const idempotencyKey = visibleAscii;
