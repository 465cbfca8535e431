import { z } from 'zod';

/** ISO 4217 letters. */
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code')
  .meta({ examples: ['EUR'] });

/** Money in minor units (cents); the bound is PostgreSQL's `integer`. */
export const priceMinor = z.int().min(0).max(2_147_483_647);

/** The longest a claim may be, buffers included. */
export const claimMinutesMax = 24 * 60;

/** A year in minutes bounds every notice and cut-off. */
export const leadMinutes = z
  .int()
  .min(0)
  .max(366 * 24 * 60);

/** Versions rise by one from 1. */
export const version = z.int().min(1).max(2_147_483_647);

export const country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code')
  .meta({ examples: ['DE'] });
