import { withTransaction, type Pool } from '@gomomo/postgres';
import type { ConnectedCalendar } from '../domain/connection.ts';
import { findCalendar } from '../store/connections.ts';

/** Undefined: none is connected. */
export type ReadCalendar = (tenantId: string) => Promise<ConnectedCalendar | undefined>;

export const createReadCalendar =
  (pool: Pool): ReadCalendar =>
  (tenantId) =>
    withTransaction(pool, (tx) => findCalendar(tx, tenantId), { tenantId });
