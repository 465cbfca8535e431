const nearEndPx = 96;
const marginPx = 14;

export const isNearEnd = (log: HTMLElement): boolean =>
  log.scrollHeight - log.scrollTop - log.clientHeight < nearEndPx;

/** To the end, but never past the beginning of what is new: it is read from its first line. */
export function findTop(log: HTMLElement, index: number | undefined): number {
  const end = log.scrollHeight - log.clientHeight;
  const all = log.querySelectorAll<HTMLElement>(':scope > .entry');
  const fresh = index === undefined ? undefined : all[index];
  if (!fresh) return Math.max(0, end);
  const last = all[all.length - 1] ?? fresh;
  const spare = log.clientHeight - (last.offsetTop + last.offsetHeight - fresh.offsetTop);
  // What only just fits is shown whole, with less air above it.
  const margin = spare >= 0 ? Math.min(marginPx, spare) : marginPx;
  return Math.max(0, Math.min(end, fresh.offsetTop - margin));
}
