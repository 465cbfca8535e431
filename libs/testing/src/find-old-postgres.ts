import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { testEnvironment } from './test-environment.ts';

const debian = '/usr/lib/postgresql/15/bin';

/** Folder of the programs of PostgreSQL 15, the oldest release that is supported: the given one, else Debian's. */
export function findOldPostgres(): string | undefined {
  const folder = testEnvironment.oldPostgres() || debian;
  return existsSync(join(folder, 'initdb')) ? folder : undefined;
}
