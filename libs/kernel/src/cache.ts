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

export function createCache<Value extends {} | null>({ max, fresh }: CacheOptions): Cache<Value> {
  const kept = new Map<string, Kept<Value>>();
  let forgotten = 0;
  const reading = new Map<string, Promise<Value | undefined>>();

  async function readAnew(key: string, read: () => Promise<Value | undefined>) {
    const before = forgotten;
    try {
      const value = await Promise.resolve().then(read);
      // What was read while something was forgotten may be from before that.
      if (value !== undefined && before === forgotten) cache.set(key, value);
      return value;
    } finally {
      if (before === forgotten) reading.delete(key);
    }
  }

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
      forgotten += 1;
      reading.clear();
      for (const [key, { value }] of kept) if (is(value)) kept.delete(key);
    },
    async getOr<Read extends Value | undefined>(key: string, read: () => Promise<Read>) {
      const hit = cache.get(key);
      if (hit !== undefined) return hit;
      const coming = reading.get(key) ?? readAnew(key, read);
      reading.set(key, coming);
      return (await coming) as Read;
    },
  };
  return cache;
}
