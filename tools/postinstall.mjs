// Runs on whatever Node npm runs on (20 or later). Puts what is not committed as sources in place: the
// Prisma client, from its packed form, or made anew where the schema has been edited since.
import { existsSync } from 'node:fs';
import { schemaFile, unpackClient } from './prisma/packed-client.mjs';

// An image's dependency layer has manifests only.
if (existsSync(schemaFile) && !unpackClient()) {
  const { generateClient } = await import('./prisma/generate-client.mjs');
  if (!generateClient()) process.exitCode = 1;
}
