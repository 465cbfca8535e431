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

/**
 * Minutes after midnight, likeliest first. With opening hours the half in which the business is open
 * comes first; a written "07:30" or "0:10" keeps its own half first.
 */
export function resolveClock(expr: ClockExpr, hours?: readonly OpenWindow[]): number[] {
  const readings = allowed(expr);
  const [first, second] = readings;
  if (first === undefined || second === undefined) return readings;
  if (expr.padded === true || expr.hour === 0) return [first, second];
  if (hours !== undefined && hours.length > 0) {
    const openFirst = isOpen(first, hours);
    if (openFirst !== isOpen(second, hours)) return openFirst ? [first, second] : [second, first];
  }
  return byHabit(first) ? [first, second] : [second, first];
}
