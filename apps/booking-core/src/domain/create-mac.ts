import { hash } from 'node:crypto';

const blockBytes = 64;
const sha256 = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer');

/**
 * HMAC-SHA256 (RFC 2104) under a key that is prepared once: two hashes in one shot, where an `Hmac` object of
 * node's takes more than twice as long to make as to use.
 */
export function createMac(key: Buffer): (text: string) => Buffer {
  const padded = Buffer.alloc(blockBytes);
  (key.length > blockBytes ? sha256(key) : key).copy(padded);
  const inner = padded.map((byte) => byte ^ 0x36);
  const outer = padded.map((byte) => byte ^ 0x5c);
  return (text) =>
    sha256(Buffer.concat([outer, sha256(Buffer.concat([inner, Buffer.from(text)]))]));
}
