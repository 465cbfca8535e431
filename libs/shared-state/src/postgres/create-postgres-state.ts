import type { Clock, Log } from '@gomomo/kernel';
import { checkWritable, createPool } from '@gomomo/postgres';
import type { SharedState } from '../ports.ts';
import { createPostgresLeases } from './leases.ts';
import { createPostgresLimits } from './limits.ts';
import { createPostgresSessions } from './sessions.ts';
import { createSweep } from './sweep.ts';
import { createPostgresTokens } from './tokens.ts';

export interface PostgresStateOptions {
  /** Of a login role in the group `shared_state_app`. */
  readonly connectionString: string;
  readonly clock: Clock;
  readonly logger: Pick<Log, 'info' | 'warn'>;
}

/** For the embedded default without Redis. Expiry follows the given clock, not the server's. */
export function createPostgresState(options: PostgresStateOptions): SharedState {
  const { clock, logger } = options;
  const pool = createPool({
    connectionString: options.connectionString,
    applicationName: 'shared-state',
    statementTimeoutMs: 2000,
    logger,
  });
  let closing: Promise<void> | undefined;
  return {
    kind: 'postgres',
    sessions: createPostgresSessions(pool, clock),
    tokens: createPostgresTokens(pool, clock),
    limits: createPostgresLimits(pool, clock),
    leases: createPostgresLeases(pool, clock),
    loops: [createSweep(pool, clock)],
    ready: () => checkWritable(pool),
    close: () => (closing ??= pool.end()),
  };
}
