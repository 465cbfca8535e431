import { dayMs } from '@gomomo/kernel';
/** Days since 1970-01-01 in the proleptic Gregorian calendar; dates here have no zone. */
export type DayNumber = number;

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export const toDayNumber = (year: number, month: number, day: number): DayNumber =>
  Math.floor(Date.UTC(year, month - 1, day) / dayMs);

export const toCivil = (day: DayNumber): CivilDate => {
  const date = new Date(day * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};

export const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

export const isDate = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

/** ISO weekday: Monday 1 to Sunday 7. */
export const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The Monday of the day's week. */
export const weekStart = (day: DayNumber): DayNumber => day - weekdayOf(day) + 1;

/** Adds months; a day that the target month lacks becomes its last day. */
export const addMonths = (day: DayNumber, months: number): DayNumber => {
  const { year, month, day: dayOfMonth } = toCivil(day);
  const index = year * 12 + month - 1 + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = (index % 12) + 1;
  return toDayNumber(
    targetYear,
    targetMonth,
    Math.min(dayOfMonth, daysInMonth(targetYear, targetMonth)),
  );
};

const two = (value: number): string => String(value).padStart(2, '0');

export const toIsoDate = (day: DayNumber): string => {
  const { year, month, day: dayOfMonth } = toCivil(day);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`;
};

/** Minutes after midnight as HH:MM. */
export const toClock = (minutes: number): string =>
  `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;

export interface LocalNow {
  readonly day: DayNumber;
  /** Minutes after midnight. */
  readonly minute: number;
}

/** Reads `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM…` as a wall clock, without a zone. */
export const parseLocal = (text: string): LocalNow | undefined => {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/u.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  if (!isDate(year, month, day) || hour > 23 || minute > 59) return undefined;
  return { day: toDayNumber(year, month, day), minute: hour * 60 + minute };
};
