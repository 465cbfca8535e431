/** What a relay reads; `outboxSql` has the columns. */
export interface OutboxRow {
  readonly tenantId: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly aggregateVersion: number;
  /** A bigint in decimal. For one aggregate the order of ids is the order of versions. */
  readonly id: string;
  readonly eventId: string;
  readonly topic: string;
  readonly type: string;
  /** JSON; null is a tombstone. */
  readonly payload: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly shard: number;
  readonly occurredAt: Date;
}

/** An aggregate's shard is the last byte of its id, modulo this. */
export const shardCount = 8;
