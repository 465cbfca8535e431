export {
  startPostgres,
  type EmbeddedPostgres,
  type PostgresOptions,
  type ProgressLog,
} from './postgres/start-postgres.ts';
export {
  PRODUCT_DATABASE,
  provision,
  provisionRoles,
  type RolePasswords,
} from './postgres/provision.ts';
export { stopOrphans } from './stop-orphans.ts';
