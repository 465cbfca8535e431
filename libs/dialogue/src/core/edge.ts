import type { Wish } from './wish.ts';

/**
 * The first or last time is one of what was wished for before, unless it is asked which that is, or it
 * is of the whole day: then a limit of an earlier turn is none. A clock time is no limit at all, and
 * "after seven" has its last time where the day has it.
 */
export function withinLimit(
  wish: Wish,
  { asked, ofDay }: { readonly asked?: true; readonly ofDay?: true },
): void {
  const { time, edge } = wish;
  const stands = time?.kind === 'window' || time?.kind === 'by-day';
  if (!stands || asked || ofDay || opensTo(time, edge)) wish.time = null;
}

/** A limit that leaves that end of the day open. */
function opensTo(time: Wish['time'], edge: Wish['edge']): boolean {
  if (time?.kind !== 'window' || time.or !== undefined) return false;
  return edge === 'last' ? time.window.to >= 24 * 60 : time.window.from === 0;
}
