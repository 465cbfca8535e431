import { dayMs, minuteMs } from '@gomomo/kernel';
import { toDate } from './calendar-date.ts';
import { getZone, type Zone } from './zone.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** `HH:MM` of every minute of a day: formatting was 80 % of the cost of a list of slots. */
const clockTimes = Array.from(
  { length: 1_440 },
  (_, minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`,
);

function toOffset(offsetMinutes: number): string {
  const minutes = Math.abs(offsetMinutes);
  return `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function toSeconds(rest: number): string {
  if (rest === 0) return '00';
  const millis = rest % 1_000;
  const seconds = two(Math.floor(rest / 1_000));
  return millis === 0 ? seconds : `${seconds}.${String(millis).padStart(3, '0')}`;
}

function createFormatter(zone: Zone): (instant: number) => string {
  let lastDay = Number.NaN;
  let lastOffset = Number.NaN;
  let date = '';
  let suffix = '';
  return (instant) => {
    // RFC 3339 has no seconds in an offset; local mean times before about 1930 are rounded.
    const offset = Math.round(zone.offsetAt(instant) / minuteMs);
    const wallTime = instant + offset * minuteMs;
    const day = Math.floor(wallTime / dayMs);
    if (day !== lastDay) {
      date = `${toDate(day)}T`;
      lastDay = day;
    }
    if (offset !== lastOffset) {
      suffix = toOffset(offset);
      lastOffset = offset;
    }
    const inDay = wallTime - day * dayMs;
    const minute = Math.floor(inDay / minuteMs);
    return `${date}${clockTimes[minute] ?? ''}:${toSeconds(inDay - minute * minuteMs)}${suffix}`;
  };
}

const formatters = new WeakMap<Zone, (instant: number) => string>();

/** An instant as RFC 3339 with the zone's offset: `2026-03-29T09:00:00+02:00` (`+00:00` for UTC). */
export function formatInZone(instant: number, timeZone: string): string {
  const zone = getZone(timeZone);
  let format = formatters.get(zone);
  if (format === undefined) {
    format = createFormatter(zone);
    formatters.set(zone, format);
  }
  return format(instant);
}
