import type { SchemaSql } from '@gomomo/postgres';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };

/** For `migrate` of @gomomo/postgres, by the owner. */
export const sharedStateMigrations: SchemaSql = {
  schema: 'shared_state',
  callers: 'shared_state_app',
  release: manifest.version,
  sources: [
    {
      migrations: join(import.meta.dirname, '../sql/migrations'),
      functions: join(import.meta.dirname, '../sql/functions'),
    },
  ],
};
