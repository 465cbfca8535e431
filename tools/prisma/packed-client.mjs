// The generated Prisma client lies in the repository as one packed file, so that neither a start nor an
// image needs the CLI and its 230 MB. Built-in modules only: this runs before anything is installed.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

const app = join(import.meta.dirname, '../../apps/booking-core');
export const schemaFile = join(app, 'prisma/schema.prisma');
export const clientFolder = join(app, 'src/catalogue/generated');
const packedFile = join(app, 'prisma/client.json.gz');

/** What a client was made from: the schema and the generator's version. */
export function sourceOfClient() {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8'));
  return createHash('sha256')
    .update(manifest.dependencies.prisma)
    .update(readFileSync(schemaFile))
    .digest('hex');
}

/** Packs the generated folder; the same folder gives the same bytes. */
export function packClient() {
  const files = readdirSync(clientFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [relative(clientFolder, path).split(sep).join('/'), readFileSync(path, 'utf8')]);
  const text = JSON.stringify({ source: sourceOfClient(), files: Object.fromEntries(files) });
  writeFileSync(packedFile, gzipSync(text, { level: 9 }));
}

/** @returns {{ source: string, files: Record<string, string> }} */
export function readPackedClient() {
  return JSON.parse(gunzipSync(readFileSync(packedFile)).toString('utf8'));
}

/** Puts the packed client in place; false when it was made from another schema. */
export function unpackClient() {
  const { source, files } = readPackedClient();
  if (source !== sourceOfClient()) return false;
  rmSync(clientFolder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    const path = join(clientFolder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return true;
}
