import { z } from 'zod';
import { isUuid } from './uuid.ts';

/** First path segments that the product itself answers. */
export const reservedSlugs = [
  'api',
  'ws',
  'twilio',
  'handoff',
  'health',
  'metrics',
  'problems',
  'assets',
  'docs',
  'internal',
  'embed',
] as const;

const reserved: ReadonlySet<string> = new Set(reservedSlugs);

/** A tenant's name in addresses. Never UUID-shaped, because `{tenant}` in a path is an id or a slug. */
export const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, 'must be 3 to 63 of a-z, 0-9 and inner hyphens')
  .refine((text) => !isUuid(text), { error: 'must not look like an id' })
  .refine((text) => !reserved.has(text), { error: 'is reserved' })
  .meta({ id: 'Slug', examples: ['bloom'] });

/** The demo tenant's: Bloom Wellness Studio, wherever a demo is seeded. */
export const demoTenantSlug = 'bloom';
