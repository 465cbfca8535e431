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
  return () => {
    if (used === pool.length) {
      crypto.getRandomValues(pool);
      used = 0;
    }
    const at = used;
    used += randomBytes;
    const byte = (index: number) => pool[at + index] ?? 0;
    const two = (value: number) => hex[value] ?? '';
    const time = clock.now().toString(16).padStart(12, '0');
    const third = two(0x70 | (byte(0) & 0x0f)) + two(byte(1));
    const fourth = two(0x80 | (byte(2) & 0x3f)) + two(byte(3));
    const last = [4, 5, 6, 7, 8, 9].map((index) => two(byte(index))).join('');
    return `${time.slice(0, 8)}-${time.slice(8)}-${third}-${fourth}-${last}`;
  };
}
