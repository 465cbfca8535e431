import type { Log } from '@gomomo/kernel';
import { shardCount } from './outbox-row.ts';

/** Leases of shared state fit: at most one holder, which keeps its place by asking again. */
export interface ShardLeases {
  acquire(key: string, request: { holder: string; limit: number; ttlMs: number }): Promise<boolean>;
  release(key: string, holder: string): Promise<void>;
}

export interface ShardLeaseOptions {
  /** Whose outbox it is: services that share the leases relay one each. */
  readonly store: { readonly schema: string };
  /** Without leases this relay takes every shard: right where there is only one. */
  readonly leases?: ShardLeases | undefined;
  /**
   * Names this process among the relays. Stable over restarts where it can be (host and port), so
   * that a restarted relay goes on at once.
   */
  readonly holder: string;
  /** How long a silent relay keeps its shards; 10 s unless told. */
  readonly leaseMs?: number;
  readonly logger: Log;
}

export interface ShardLease {
  /** The shards of this relay now; asks again when a third of the lease has passed. */
  current(): Promise<readonly number[]>;
  /** Whether the leases say that nobody else works on these shards at this moment. */
  isSure(): boolean;
  release(): Promise<void>;
}

const allShards = Array.from({ length: shardCount }, (_, shard) => shard);
const toKey = (schema: string, shard: number) => `{outbox}:${schema}:${shard}`;

interface Renewed {
  readonly held: readonly number[];
  /** False: the leases are away. */
  readonly isTold: boolean;
}

async function renew(
  leases: ShardLeases,
  schema: string,
  request: Parameters<ShardLeases['acquire']>[1],
  logger: Log,
): Promise<Renewed> {
  try {
    const held = await Promise.all(
      allShards.map((shard) => leases.acquire(toKey(schema, shard), request)),
    );
    return { held: allShards.filter((shard) => held[shard] === true), isTold: true };
  } catch (error) {
    logger.warn({ err: error }, 'leases are away; this relay takes every shard');
    return { held: allShards, isTold: false };
  }
}

/**
 * The lease only saves work: what two relays send twice, consumers drop by version, and the first
 * occurrence of each version keeps its place in any case. So a relay goes on with every shard while
 * the leases are away, rather than let events wait; of what it sends then, the newest goes out once
 * more when they are back, so that a compacted topic ends with it.
 *
 * @param onGained told each shard that another relay may have worked on meanwhile
 */
export function createShardLease(
  options: ShardLeaseOptions,
  onGained: (shard: number) => void,
): ShardLease {
  const { leases, holder, logger, leaseMs = 10_000 } = options;
  const { schema } = options.store;
  if (leases === undefined) {
    return {
      current: () => Promise.resolve(allShards),
      isSure: () => true,
      release: () => Promise.resolve(),
    };
  }
  let shards: readonly number[] = [];
  let renewedAt = -Infinity;
  let isTold = false;
  return {
    current: async () => {
      const askedAt = performance.now();
      if (askedAt - renewedAt < leaseMs / 3) return shards;
      const lapsed = askedAt - renewedAt > leaseMs;
      const renewed = await renew(leases, schema, { holder, limit: 1, ttlMs: leaseMs }, logger);
      const { held } = renewed;
      for (const shard of held) if (lapsed || !shards.includes(shard)) onGained(shard);
      if (held.length !== shards.length) logger.info({ shards: held }, 'the relay holds shards');
      shards = held;
      renewedAt = askedAt;
      isTold = renewed.isTold;
      return shards;
    },
    isSure: () => isTold && performance.now() - renewedAt < leaseMs,
    release: async () => {
      try {
        await Promise.all(shards.map((shard) => leases.release(toKey(schema, shard), holder)));
      } catch (error) {
        logger.warn({ err: error }, 'the shards become free when their leases end');
      }
    },
  };
}
