import type { OutboxRow } from './outbox-row.ts';
import type { OutboxStore } from './outbox-store.ts';

export type Aggregate = Pick<OutboxRow, 'tenantId' | 'aggregateId'>;

/** Aggregates of which something was sent while another relay may have sent, too. */
export interface UnsureRows {
  note(rows: readonly Aggregate[]): void;
  /** Has the newest of each go out once more. */
  settle(store: Pick<OutboxStore, 'sendAgain'>): Promise<void>;
}

/** @param most - that are remembered; of more, those noted first are left to their next change */
export function createUnsureRows(most = 10_000): UnsureRows {
  const noted = new Map<string, Aggregate>();
  return {
    note(rows) {
      for (const { tenantId, aggregateId } of rows) {
        noted.set(`${tenantId} ${aggregateId}`, { tenantId, aggregateId });
      }
      for (const key of noted.keys()) {
        if (noted.size <= most) break;
        noted.delete(key);
      }
    },
    async settle(store) {
      if (noted.size === 0) return;
      const aggregates = [...noted.values()];
      await store.sendAgain(aggregates);
      noted.clear();
    },
  };
}
