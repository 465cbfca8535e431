import type { Clock } from './clock.ts';

export interface CacheOptions {
  /** Values kept; the one used longest ago goes first. */
  readonly max: number;
  /** How old a value may be; left out: as old as it gets. */
  readonly fresh?: { readonly forMs: number; readonly clock: Clock };
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

export function createCache<Value extends {} | null>({ max, fresh }: CacheOptions): Cache<Value> {
  const kept = new Map<string, Kept<Value>>();
  const reads = createReads<Value>((key, value) => cache.set(key, value));

  const cache: Cache<Value> = {
    get(key) {
      const hit = kept.get(key);
      if (hit === undefined) return undefined;
      kept.delete(key);
      if (fresh !== undefined && hit.until <= fresh.clock.now()) return undefined;
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
      return (await reads.join(key, read)) as Read;
    },
  };
  return cache;
}
