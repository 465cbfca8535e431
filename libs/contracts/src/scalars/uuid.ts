import { z } from 'zod';

const pattern = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;

/** Any UUID, whatever its version: an id that we never made is *not found*, not malformed. */
export function isUuid(text: string): boolean {
  return pattern.test(text);
}

export const uuid = z
  .string()
  .regex(pattern, 'must be a UUID')
  .meta({ id: 'Uuid', format: 'uuid' });
