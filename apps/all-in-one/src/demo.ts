import { app, findTenantId, openCatalogue, seedDemo } from '@gomomo/booking-core';
import { findJsonFile, writePrivateFile } from '@gomomo/embedded';
import type { Together } from '@gomomo/host';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface Demo {
  readonly id: string;
  readonly slug: string;
  /** Undefined: it was made elsewhere, and a key is shown only once. */
  readonly apiKey: string | undefined;
}

/** Makes the demo business where it is missing. Its key is kept, to be shown at every start. */
export async function ensureDemo({ dataDir, settings, groundOf }: Together): Promise<Demo> {
  const ground = groundOf(app);
  const { slug, apiKey } = await seedDemo(openCatalogue(ground));
  const id = (await findTenantId(ground, slug)) ?? '';
  // The kept key is of the folder's own database; a given one may hold another demo.
  const isOwn = settings.DATABASE_URL === undefined;
  const file = join(dataDir, 'demo.json');
  if (apiKey === undefined) return { id, slug, apiKey: isOwn ? findKeptKey(file) : undefined };
  if (isOwn && existsSync(dataDir)) writePrivateFile(file, `${JSON.stringify({ slug, apiKey })}\n`);
  return { id, slug, apiKey };
}

function findKeptKey(file: string): string | undefined {
  const kept = findJsonFile(file);
  if (typeof kept !== 'object' || kept === null || !('apiKey' in kept)) return undefined;
  return typeof kept.apiKey === 'string' ? kept.apiKey : undefined;
}
