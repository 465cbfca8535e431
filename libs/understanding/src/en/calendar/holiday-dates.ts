import type { HolidayName } from '../when/nodes.ts';
import { toDayNumber, weekdayOf } from '../../calendar/civil-date.ts';
import type { DayNumber } from '../../calendar/civil-date.ts';

/** Gregorian Easter Sunday (the anonymous computus of Meeus). */
function easter(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + d + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return toDayNumber(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/** The nth weekday of a month; -1 is the last. */
export function nthWeekdayOf(year: number, month: number, weekday: number, nth: number): DayNumber {
  if (nth < 0) {
    const last = toDayNumber(year, month + 1, 1) - 1;
    return last - ((weekdayOf(last) - weekday + 7) % 7);
  }
  const first = toDayNumber(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
}

const rules: Readonly<Record<HolidayName, (year: number) => DayNumber>> = {
  christmas: (year) => toDayNumber(year, 12, 25),
  'christmas eve': (year) => toDayNumber(year, 12, 24),
  'boxing day': (year) => toDayNumber(year, 12, 26),
  'new year': (year) => toDayNumber(year, 1, 1),
  'new year eve': (year) => toDayNumber(year, 12, 31),
  valentine: (year) => toDayNumber(year, 2, 14),
  halloween: (year) => toDayNumber(year, 10, 31),
  'independence day': (year) => toDayNumber(year, 7, 4),
  'st patrick': (year) => toDayNumber(year, 3, 17),
  easter,
  'easter monday': (year) => easter(year) + 1,
  'good friday': (year) => easter(year) - 2,
  thanksgiving: (year) => nthWeekdayOf(year, 11, 4, 4),
  'labor day': (year) => nthWeekdayOf(year, 9, 1, 1),
  'memorial day': (year) => nthWeekdayOf(year, 5, 1, -1),
  'mothers day': (year) => nthWeekdayOf(year, 5, 7, 2),
  'fathers day': (year) => nthWeekdayOf(year, 6, 7, 3),
};

export const holidayDate = (name: HolidayName, year: number): DayNumber => rules[name](year);
