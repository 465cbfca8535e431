import type { RedisStreams } from './redis/streams.ts';

/**
 * Small state that several processes share and that is not a booking: conversations and calls,
 * one-time tokens, counters of limits, leases. Bookings never depend on it (Postgres alone decides).
 *
 * - Ordering: operations on one key are linearizable; there is none across keys.
 * - Idempotence: stated per operation. A call that fails with `dependency-unavailable` may still
 *   have been applied: read before trying again.
 * - Failure: sessions, tokens and leases throw AppError `dependency-unavailable` (retryable) while
 *   the store is away, so that a token is never redeemed unchecked; limits go on with a count of
 *   this process alone. Everything recovers by itself.
 * - Keys: printable text. One operation touches one key. On Redis Cluster a key may carry a hash
 *   tag in braces (`{tenant}` for limits and leases, `{session}` for conversations).
 * - Values: whatever JSON can hold.
 * - Who creates a SharedState closes it.
 */
export interface SharedState {
  readonly kind: 'redis' | 'postgres';
  readonly sessions: SessionStore;
  readonly tokens: OneTimeTokens;
  readonly limits: Limiter;
  readonly leases: Leases;
  /** Further connections for a library that waits on streams, closed with the state. None on Postgres. */
  readonly openStreams?: () => RedisStreams;
  /** Upkeep that the hosting service runs beside its own loops (none on Redis). */
  readonly loops: readonly SharedStateLoop[];
  /** Throws AppError `dependency-unavailable` when the store does not answer in time. */
  ready(): Promise<void>;
  /** Idempotent. Calls in flight may fail. */
  close(): Promise<void>;
}

/** Same shape as a service's Loop. */
export interface SharedStateLoop {
  readonly name: string;
  readonly everyMs: number;
  run(signal: AbortSignal): Promise<void>;
}

export interface Versioned {
  readonly value: unknown;
  /** Rises by one with every `put`, from 1. */
  readonly version: number;
}

/** Documents with optimistic concurrency. Expired documents are as if they had never been. */
export interface SessionStore {
  get(key: string): Promise<Versioned | undefined>;
  /**
   * Writes when the stored version is still `expectedVersion` (0 = there is none), else answers
   * `conflict` and changes nothing. `ttlMs` starts anew with each put.
   */
  put(
    key: string,
    value: unknown,
    options: { expectedVersion: number; ttlMs: number },
  ): Promise<'saved' | 'conflict'>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
}

/** Values that can be taken once. Give hashes of secrets, never the secrets. */
export interface OneTimeTokens {
  /** A second put under one hash replaces the first. */
  put(hash: string, value: unknown, ttlMs: number): Promise<void>;
  /** The value for exactly one caller; undefined for all others, and when it has expired. */
  take(hash: string): Promise<unknown>;
  /** Whether it could still be taken; nothing is. */
  has(hash: string): Promise<boolean>;
}

export interface LimitRule {
  /** How much one window allows. */
  readonly points: number;
  /** A multiple of 1,000. The window starts with the first counted call. Same for every call of a key. */
  readonly windowMs: number;
  /** What this call costs; 1 unless told. */
  readonly cost?: number;
}

export interface LimitAnswer {
  readonly allowed: boolean;
  /** Points left in this window after this call. */
  readonly remaining: number;
  /** Until the window ends; the whole window when nothing is counted yet. */
  readonly resetMs: number;
}

/**
 * Fixed windows, never overrun by several processes together. A process may hold a few points in advance
 * of a caller who is far from the limit (`take-ahead.ts`). Never throws because the store is away:
 * then this process counts alone.
 */
export interface Limiter {
  /** Counts the cost if it fits, all or nothing. A refused call counts nothing. */
  consume(key: string, rule: LimitRule): Promise<LimitAnswer>;
  /** Gives a cost back, e.g. of a write that was refused later. Never below zero. */
  refund(key: string, rule: LimitRule): Promise<void>;
  /** What `consume` would answer, counting nothing. `remaining` is before the call. */
  peek(key: string, rule: LimitRule): Promise<LimitAnswer>;
}

/** At most `limit` holders of a key at once. A lease ends by itself after `ttlMs`. */
export interface Leases {
  /** True when held. A holder that asks again keeps its place with a new `ttlMs`. */
  acquire(key: string, request: { holder: string; limit: number; ttlMs: number }): Promise<boolean>;
  /** Releasing what is not held is no error. */
  release(key: string, holder: string): Promise<void>;
}
