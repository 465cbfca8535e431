import type { Note } from '../history/history.ts';

/** A time of the run. */
export interface Time {
  readonly from: number;
  readonly to: number;
}

/** As far as a clock is ever turned, forward or back. */
const turnedMs = 240_000;

/** How far off booking-core's clocks may have been in a run. */
export const mostTurnedMs = (notes: readonly Note[]): number =>
  notes.some(({ note }) => note.startsWith('fault: clock of booking-core')) ? turnedMs : 0;

/** How long a business here keeps a place for whoever holds it. */
export const minuteMs = 60_000;

/** A hold lasts a minute from when it was given, which was after it was asked for. */
export const surelyHeldMs = 58_000;

/** A fault is noted a moment after it is done. */
const beforeNoteMs = 2_000;
/** What was begun by a wrong clock may come late: with a process that stood, or over a way that was blocked. */
const afterWrongMs = 70_000;

/**
 * When it cannot be told how long a hold lasts: by booking-core's clock, which was turned. Who turns his forward
 * ends holds of others before their time, and who turns his back gives holds that have ended already; no overbooking.
 */
export function toWrongClocks(notes: readonly Note[]): Time[] {
  return notes.flatMap(({ at, note }) => {
    const [, of, seconds] = /^fault: clock of (\S+) .*? for ([\d.]+) s$/.exec(note) ?? [];
    if (of === undefined) {
      return note.startsWith('fault: clock') ? [{ from: at, to: Infinity }] : [];
    }
    const to = at + Number(seconds) * 1_000 + afterWrongMs;
    return of.startsWith('booking-core') ? [{ from: at - beforeNoteMs, to }] : [];
  });
}

/** Until when a hold that was first asked for at this time surely lasts, if nobody confirms or releases it. */
export const surelyUntil = (begun: number, wrong: readonly Time[]): number =>
  Math.min(begun + surelyHeldMs, wrong.find(({ to }) => to > begun)?.from ?? Infinity);
