import { AppError, dayMs, type Interval, minuteMs } from '@gomomo/kernel';
import { getDayNumber, isoWeekday, type DayNumber } from './calendar-date.ts';
import { findWallMinutes, type Hours, type WallWindow } from './hours.ts';
import type { Zone } from './zone.ts';

/** A window of one day in ms after its midnight by the wall clock; past a day, on the next one. */
interface WallSpan {
  readonly start: number;
  readonly end: number;
}

export type DaySpans = readonly WallSpan[];

/** The wall clock windows of a day, after precedence. */
export type Opening = (day: DayNumber) => DaySpans;

const closed: DaySpans = [];

function toSpan(window: WallWindow): WallSpan {
  const start = findWallMinutes(window.start);
  const end = findWallMinutes(window.end);
  if (start === undefined || end === undefined) {
    throw new AppError('invalid-hours', `not a window: ${window.start}-${window.end}`);
  }
  return { start: start * minuteMs, end: end * minuteMs };
}

const byStart = (a: WallSpan, b: WallSpan) => a.start - b.start;

interface HoursIndex {
  readonly weekdays: readonly DaySpans[] | undefined;
  readonly dates: ReadonlyMap<DayNumber, DaySpans>;
}

/** By the hours themselves: a catalogue is kept, its hours are read for every booking. */
const indexes = new WeakMap<Hours, HoursIndex>();

function indexHours(hours: Hours): HoursIndex {
  const known = indexes.get(hours) ?? makeIndex(hours);
  indexes.set(hours, known);
  return known;
}

function makeIndex(hours: Hours): HoursIndex {
  const weekdays = hours.weekly && Array.from({ length: 8 }, (): WallSpan[] => []);
  for (const window of hours.weekly ?? []) {
    const span = toSpan(window);
    for (const day of new Set(window.days)) weekdays?.[day]?.push(span);
  }
  weekdays?.forEach((spans) => spans.sort(byStart));
  const dates = new Map<DayNumber, DaySpans>();
  for (const { date, windows } of hours.overrides ?? []) {
    dates.set(getDayNumber(date), windows.map(toSpan).sort(byStart));
  }
  return { weekdays, dates };
}

const isLate = ({ end }: WallSpan) => end > dayMs;

/** Where a late window meets one that begins on the next day, it ends there. */
function endBeforeNext(spans: DaySpans, next: DaySpans): DaySpans {
  const first = next[0];
  if (first === undefined) return spans;
  const latest = dayMs + first.start;
  return spans.map((span) => (span.end > latest ? { ...span, end: latest } : span));
}

/**
 * Makes the openings of resources under one tenant's hours. Precedence: the resource's override,
 * the tenant's override, the resource's week, the tenant's week. A level replaces the windows that
 * begin on its days; a late one of the day before ends where they begin.
 */
export function createOpenings(tenantHours: Hours): (resourceHours?: Hours) => Opening {
  const tenant = indexHours(tenantHours);
  return (resourceHours) => {
    const own = resourceHours && indexHours(resourceHours);
    const weekdays = own?.weekdays ?? tenant.weekdays;
    const beginningOn: Opening = (day) =>
      own?.dates.get(day) ?? tenant.dates.get(day) ?? weekdays?.[isoWeekday(day)] ?? closed;
    return (day) => {
      const spans = beginningOn(day);
      return spans.some(isLate) ? endBeforeNext(spans, beginningOn(day + 1)) : spans;
    };
  };
}

/**
 * Wall clock windows of a day as instants, in order of start. A day that a zone skipped has none;
 * a window that a clock change swallows is dropped.
 */
function toInstants(spans: DaySpans, day: DayNumber, zone: Zone): Interval[] {
  if (zone.startOfDay(day) === zone.startOfDay(day + 1)) return [];
  return spans
    .map(({ start, end }) => ({
      start: zone.toInstant(day * dayMs + start),
      end: zone.toInstant(day * dayMs + end),
    }))
    .filter(({ start, end }) => start < end);
}

/**
 * The windows that may hold a start within a day: its own and the late ones of the day before. Near
 * a clock change more neighbours belong to them: where 23:00 to 24:00 is skipped (Nuuk), a window
 * that ends at 23:30 reaches into the next day, and where a day is skipped (Apia), one that ends
 * after midnight reaches over it.
 */
export function windowsAround(opening: Opening, day: DayNumber, zone: Zone): readonly Interval[] {
  const offset = zone.steadyOffset(day);
  if (offset === undefined) {
    const near = [day - 2, day - 1, day, day + 1];
    return near.flatMap((each) => toInstants(opening(each), each, zone));
  }
  const midnight = day * dayMs - offset;
  const own = opening(day).map(({ start, end }) => ({
    start: midnight + start,
    end: midnight + end,
  }));
  const late = opening(day - 1).filter(isLate);
  return late.length === 0 ? own : [...toInstants(late, day - 1, zone), ...own];
}

const two = (value: number) => String(value).padStart(2, '0');

function toWallTime(time: number): string {
  const minutes = time / minuteMs;
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/**
 * The windows that begin on one date (`YYYY-MM-DD`), in order, for people to read; empty = closed.
 * `end` past `24:00` is a time of the next day.
 */
export function openingHours(
  date: string,
  hours: { readonly tenant: Hours; readonly resource?: Hours | undefined },
): WallWindow[] {
  const opening = createOpenings(hours.tenant)(hours.resource);
  return opening(getDayNumber(date)).map(({ start, end }) => ({
    start: toWallTime(start),
    end: toWallTime(end),
  }));
}
