export {
  startPostgres,
  type EmbeddedPostgres,
  type PostgresOptions,
} from './postgres/start-postgres.ts';
export { keepPostgres } from './postgres/keep-postgres.ts';
export {
  passwordNames,
  PRODUCT_DATABASE,
  provision,
  provisionRoles,
  type PasswordOf,
} from './postgres/provision.ts';
export { keepRedis } from './redis/keep-redis.ts';
export { keepKafka } from './kafka/keep-kafka.ts';
export { stopStartedServers } from './process/server-process.ts';
export type { KeptServer } from './process/keep-server.ts';
export { assertPortFree } from './check-port.ts';
export { ensureSecrets, readSecrets, type Secrets } from './files/secrets.ts';
export { startRedis, type EmbeddedRedis, type RedisOptions } from './redis/start-redis.ts';
export { choosePort, findFreePort, rememberPort, rememberedPorts } from './ports.ts';
export { findProgram } from './process/find-program.ts';
export { writePrivateFile, findJsonFile } from './files/private-file.ts';
export { ensureDataFolder } from './files/data-folder.ts';
export { removeAbandoned, stopOrphans } from './stop-orphans.ts';
export type { ProgressLog } from './progress-log.ts';
export { claimDataFolder, type DataFolderClaim } from './claim-data-folder.ts';
export { hasKafka } from './kafka/artifacts.ts';
export { startKafka, type EmbeddedKafka, type KafkaOptions } from './kafka/start-kafka.ts';
export { isRunning } from './process/running.ts';
