import type { Interval } from '@gomomo/kernel';
import { isoWeekday, type DayNumber } from './calendar-date.ts';
import { getZone, type Zone } from './zone.ts';

/** What is booked on one local day: visits that start on it, with their whole length. */
export interface DayTally {
  readonly count: number;
  readonly bookedMs: number;
}

export type Tally = (day: DayNumber) => DayTally;

const nothing: DayTally = { count: 0, bookedMs: 0 };

export function createTally(visits: readonly Interval[], zone: Zone): Tally {
  const days = new Map<DayNumber, { count: number; bookedMs: number }>();
  for (const { start, end } of visits) {
    const day = zone.dayAt(start);
    const tally = days.get(day);
    if (tally === undefined) {
      days.set(day, { count: 1, bookedMs: end - start });
    } else {
      tally.count += 1;
      tally.bookedMs += end - start;
    }
  }
  return (day) => days.get(day) ?? nothing;
}

/** The count of the ISO week (Monday to Sunday) that holds a day. */
export function weekCount(tally: Tally, day: DayNumber): number {
  const monday = day - isoWeekday(day) + 1;
  let count = 0;
  for (let each = monday; each < monday + 7; each += 1) count += tally(each).count;
  return count;
}

/**
 * The visits to load as `serviceBooked` and `clientBooked` for starts within a window: those that
 * start within the result (whole ISO weeks). `upcomingPerClient` needs all later ones as well.
 */
export function countsWindow(
  window: { readonly from: number; readonly to: number },
  timeZone: string,
): Interval {
  const zone = getZone(timeZone);
  const first = zone.dayAt(window.from);
  const last = zone.dayAt(window.to);
  return {
    start: zone.startOfDay(first - isoWeekday(first) + 1),
    end: zone.startOfDay(last - isoWeekday(last) + 8),
  };
}
