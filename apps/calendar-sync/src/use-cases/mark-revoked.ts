import type { Clock, NewId } from '@gomomo/kernel';
import { withTransaction, type Pool } from '@gomomo/postgres';
import { currentTraceparent, type Logger } from '@gomomo/telemetry';
import type { Connection } from '../domain/connection.ts';
import { calendarMetrics } from '../metrics.ts';
import { markConnection } from '../store/connections.ts';
import { emitRevoked } from '../store/emit-revoked.ts';

/** Google has ended the permission: said once, to the business and to operators; what is wanted stays. */
export type MarkRevoked = (connection: Pick<Connection, 'tenantId' | 'grantId'>) => Promise<void>;

export interface MarkRevokedDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  /** Something waits in the outbox. */
  committed(): void;
}

export function createMarkRevoked(deps: MarkRevokedDeps): MarkRevoked {
  const { pool, clock, newId, logger } = deps;
  return async ({ tenantId, grantId }) => {
    const isNew = await withTransaction(
      pool,
      async (tx) => {
        if (!(await markConnection(tx, { tenantId, grantId }, 'revoked'))) return false;
        const event = { id: newId(), tenantId, atMs: clock.now() };
        await emitRevoked(tx, { ...event, traceparent: currentTraceparent() });
        return true;
      },
      { tenantId },
    );
    if (!isNew) return;
    calendarMetrics.revoked.inc();
    logger.warn({ tenantId }, 'the calendar must be connected again');
    deps.committed();
  };
}
