export { checkLogin, checkSchema, type Login } from './check-login.ts';
export { checkWritable } from './check-writable.ts';
export { call, type Statement } from './call.ts';
export { migrate, type MigrateOptions } from './migrate.ts';
export { createPool, type Pool, type PoolOptions } from './pool.ts';
export { createReplica, replicaStaleMs, type Replica } from './replica/create-replica.ts';
export {
  namesOf,
  readMigrations,
  type Migration,
  type SchemaSql,
  type SqlSource,
} from './schema-sql.ts';
export { isSerializationConflict, sqlState, sqlStates, violatedConstraint } from './sql-state.ts';
export { describeStructure } from './structure.ts';
export {
  setTenant,
  withTransaction,
  type Queryable,
  type TransactionOptions,
  type Tx,
} from './transaction.ts';
export { isConnectionLost, toWeather } from './weather.ts';
