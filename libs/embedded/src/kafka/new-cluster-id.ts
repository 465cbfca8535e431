import { randomBytes } from 'node:crypto';

/** Sixteen random bytes as Kafka writes them. One that began with a dash would be read as an option. */
export function newClusterId(random = () => randomBytes(16)): string {
  const id = random().toString('base64url');
  return id.startsWith('-') ? newClusterId(random) : id;
}
