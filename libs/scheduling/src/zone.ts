import { AppError, dayMs } from '@gomomo/kernel';
import { IANAZone } from 'luxon';
import type { DayNumber } from './calendar-date.ts';
import { isIanaZone } from './zone-name.ts';

/**
 * The rules of one zone as integer arithmetic. luxon is asked once per zone and UTC day (6 µs
 * each); everything after that is a map look-up. Never reads the server's own zone.
 */
export interface Zone {
  /** Local time minus UTC at an instant, in ms. */
  offsetAt(instant: number): number;
  /** The first instant of a local day; of a skipped day, the same as of the day after it. */
  startOfDay(day: DayNumber): number;
  /** The local day that holds an instant, so that `startOfDay(d) <= instant < startOfDay(d + 1)`. */
  dayAt(instant: number): DayNumber;
  /** Wall time (as if it were UTC ms) to its instant, by the rule that Temporal calls "compatible". */
  toInstant(wallTime: number): number;
  /** The one offset of a local day and its two neighbours; undefined near a change of the clocks. */
  steadyOffset(day: DayNumber): number | undefined;
}

interface Change {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

type Luxon = (instant: number) => number;

/** Bounds the memory that far-flung queries can claim: about 80 years of days a zone. */
const cachedDays = 30_000;

/** Finds the change of offset in `(from, to]` to the second; zones change on whole seconds. */
function bisect(luxon: Luxon, from: number, to: number, before: number, after: number): Change {
  let low = from;
  let high = to;
  while (high - low > 1_000) {
    const middle = low + Math.floor((high - low) / 2_000) * 1_000;
    if (luxon(middle) === before) low = middle;
    else high = middle;
  }
  return { at: high, before, after };
}

/**
 * Offsets by UTC day. A day with equal offsets at both ends has no change inside: no zone changes
 * twice within three days (all zones 1970–2040, nearest pair six days apart).
 */
function createOffsets(luxon: Luxon): Luxon {
  const days = new Map<number, number | Change>();
  const load = (day: number) => {
    if (days.size >= cachedDays) days.clear();
    const before = luxon(day * dayMs);
    const after = luxon((day + 1) * dayMs);
    const entry =
      before === after ? before : bisect(luxon, day * dayMs, (day + 1) * dayMs, before, after);
    days.set(day, entry);
    return entry;
  };
  return (instant) => {
    const day = Math.floor(instant / dayMs);
    const entry = days.get(day) ?? load(day);
    if (typeof entry === 'number') return entry;
    return instant < entry.at ? entry.before : entry.after;
  };
}

/**
 * `gap` says what a wall time that does not exist becomes. A whole day is probed on either side,
 * because offsets reach +14 h (half a day fails for Pacific/Chatham).
 */
function resolve(
  offsetAt: Luxon,
  wallTime: number,
  gap: (before: number, after: number) => number,
): number {
  const before = offsetAt(wallTime - dayMs);
  const after = offsetAt(wallTime + dayMs);
  if (before === after) return wallTime - before;
  if (offsetAt(wallTime - before) === before) return wallTime - before;
  if (offsetAt(wallTime - after) === after) return wallTime - after;
  return gap(before, after);
}

function createZone(name: string): Zone {
  const iana = IANAZone.create(name);
  const offsetAt = createOffsets((instant) => Math.round(iana.offset(instant) * 60_000));
  const starts = new Map<DayNumber, number>();

  const findStart = (day: DayNumber) => {
    const midnight = day * dayMs;
    const start = resolve(offsetAt, midnight, (before, after) => {
      const change = bisect(offsetAt, midnight - after, midnight - before, before, after);
      return change.at;
    });
    if (starts.size >= cachedDays) starts.clear();
    starts.set(day, start);
    return start;
  };
  const startOfDay = (day: DayNumber) => starts.get(day) ?? findStart(day);

  return {
    offsetAt,
    startOfDay,
    dayAt(instant) {
      let day = Math.floor((instant + offsetAt(instant)) / dayMs);
      while (instant < startOfDay(day)) day -= 1;
      while (instant >= startOfDay(day + 1)) day += 1;
      return day;
    },
    toInstant: (wallTime) => resolve(offsetAt, wallTime, (before) => wallTime - before),
    steadyOffset(day) {
      const offset = offsetAt((day - 1) * dayMs);
      return offset === offsetAt((day + 2) * dayMs) ? offset : undefined;
    },
  };
}

const zones = new Map<string, Zone>();

/** The rules of an IANA zone; throws AppError `invalid-zone`. Cached for the life of the process. */
export function getZone(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  if (!isIanaZone(name)) throw new AppError('invalid-zone', `not an IANA time zone: ${name}`);
  // One entry whatever the case, so that callers cannot grow the cache past the database of zones.
  const key = name.toLowerCase();
  const zone = zones.get(key) ?? createZone(name);
  zones.set(key, zone);
  if (zones.size < 2_000) zones.set(name, zone);
  return zone;
}
