/** A record as Kafka knows it. Headers carry the CloudEvents attributes (binary mode, 3.7). */
export interface BusRecord {
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text in UTF-8 for our own events; null is a tombstone. */
  readonly value: Buffer | null;
}

export interface ReceivedRecord extends BusRecord {
  readonly partition: number;
  /** Rises within a partition; not without gaps. */
  readonly offset: string;
  /** When the bus took the record, in epoch milliseconds. */
  readonly at: number;
}

export interface Delivery {
  /** Aborted when the subscription closes, the record is taken from us, or its time is up. */
  readonly signal: AbortSignal;
  /** 1 for the first try of this process, then rising. */
  readonly attempt: number;
}

/**
 * Handles one record. Returning means done: its effects are committed. Throwing means: deliver it
 * again later (and nothing of its partition before that). Throwing AppError `poison-record` means
 * that it can never be handled: it goes to the dead letters and the group goes on.
 */
export type RecordHandler = (record: ReceivedRecord, delivery: Delivery) => Promise<void>;

export interface SubscribeOptions {
  readonly topic: string;
  /** One group reads one topic; its members share the work. */
  readonly group: string;
  readonly handler: RecordHandler;
}

export interface Subscription {
  /** Settles when records flow for the first time; waits out an unreachable bus. */
  readonly joined: Promise<void>;
  /** Lets the record in hand finish (up to 5 s), commits, leaves the group. Idempotent. */
  close(): Promise<void>;
}

export interface PartitionLag {
  readonly partition: number;
  /** Of the next record to be handled, as the group has committed it. */
  readonly position: string;
  /** Records not yet handled. */
  readonly records: number;
}

export interface GroupLag {
  readonly topic: string;
  readonly group: string;
  /** Of all partitions together. */
  readonly records: number;
  readonly partitions: readonly PartitionLag[];
}

export interface BusHealth {
  readonly ok: boolean;
  readonly detail?: string;
}

export interface PublishOptions {
  /**
   * The caller will publish these again unless it has noted, in the same database and after this
   * call, that it need not (a relay does). The embedded bus then does not wait for the disk: a crash
   * of the database loses the note with the records.
   */
  readonly isRepeated?: boolean;
}

/** Upkeep that the hosting service runs beside its own loops. Same shape as a service's Loop. */
export interface BusLoop {
  readonly name: string;
  readonly everyMs: number;
  run(signal: AbortSignal): Promise<void>;
  rest?(atMostMs: number, signal: AbortSignal): Promise<void>;
}

/**
 * Events between services.
 *
 * - Ordering: records of one key are handled in the order in which they were published, one at a
 *   time within a group. There is no order across keys.
 * - Delivery: at least once. Records come again after a crash, a rebalance or a replay, also late,
 *   so every consumer applies only newer versions (or keeps an inbox).
 * - A new group starts at the oldest record that is kept.
 * - Idempotence: `publish` may have taken effect when it throws; publishing again is harmless.
 * - Topics are declared beforehand; nothing is created by writing to it.
 * - Who creates a bus closes it; closing closes its subscriptions first.
 */
export interface EventBus {
  readonly kind: 'kafka' | 'embedded';
  /**
   * Resolves when every record is stored safely. Records of one key keep their order within the
   * call and across calls that await each other.
   *
   * Errors: AppError `dependency-unavailable` (retryable); `record-refused` (never will be taken:
   * too large, unknown topic), of which record is not known when there are several.
   */
  publish(records: readonly BusRecord[], options?: PublishOptions): Promise<void>;
  subscribe(options: SubscribeOptions): Subscription;
  /** Of the groups of this bus's subscriptions. */
  lag(): Promise<readonly GroupLag[]>;
  /** Never throws. Not ok when publishing or a subscription cannot work just now. */
  health(): Promise<BusHealth>;
  readonly loops: readonly BusLoop[];
  close(): Promise<void>;
}
