import { join } from 'node:path';

/** For `migrate` of @gomomo/postgres, by the owner. Grants to the group role `shared_state_app`. */
export const sharedStateMigrations = {
  schema: 'shared_state',
  folder: join(import.meta.dirname, '../migrations'),
} as const;
