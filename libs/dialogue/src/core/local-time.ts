import { addDays, dayOf, formatInZone, openingHours } from '@gomomo/scheduling';
import { dayMs } from '@gomomo/kernel';

import type { LocalDate, LocalTime } from '../command.ts';
import type { TenantFacts } from './tenant-facts.ts';

export { addDays };

export const toMillis = (instant: string): number => Date.parse(instant);

const millisOf = (instant: number | string): number =>
  typeof instant === 'number' ? instant : toMillis(instant);

/** RFC 3339 with the zone's offset, whole seconds. Instants are epoch ms or RFC 3339. */
export function toZoned(instant: number | string, zone: string): string {
  return formatInZone(Math.floor(millisOf(instant) / 1_000) * 1_000, zone);
}

/** An instant as a local date and time of a zone. */
export function toLocal(
  instant: number | string,
  zone: string,
): { date: LocalDate; time: LocalTime } {
  const zoned = toZoned(instant, zone);
  return { date: dayOf(millisOf(instant), zone), time: zoned.slice(11, 16) };
}

/**
 * The instant of a local time, RFC 3339 with the zone's offset. `26:00` is two on the next day. Of a
 * time that happens twice the first; one that a clock change skips lies as far behind the change
 * (what Temporal calls "compatible").
 */
export function toInstant(date: LocalDate, time: LocalTime, zone: string): string {
  const hour = Number(time.slice(0, 2));
  if (hour >= 24) {
    return toInstant(
      addDays(date, 1),
      `${String(hour - 24).padStart(2, '0')}${time.slice(2)}`,
      zone,
    );
  }
  const wall = Date.parse(`${date}T${time}:00Z`);
  // Offsets change by the day; one from either side holds on that side of a change.
  const [before = 0, after = 0] = [wall - dayMs, wall + dayMs].map((at) => at - offsetOf(at, zone));
  const candidates = [before + dayMs, after - dayMs];
  const fits = candidates.find((at) => formatInZone(at, zone).startsWith(`${date}T${time}`));
  return formatInZone(fits ?? before + dayMs, zone);
}

/** Local time minus UTC at an instant, in ms. */
function offsetOf(instant: number, zone: string): number {
  const zoned = formatInZone(instant, zone);
  return Date.parse(`${zoned.slice(0, 19)}Z`) - Math.floor(instant / 1_000) * 1_000;
}

/** Where clocks go back, the local time of an instant comes a second time. */
export function isTwice(instant: string, zone: string): boolean {
  const at = toMillis(instant);
  const here = offsetOf(at, zone);
  const there = [at - dayMs / 8, at + dayMs / 8].map((each) => offsetOf(each, zone));
  return there.some((offset) => offset !== here && offsetOf(at + here - offset, zone) === offset);
}

export const startOfMonth = (date: LocalDate): LocalDate => `${date.slice(0, 7)}-01`;

export const startOfNextMonth = (date: LocalDate): LocalDate =>
  startOfMonth(addDays(startOfMonth(date), 31));

export const endOfMonth = (date: LocalDate): LocalDate => addDays(startOfNextMonth(date), -1);

/** Whole days from one date to another, negative when it lies before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / dayMs);
}

/** 1 = Monday … 7 = Sunday. */
export function isoWeekday(date: LocalDate): number {
  return ((new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** Minutes since midnight; `24:00` is 1440. */
export function toMinutes(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

export function fromMinutes(minutes: number): LocalTime {
  const within = Math.max(0, Math.min(minutes, 24 * 60 - 1));
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${pad(Math.floor(within / 60))}:${pad(within % 60)}`;
}

/** The windows that begin on a day, in order; one that ends past `24:00` ends on the next. */
export const openWindows = (
  tenant: TenantFacts,
  date: LocalDate,
): { start: LocalTime; end: LocalTime }[] => openingHours(date, { tenant: tenant.hours });

/** Half-open parts of the day in minutes; evening and night overlap on purpose as people do. */
export const partBounds = {
  morning: [0, 12 * 60],
  afternoon: [12 * 60, 17 * 60],
  evening: [17 * 60, 24 * 60],
  night: [18 * 60, 24 * 60],
} as const;
