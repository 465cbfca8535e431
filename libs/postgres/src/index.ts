export { checkWritable } from './check-writable.ts';
export { call, type Statement } from './call.ts';
export { type FunctionFiles } from './functions.ts';
export { migrate, readMigrations, type MigrateOptions, type Migration } from './migrate.ts';
export { createPool, type Pool, type PoolLogger, type PoolOptions } from './pool.ts';
export { retryConflicts } from './retry.ts';
export { isSerializationConflict, sqlState, sqlStates, violatedConstraint } from './sql-state.ts';
export { describeStructure } from './structure.ts';
export {
  withTransaction,
  type Queryable,
  type TransactionOptions,
  type Tx,
} from './transaction.ts';
export { isConnectionLost, toWeather } from './weather.ts';
