/**
 * What to do with an event, by the version kept of the same key.
 *
 * - `apply`: the next version
 * - `stale`: seen already, or older: a repeated or overtaken delivery; change nothing
 * - `gap`: newer, but not the next one. Apply it too, since every event carries the whole state
 *   after the change, and count it: a gap is normal for a reader that starts late, and a sign of
 *   loss for one that does not
 */
export type Verdict = 'apply' | 'stale' | 'gap';

/**
 * Delivery is at least once and in order per key, so one rule makes effects happen once: keep the
 * version beside the state, apply only what is newer, and write both in one transaction.
 *
 * @param storedVersion the version kept of that key; undefined when the key is new
 */
export function applyIfNewer(
  storedVersion: number | undefined,
  incoming: { readonly version: number },
): Verdict {
  const known = storedVersion ?? 0;
  if (incoming.version <= known) return 'stale';
  return incoming.version === known + 1 ? 'apply' : 'gap';
}
