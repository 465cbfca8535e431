import { findDayNumber } from './calendar-date.ts';
import { findWallMinutes, type Hours, type WallWindow } from './hours.ts';

/** What is wrong with opening hours, and where (JSON Pointer, RFC 6901, within `hours`). */
export interface HoursFault {
  readonly pointer: string;
  readonly detail: string;
}

/** A window on a line of minutes, of the week or of all dates. */
interface Span {
  readonly pointer: string;
  /** The day on which it begins, in words. */
  readonly day: string;
  readonly start: number;
  readonly end: number;
}

const dayMinutes = 1_440;
const weekMinutes = 7 * dayMinutes;

function findSpanFault(pointer: string, window: WallWindow): HoursFault | undefined {
  const start = findWallMinutes(window.start);
  const end = findWallMinutes(window.end);
  if (start === undefined || start >= dayMinutes) {
    return { pointer: `${pointer}/start`, detail: 'must be a time from 00:00 to 23:59' };
  }
  if (end === undefined) {
    return { pointer: `${pointer}/end`, detail: 'must be a time from 00:01 to 36:00' };
  }
  return end > start ? undefined : { pointer: `${pointer}/end`, detail: 'must be after start' };
}

/** Windows in any order; touching ones are fine. The later one is at fault, once. */
function findOverlaps(spans: readonly Span[]): HoursFault[] {
  const faults = new Map<string, HoursFault>();
  let reached = -Infinity;
  for (const { pointer, day, start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (start < reached && !faults.has(pointer)) {
      faults.set(pointer, { pointer, detail: `overlaps another window of ${day}` });
    }
    reached = Math.max(reached, end);
  }
  return [...faults.values()];
}

function toSpan(pointer: string, window: WallWindow, day: string, midnight: number): Span {
  return {
    pointer,
    day,
    start: midnight + (findWallMinutes(window.start) ?? 0),
    end: midnight + (findWallMinutes(window.end) ?? 0),
  };
}

/** What reaches past the end of the week lies at its beginning as well. */
function aroundTheWeek(span: Span): Span[] {
  if (span.end <= weekMinutes) return [span];
  return [span, { ...span, start: span.start - weekMinutes, end: span.end - weekMinutes }];
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function findWeeklyFaults(hours: Hours): HoursFault[] {
  const windows = (hours.weekly ?? []).map((window, index) => ({
    window,
    pointer: `/weekly/${index}`,
  }));
  const faults = windows.flatMap(({ window, pointer }) => {
    const unknown = window.days.filter((day) => !Number.isInteger(day) || day < 1 || day > 7);
    const dayFaults = unknown.map((day) => ({
      pointer: `${pointer}/days`,
      detail: `${day} is no ISO weekday (1 to 7)`,
    }));
    const spanFault = findSpanFault(pointer, window);
    return spanFault === undefined ? dayFaults : [...dayFaults, spanFault];
  });
  if (faults.length > 0) return faults;
  return findOverlaps(
    weekdays.flatMap((name, index) =>
      windows
        .filter(({ window }) => window.days.includes(index + 1))
        .flatMap(({ window, pointer }) =>
          aroundTheWeek(toSpan(pointer, window, name, index * dayMinutes)),
        ),
    ),
  );
}

function findOverrideFaults(hours: Hours): HoursFault[] {
  const seen = new Set<string>();
  const spans: Span[] = [];
  const faults = (hours.overrides ?? []).flatMap(({ date, windows }, index) => {
    const pointer = `/overrides/${index}`;
    const day = findDayNumber(date);
    if (day === undefined) {
      return [{ pointer: `${pointer}/date`, detail: 'must be a date, YYYY-MM-DD' }];
    }
    if (seen.has(date)) {
      return [{ pointer: `${pointer}/date`, detail: `${date} has an override already` }];
    }
    seen.add(date);
    return windows.flatMap((window, place) => {
      const at = `${pointer}/windows/${place}`;
      const fault = findSpanFault(at, window);
      if (fault === undefined) spans.push(toSpan(at, window, date, day * dayMinutes));
      return fault ?? [];
    });
  });
  return [...faults, ...findOverlaps(spans)];
}

/**
 * Everything that is wrong with opening hours; empty when they can be kept. Windows may touch but
 * not overlap, a late one and those of the next day neither; a date has at most one override. A
 * week and an override are different levels: where they meet, the late one gives way.
 */
export function findHoursFaults(hours: Hours): HoursFault[] {
  return [...findWeeklyFaults(hours), ...findOverrideFaults(hours)];
}
