import { AppError } from '@gomomo/kernel';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const ledger = z.array(z.object({ name: z.string(), checksum: z.string() }));

const table = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  /** In the folder of the archive; gzip of PostgreSQL's text form of COPY. */
  file: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  rows: z.int(),
  /** Of all rows, in any order; see measure-table.ts. */
  digest: z.string(),
});

const sequence = z.object({
  table: z.string(),
  column: z.string(),
  last: z.string(),
  isCalled: z.boolean(),
});

const schema = z.object({
  name: z.string(),
  ledger,
  tables: z.array(table),
  sequences: z.array(sequence),
});

const manifest = z.object({
  format: z.literal(1),
  release: z.string(),
  server: z.string(),
  takenAt: z.string(),
  /** False: the product was running, so what was booked afterwards is not in it. */
  isFinal: z.boolean(),
  schemas: z.array(schema),
});

export type Ledger = z.infer<typeof ledger>;
export type TableEntry = z.infer<typeof table>;
export type SequenceEntry = z.infer<typeof sequence>;
export type SchemaEntry = z.infer<typeof schema>;
export type Manifest = z.infer<typeof manifest>;

export const manifestFile = (folder: string): string => join(folder, 'manifest.json');

/** @throws AppError `no-archive` */
export function readManifest(folder: string): Manifest {
  const file = manifestFile(folder);
  try {
    return manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    const text = isMissing
      ? `There is no export in ${folder}: ${file} is missing.`
      : `${file} is not what npm run export of this release writes.`;
    throw new AppError('no-archive', text, { cause });
  }
}

/** How many rows of a table went along. */
export const rowsOf = ({ schemas }: Manifest, schemaName: string, tableName: string): number =>
  schemas.find(({ name }) => name === schemaName)?.tables.find(({ name }) => name === tableName)
    ?.rows ?? 0;
