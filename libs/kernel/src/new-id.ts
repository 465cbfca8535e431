import type { Clock } from './clock.ts';

/** Makes a new UUID v7 (RFC 9562 section 5.7), lower case. */
export type NewId = () => string;

/** Random bytes of an id; its first six are the time. */
const randomBytes = 10;
/** Ids for which randomness is drawn at once: drawing costs 3 µs, whatever the number of bytes. */
const pooledIds = 256;

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function createNewId(clock: Clock): NewId {
  const pool = new Uint8Array(randomBytes * pooledIds);
  let used = pool.length;
  const hexOf = (at: number) => (hex[pool[at] ?? 0] ?? '') + (hex[pool[at + 1] ?? 0] ?? '');
  return () => {
    if (used === pool.length) {
      crypto.getRandomValues(pool);
      used = 0;
    }
    const [a, b, c, d] = [hexOf(used), hexOf(used + 2), hexOf(used + 4), hexOf(used + 6)];
    const e = hexOf(used + 8);
    used += randomBytes;
    const time = clock.now().toString(16).padStart(12, '0');
    const variant = '89ab'[Number.parseInt(b[0] ?? '0', 16) & 3] ?? '8';
    return `${time.slice(0, 8)}-${time.slice(8)}-7${a.slice(1)}-${variant}${b.slice(1)}-${c}${d}${e}`;
  };
}
