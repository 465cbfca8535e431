import type { Clock } from './clock.ts';

/** Makes a new UUID v7 (RFC 9562 section 5.7), lower case. */
export type NewId = () => string;

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

export function createNewId(clock: Clock): NewId {
  return () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    let rest = clock.now();
    for (let index = 5; index >= 0; index -= 1) {
      bytes[index] = rest % 256;
      rest = Math.floor(rest / 256);
    }
    bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
    bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
    const text = hex(bytes);
    return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
  };
}
