import type { Outcome } from '@gomomo/mirror';
import { withTransaction, type Pool } from '@gomomo/postgres';
import type { Logger } from '@gomomo/telemetry';
import type { Connection } from '../domain/connection.ts';
import { isOfCalendar } from '../domain/misconfiguration.ts';
import { calendarMetrics } from '../metrics.ts';
import { markConnection } from '../store/connections.ts';
import type { Problem } from './speak.ts';

/** What a problem means for the work; one of the calendar itself is kept with the connection. */
export type ToOutcome = (connection: Connection, problem: Problem | undefined) => Promise<Outcome>;

export interface ToOutcomeDeps {
  readonly pool: Pool;
  readonly logger: Logger;
}

export function createToOutcome({ pool, logger }: ToOutcomeDeps): ToOutcome {
  async function misconfigured(connection: Connection, reason: string): Promise<Outcome> {
    const { tenantId } = connection;
    const mark = await withTransaction(
      pool,
      (tx) => markConnection(tx, connection, 'misconfigured'),
      { tenantId },
    );
    if (mark) {
      calendarMetrics.misconfigured.inc();
      logger.warn({ tenantId, reason }, 'the calendar cannot be written to');
    }
    return { kind: 'held', reason: 'misconfigured' };
  }
  return async (connection, problem) => {
    if (problem === undefined) return { kind: 'done' };
    switch (problem.kind) {
      case 'away':
        return problem;
      case 'revoked':
        return { kind: 'held', reason: 'revoked' };
      case 'disconnected':
        return { kind: 'unwanted' };
      case 'forbidden':
        if (isOfCalendar(problem.reason)) return misconfigured(connection, problem.reason);
        return { kind: 'refused', reason: problem.reason };
      // an insert finds no calendar there
      case 'missing':
        return misconfigured(connection, 'the calendar is gone');
      case 'invalid':
        return { kind: 'refused', reason: problem.reason };
      case 'unauthorized':
        return { kind: 'away', reason: 'google takes no token' };
      case 'taken':
      case 'gone':
      case 'changed':
        return { kind: 'failed', reason: problem.kind };
    }
  };
}
