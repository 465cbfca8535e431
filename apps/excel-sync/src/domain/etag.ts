import { createHash } from 'node:crypto';

/** The same for the same bytes, wherever they lie. */
export const etagOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');
