import type { ClockExpr } from './nodes.ts';

/** Opening hours of a day as minutes after midnight. */
export interface OpenWindow {
  readonly start: number;
  readonly end: number;
}

const inDaypart = (expr: ClockExpr): number | undefined => {
  const { hour, minute, daypart } = expr;
  const twelve = hour % 12;
  switch (daypart) {
    case 'morning':
      return twelve * 60 + minute;
    case 'afternoon':
    case 'evening':
      return (twelve + 12) * 60 + minute;
    case 'night':
      // "3 at night" is before dawn, "9 at night" before midnight.
      return (twelve <= 4 ? twelve : twelve + 12) * 60 + minute;
    case 'lunch':
      return (twelve >= 10 ? twelve : twelve + 12) * 60 + minute;
    case undefined:
      return undefined;
  }
};

/** Minutes after midnight that the words alone allow: one, or both halves of the day. */
function allowed(expr: ClockExpr): number[] {
  const { hour, minute, half } = expr;
  if (expr.exact === true) return [hour * 60 + minute];
  if (hour === 24) return [minute];
  if (hour > 12) return [hour * 60 + minute];
  const twelve = hour % 12;
  if (half === 'am') return [twelve * 60 + minute];
  if (half === 'pm') return [(twelve + 12) * 60 + minute];
  const placed = half === 'either' ? undefined : inDaypart(expr);
  if (placed !== undefined) return [placed];
  return [twelve * 60 + minute, (twelve + 12) * 60 + minute];
}

const isOpen = (minute: number, windows: readonly OpenWindow[]): boolean =>
  windows.some((window) => minute >= window.start && minute < window.end);

/** Without opening hours: 7:00 to 11:59 is the morning, 12:00 to 6:59 the afternoon. */
const byHabit = (minute: number): boolean => minute >= 7 * 60 && minute < 19 * 60;

/** What makes one half of the day likelier than the other. */
export interface ClockPreference {
  readonly hours?: readonly OpenWindow[];
  /** The day is today and this minute is now. */
  readonly notBefore?: number;
  /** Times that were offered. */
  readonly offered?: readonly number[];
  /** The time is a limit. */
  readonly bound?: 'before' | 'after';
}

/** "After 7" limits nothing where the day begins at ten. */
const idle = 90;
const limits =
  ({ bound, hours = [] }: ClockPreference) =>
  (minute: number): boolean =>
    bound !== 'after' ||
    hours.length === 0 ||
    minute > Math.min(...hours.map(({ start }) => start)) - idle;

/** The only one of two readings that a test lets through. */
const only = (
  readings: readonly [number, number],
  test: (minute: number) => boolean,
): readonly [number, number] | undefined => {
  const [first, second] = readings;
  if (test(first) === test(second)) return undefined;
  return test(first) ? [first, second] : [second, first];
};

/**
 * Minutes after midnight, likeliest first. The half that was offered, that is still to come today or
 * in which the business is open comes first; a written "07:30" or "0:10" keeps its own half first.
 */
export function resolveClock(expr: ClockExpr, prefer: ClockPreference = {}): number[] {
  const readings = allowed(expr);
  const [first, second] = readings;
  if (first === undefined || second === undefined) return readings;
  if (expr.padded === true || expr.hour === 0) return [first, second];
  const { hours = [], offered = [], notBefore = 0 } = prefer;
  const chosen =
    only([first, second], (minute) => offered.includes(minute)) ??
    only([first, second], (minute) => minute >= notBefore) ??
    only([first, second], (minute) => isOpen(minute, hours)) ??
    only([first, second], limits(prefer)) ??
    (byHabit(first) ? [first, second] : [second, first]);
  return [...chosen];
}
