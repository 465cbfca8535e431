import { type Cache, createCache } from '@gomomo/kernel';
import type { OutboxRow } from './outbox-row.ts';

/** Remembers the last version published of each aggregate, and notices one that does not follow. */
export interface OrderGuard {
  /** The rows whose version does not follow the one published before; remembers all. */
  check(rows: readonly OutboxRow[]): OutboxRow[];
  /** After another relay may have published rows of a shard. */
  forget(shard: number): void;
}

interface Last {
  readonly id: bigint;
  readonly version: number;
}

export function createOrderGuard(rememberedPerShard = 10_000): OrderGuard {
  const shards = new Map<number, Cache<Last>>();
  const check = (row: OutboxRow): boolean => {
    const seen = shards.get(row.shard) ?? createCache<Last>({ max: rememberedPerShard });
    shards.set(row.shard, seen);
    const key = `${row.aggregateType} ${row.aggregateId}`;
    const id = BigInt(row.id);
    const last = seen.get(key);
    if (last !== undefined && id <= last.id) return true; // sent again after a failed mark
    seen.set(key, { id, version: row.aggregateVersion });
    return last === undefined || row.aggregateVersion === last.version + 1;
  };
  return {
    check: (rows) => rows.filter((row) => !check(row)),
    forget: (shard) => {
      shards.delete(shard);
    },
  };
}
