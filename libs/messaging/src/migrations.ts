import type { SchemaSql, SqlSource } from '@gomomo/postgres';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };

const foldersOf = (part: string) => ({
  migrations: join(import.meta.dirname, '../sql', part, 'migrations'),
  functions: join(import.meta.dirname, '../sql', part, 'functions'),
});

/**
 * For the sources of a service's schema, before its own: table `outbox` with what the relay calls, rows
 * under row-level security, rights of the schema's callers.
 */
export const outboxSql: SqlSource = { name: 'messaging/outbox', ...foldersOf('outbox') };
/** Likewise: events that a consumer has seen before. */
export const inboxSql: SqlSource = { name: 'messaging/inbox', ...foldersOf('inbox') };
/** Likewise: what is still to be done outside the database, and what `createWorkTable` calls. */
export const workSql: SqlSource = { name: 'messaging/work', ...foldersOf('work') };

/** The embedded bus's log, a schema of its own, for `migrate` of @gomomo/postgres by the owner. */
export const messagingMigrations: SchemaSql = {
  schema: 'messaging',
  callers: 'messaging_app',
  release: manifest.version,
  sources: [foldersOf('log')],
};
