import { z } from 'zod';

/** True for a `YYYY-MM-DD` that the Gregorian calendar has. */
export function isCalendarDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** A day on the tenant's wall calendar, `YYYY-MM-DD`. */
export const localDate = z
  .string()
  .regex(/^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, {
    error: 'must be a date YYYY-MM-DD',
    abort: true,
  })
  .refine(isCalendarDate, { error: 'must be a date that exists' })
  .meta({ id: 'LocalDate', format: 'date', examples: ['2026-11-23'] });

/** A wall-clock time at which a window opens, `00:00` to `23:59`. */
export const openingTime = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time HH:MM')
  .meta({ examples: ['09:00'] });

/**
 * A wall-clock time at which a window closes: `00:01` to `24:00`, the end of the day, and on to
 * `36:00`, the next day's noon. `26:00` is two in the morning by the next day's wall clock.
 */
export const closingTime = z
  .string()
  .regex(/^(?:(?:[0-2]\d|3[0-5]):[0-5]\d|36:00)$/, 'must be a time HH:MM, at most 36:00')
  .meta({ examples: ['17:00', '26:00'] });

/** As it is answered: what is accepted one day must not break those who read it. */
export const closingTimeAnswer = z.string().meta({
  description: 'HH:MM; from 24:00 on a time of the next day: 26:00 is 02:00',
  examples: ['17:00', '26:00'],
});

/** Minutes since midnight of a wall-clock time: `09:30` is 570, `26:00` is 1560. */
export function toMinuteOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
