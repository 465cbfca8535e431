import type { MirrorSummary } from '@gomomo/mirror';
import { withTransaction, type Pool, type Tx } from '@gomomo/postgres';
import type { ConnectedCalendar } from '../domain/connection.ts';
import { findCalendar } from '../store/connections.ts';

export interface CalendarNow extends ConnectedCalendar {
  readonly summary: MirrorSummary;
}

/** Undefined: none is connected. */
export type ReadCalendar = (tenantId: string) => Promise<CalendarNow | undefined>;

export interface ReadCalendarDeps {
  readonly pool: Pool;
  summary(tx: Tx, tenantId: string): Promise<MirrorSummary>;
}

export const createReadCalendar =
  ({ pool, summary }: ReadCalendarDeps): ReadCalendar =>
  (tenantId) =>
    withTransaction(
      pool,
      async (tx) => {
        const found = await findCalendar(tx, tenantId);
        return found && { ...found, summary: await summary(tx, tenantId) };
      },
      { tenantId },
    );
