import { findDayNumber } from './calendar-date.ts';
import { findWallMinutes, type Hours, type WallWindow } from './hours.ts';

/** What is wrong with opening hours, and where (JSON Pointer, RFC 6901, within `hours`). */
export interface HoursFault {
  readonly pointer: string;
  readonly detail: string;
}

interface Span {
  readonly pointer: string;
  readonly start: number;
  readonly end: number;
}

function findSpanFault(pointer: string, window: WallWindow): HoursFault | undefined {
  const start = findWallMinutes(window.start);
  const end = findWallMinutes(window.end);
  if (start === undefined || start === 1_440) {
    return { pointer: `${pointer}/start`, detail: 'must be a time from 00:00 to 23:59' };
  }
  if (end === undefined) {
    return { pointer: `${pointer}/end`, detail: 'must be a time from 00:01 to 24:00' };
  }
  return end > start ? undefined : { pointer: `${pointer}/end`, detail: 'must be after start' };
}

/** Windows of one day, in any order; touching ones are fine. */
function findOverlaps(spans: readonly Span[], day: string): HoursFault[] {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  return sorted.flatMap((span, index) => {
    const before = sorted[index - 1];
    if (before === undefined || before.end <= span.start) return [];
    return [{ pointer: span.pointer, detail: `overlaps another window of ${day}` }];
  });
}

function toSpan(pointer: string, window: WallWindow): Span {
  return {
    pointer,
    start: findWallMinutes(window.start) ?? 0,
    end: findWallMinutes(window.end) ?? 0,
  };
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
  return weekdays.flatMap((name, index) => {
    const ofDay = windows.filter(({ window }) => window.days.includes(index + 1));
    return findOverlaps(
      ofDay.map(({ window, pointer }) => toSpan(pointer, window)),
      name,
    );
  });
}

function findOverrideFaults(hours: Hours): HoursFault[] {
  const seen = new Set<string>();
  return (hours.overrides ?? []).flatMap(({ date, windows }, index) => {
    const pointer = `/overrides/${index}`;
    if (findDayNumber(date) === undefined) {
      return [{ pointer: `${pointer}/date`, detail: 'must be a date, YYYY-MM-DD' }];
    }
    if (seen.has(date)) {
      return [{ pointer: `${pointer}/date`, detail: `${date} has an override already` }];
    }
    seen.add(date);
    const faults = windows.flatMap(
      (window, place) => findSpanFault(`${pointer}/windows/${place}`, window) ?? [],
    );
    if (faults.length > 0) return faults;
    const spans = windows.map((window, place) => toSpan(`${pointer}/windows/${place}`, window));
    return findOverlaps(spans, date);
  });
}

/**
 * Everything that is wrong with opening hours; empty when they can be kept. A window may not cross
 * midnight (two windows do that), windows of one day may touch but not overlap, and a date has at
 * most one override.
 */
export function findHoursFaults(hours: Hours): HoursFault[] {
  return [...findWeeklyFaults(hours), ...findOverrideFaults(hours)];
}
