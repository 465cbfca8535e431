import { isAppError } from './app-error.ts';
import type { Clock } from './clock.ts';
import { within } from './within.ts';

export interface CacheOptions {
  /** Values kept; the one used longest ago goes first. */
  readonly max: number;
  /** How old a value may be; left out: as old as it gets. */
  readonly fresh?: Freshness;
}

export interface Freshness {
  readonly forMs: number;
  readonly clock: Clock;
  /**
   * An older value is answered all the same where reading it anew fails as weather does, or takes longer
   * than this. Left out: it is gone.
   */
  readonly patienceMs?: number;
}

/** Values in memory, by key. `undefined` is never kept: what is known to be nothing is kept as null. */
export interface Cache<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  /** Drops the values that `is` is true of, or all; what is being read meanwhile is not kept either. */
  forget(is?: (value: Value) => boolean): void;
  /** The value kept, else the one that `read` brings, once for all who ask meanwhile; a failure is not kept. */
  getOr<Read extends Value | undefined>(
    key: string,
    read: () => Promise<Read>,
  ): Promise<Value | Read>;
}

interface Kept<Value> {
  readonly value: Value;
  readonly until: number;
}

/** Reads that are under way, one a key; what was forgotten meanwhile is not kept by them. */
function createReads<Value>(keep: (key: string, value: Value) => void) {
  let reading = new Map<string, Promise<Value | undefined>>();

  async function start(key: string, read: () => Promise<Value | undefined>) {
    const now = reading;
    try {
      const value = await Promise.resolve().then(read);
      if (value !== undefined && now === reading) keep(key, value);
      return value;
    } finally {
      now.delete(key);
    }
  }
  return {
    join(key: string, read: () => Promise<Value | undefined>): Promise<Value | undefined> {
      const coming = reading.get(key) ?? start(key, read);
      reading.set(key, coming);
      return coming;
    },
    forget(): void {
      reading = new Map();
    },
  };
}

/** What is read anew, else what was known: the source is away, or does not answer in time. */
async function newElse<Value, Old>(
  reading: Promise<Value>,
  old: Old,
  patienceMs: number,
): Promise<Value | Old> {
  const read = reading.catch((error: unknown) => {
    if (isAppError(error) && error.retryable) return old;
    throw error;
  });
  return within(patienceMs, read, () => old);
}

export function createCache<Value extends {} | null>({ max, fresh }: CacheOptions): Cache<Value> {
  const kept = new Map<string, Kept<Value>>();
  const reads = createReads<Value>((key, value) => cache.set(key, value));

  const cache: Cache<Value> = {
    get(key) {
      const hit = kept.get(key);
      if (hit === undefined) return undefined;
      const isOld = fresh !== undefined && hit.until <= fresh.clock.now();
      if (isOld && fresh.patienceMs !== undefined) return undefined;
      kept.delete(key);
      if (isOld) return undefined;
      kept.set(key, hit);
      return hit.value;
    },
    set(key, value) {
      kept.delete(key);
      kept.set(key, { value, until: fresh ? fresh.clock.now() + fresh.forMs : Infinity });
      if (kept.size <= max) return;
      for (const oldest of kept.keys()) {
        kept.delete(oldest);
        return;
      }
    },
    forget(is = () => true) {
      reads.forget();
      for (const [key, { value }] of kept) if (is(value)) kept.delete(key);
    },
    async getOr<Read extends Value | undefined>(key: string, read: () => Promise<Read>) {
      const hit = cache.get(key);
      if (hit !== undefined) return hit;
      const reading = reads.join(key, read) as Promise<Read>;
      const old = kept.get(key);
      if (old === undefined || fresh?.patienceMs === undefined) return reading;
      return newElse(reading, old.value, fresh.patienceMs);
    },
  };
  return cache;
}
