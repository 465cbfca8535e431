import type * as embedded from '@gomomo/embedded';

/**
 * The parts of @gomomo/embedded that a host of all apps needs. They are handed in (`import * as
 * embedded`), so that an image of one app carries no database server.
 */
export type Embedded = Pick<
  typeof embedded,
  | 'assertPortFree'
  | 'claimDataFolder'
  | 'ensureSecrets'
  | 'findFreePort'
  | 'keepPostgres'
  | 'keepRedis'
  | 'passwordNames'
  | 'PRODUCT_DATABASE'
  | 'provision'
>;

export type Secrets = ReturnType<Embedded['ensureSecrets']>;
