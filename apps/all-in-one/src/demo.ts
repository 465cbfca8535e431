import { seedDemo, type BookingCore } from '@gomomo/booking-core';
import { findJsonFile, writePrivateFile } from '@gomomo/embedded';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface Demo {
  slug: string;
  /** Undefined: it was made elsewhere, and a key is shown only once. */
  apiKey: string | undefined;
}

/** Makes the demo business where it is missing. Its key is kept, to be shown at every start. */
export async function ensureDemo(bookingCore: BookingCore, dataDir: string): Promise<Demo> {
  const { slug, apiKey } = await seedDemo(bookingCore.catalogue);
  const file = join(dataDir, 'demo.json');
  if (apiKey === undefined) return { slug, apiKey: findKeptKey(file) };
  if (existsSync(dataDir)) writePrivateFile(file, `${JSON.stringify({ slug, apiKey })}\n`);
  return { slug, apiKey };
}

function findKeptKey(file: string): string | undefined {
  const kept = findJsonFile(file);
  if (typeof kept !== 'object' || kept === null || !('apiKey' in kept)) return undefined;
  return typeof kept.apiKey === 'string' ? kept.apiKey : undefined;
}
