import { outboxSql, workSql } from '@gomomo/messaging';
import { mirrorSql } from '@gomomo/mirror';
import type { SchemaSql } from '@gomomo/postgres';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };

const ownSql = {
  migrations: join(import.meta.dirname, '../migrations'),
  functions: join(import.meta.dirname, '../sql'),
};

/** For `migrate` of @gomomo/postgres, by the owner. */
export const workbookMigrations: SchemaSql = {
  schema: 'workbook',
  callers: 'workbook_app',
  release: manifest.version,
  sources: [outboxSql, workSql, mirrorSql, ownSql],
};
