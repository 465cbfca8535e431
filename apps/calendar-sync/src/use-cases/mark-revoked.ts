import { toUtcInstant } from '@gomomo/contracts';
import type { Clock, NewId } from '@gomomo/kernel';
import { createEmitFrontDesk } from '@gomomo/messaging';
import { withTransaction, type Pool } from '@gomomo/postgres';
import { currentTraceparent, type Logger } from '@gomomo/telemetry';
import type { Connection } from '../domain/connection.ts';
import { calendarMetrics } from '../metrics.ts';
import { markConnection } from '../store/connections.ts';

const emitFrontDesk = createEmitFrontDesk('calendar');

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
        const type = 'ai.gomomo.frontdesk.calendar.revoked.v1';
        const data = { tenantId, at: toUtcInstant(clock.now()) };
        await emitFrontDesk(tx, { id: newId(), type, data, traceparent: currentTraceparent() });
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
