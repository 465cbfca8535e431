import { join } from 'node:path';

/**
 * The embedded bus's log, for `migrate` of @gomomo/postgres, by the owner. Grants to the group role
 * `messaging_app`.
 */
export const messagingMigrations = {
  schema: 'messaging',
  folder: join(import.meta.dirname, '../migrations'),
} as const;
