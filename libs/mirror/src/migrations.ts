import type { SqlSource } from '@gomomo/postgres';
import { join } from 'node:path';

/** For the sources of a mirror's schema, after `outboxSql` and `workSql` of @gomomo/messaging. */
export const mirrorSql: SqlSource = {
  name: 'mirror',
  migrations: join(import.meta.dirname, '../sql/migrations'),
  functions: join(import.meta.dirname, '../sql/functions'),
};
