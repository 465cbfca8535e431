import { inboxSql, outboxSql } from '@gomomo/messaging';
import type { SchemaSql } from '@gomomo/postgres';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };

export const ownSql = {
  migrations: join(import.meta.dirname, '../prisma/migrations'),
  functions: join(import.meta.dirname, '../sql'),
};

/** For `migrate` of @gomomo/postgres, by the owner. */
export const bookingCoreMigrations: SchemaSql = {
  schema: 'booking',
  callers: 'booking_app',
  release: manifest.version,
  sources: [outboxSql, inboxSql, ownSql],
};
