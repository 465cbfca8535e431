import { DateTime } from 'luxon';

import type { LocalDate, LocalTime } from '../command.ts';
import type { TenantFacts } from './tenant-facts.ts';

/** An instant as a local date and time of a zone. Instants are epoch ms or RFC 3339. */
export function toLocal(
  instant: number | string,
  zone: string,
): { date: LocalDate; time: LocalTime } {
  const local =
    typeof instant === 'number'
      ? DateTime.fromMillis(instant, { zone })
      : DateTime.fromISO(instant, { zone });
  return { date: local.toFormat('yyyy-MM-dd'), time: local.toFormat('HH:mm') };
}

/** The instant of a local time, RFC 3339 with the zone's offset. `24:00` is the next midnight. */
export function toInstant(date: LocalDate, time: LocalTime, zone: string): string {
  if (time === '24:00') return toInstant(addDays(date, 1), '00:00', zone);
  return toIso(DateTime.fromISO(`${date}T${time}`, { zone }));
}

/** RFC 3339 with the zone's offset, whole seconds. */
export function toZoned(instant: number | string, zone: string): string {
  return toIso(
    typeof instant === 'number'
      ? DateTime.fromMillis(instant, { zone })
      : DateTime.fromISO(instant, { zone }),
  );
}

function toIso(moment: DateTime): string {
  return moment.toISO({ suppressMilliseconds: true }) ?? moment.toUTC().toString();
}

export const toMillis = (instant: string): number => DateTime.fromISO(instant).toMillis();

const utc = (date: LocalDate) => DateTime.fromISO(date, { zone: 'utc' });

export function addDays(date: LocalDate, days: number): LocalDate {
  return utc(date).plus({ days }).toFormat('yyyy-MM-dd');
}

/** Whole days from one date to another, negative when it lies before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round(utc(to).diff(utc(from), 'days').days);
}

/** 1 = Monday … 7 = Sunday. */
export const isoWeekday = (date: LocalDate): number => utc(date).weekday;

/** Minutes since midnight; `24:00` is 1440. */
export function toMinutes(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

export function fromMinutes(minutes: number): LocalTime {
  const within = Math.max(0, Math.min(minutes, 24 * 60 - 1));
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${pad(Math.floor(within / 60))}:${pad(within % 60)}`;
}

/** Opening windows of a day: an override wins over the weekly hours. */
export function openWindows(
  tenant: TenantFacts,
  date: LocalDate,
): { start: LocalTime; end: LocalTime }[] {
  const override = tenant.hours.overrides.find((candidate) => candidate.date === date);
  const windows = override
    ? override.windows
    : tenant.hours.weekly.filter((window) => window.days.includes(isoWeekday(date)));
  return windows
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start.localeCompare(b.start));
}

/** Half-open parts of the day in minutes; evening and night overlap on purpose as people do. */
export const partBounds = {
  morning: [0, 12 * 60],
  afternoon: [12 * 60, 17 * 60],
  evening: [17 * 60, 24 * 60],
  night: [18 * 60, 24 * 60],
} as const;
