import { AppError, dayMs } from '@gomomo/kernel';

/**
 * Calendar dates as day numbers: whole days since 1970-01-01 in the proleptic Gregorian calendar,
 * without any zone. Arithmetic on them cannot meet a clock change.
 */
export type DayNumber = number;

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `YYYY-MM-DD` to its day number; undefined for anything else, `2026-02-30` included. */
export function findDayNumber(date: string): DayNumber | undefined {
  if (!datePattern.test(date)) return undefined;
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight)) return undefined;
  const day = midnight / dayMs;
  return toDate(day) === date ? day : undefined;
}

/** As `findDayNumber`; throws AppError `invalid-date`. */
export function getDayNumber(date: string): DayNumber {
  const day = findDayNumber(date);
  if (day === undefined) throw new AppError('invalid-date', `not a calendar date: ${date}`);
  return day;
}

/** A day number to `YYYY-MM-DD`. */
export function toDate(day: DayNumber): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** ISO weekday, 1 = Monday … 7 = Sunday; day 0 was a Thursday. */
export function isoWeekday(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The date `days` after `date` (before it when negative), both `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  return toDate(getDayNumber(date) + days);
}
