import { z } from 'zod';

/** An instant as events write it: UTC, milliseconds, `Z`. */
export const utcInstant = z
  .string()
  .regex(
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/,
  )
  .meta({ id: 'UtcInstant', format: 'date-time', examples: ['2026-11-24T08:30:00.000Z'] });

/** Epoch milliseconds as events write an instant. */
export function toUtcInstant(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** W3C trace context, version 00. */
export const traceparent = z.string().regex(/^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/);
