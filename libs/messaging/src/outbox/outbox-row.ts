/** What a relay reads; the columns are those of docs/outbox.sql. */
export interface OutboxRow {
  readonly tenantId: string;
  /** A bigint in decimal. For one aggregate the order of ids is the order of versions. */
  readonly id: string;
  readonly eventId: string;
  readonly shard: number;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly aggregateVersion: number;
  readonly eventType: string;
  /** JSON; null is a tombstone. */
  readonly payload: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly occurredAt: Date;
  /** True when an earlier event of the aggregate is parked, so that this one must wait too. */
  readonly waits: boolean;
}

export const shardCount = 8;

/** The shard of an aggregate: its id's last byte, which is random in a UUID v7. */
export function toShard(aggregateId: string): number {
  return Number.parseInt(aggregateId.slice(-2), 16) % shardCount;
}
