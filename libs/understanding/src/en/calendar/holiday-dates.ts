import { toDayNumber, weekdayOf } from '../../calendar/civil-date.ts';
import type { DayNumber } from '../../calendar/civil-date.ts';
import { lunarDate, type LunarName } from './lunar-dates.ts';

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

type Rule = (year: number) => DayNumber;

const on =
  (month: number, day: number): Rule =>
  (year) =>
    toDayNumber(year, month, day);
const nth =
  (month: number, weekday: number, place: number, later = 0): Rule =>
  (year) =>
    nthWeekdayOf(year, month, weekday, place) + later;
const fromEaster =
  (days: number): Rule =>
  (year) =>
    easter(year) + days;

/** Days of the calendar that people name, as kept in English-speaking countries. */
const rules = {
  christmas: on(12, 25),
  'christmas eve': on(12, 24),
  'boxing day': on(12, 26),
  'new year': on(1, 1),
  'new year eve': on(12, 31),
  epiphany: on(1, 6),
  'burns night': on(1, 25),
  'australia day': on(1, 26),
  'groundhog day': on(2, 2),
  valentine: on(2, 14),
  'womens day': on(3, 8),
  'st patrick': on(3, 17),
  'april fools': on(4, 1),
  'st george': on(4, 23),
  'earth day': on(4, 22),
  'anzac day': on(4, 25),
  'may day': on(5, 1),
  'cinco de mayo': on(5, 5),
  juneteenth: on(6, 19),
  'canada day': on(7, 1),
  'independence day': on(7, 4),
  'bastille day': on(7, 14),
  halloween: on(10, 31),
  'all saints': on(11, 1),
  'all souls': on(11, 2),
  'guy fawkes': on(11, 5),
  'veterans day': on(11, 11),
  'st nicholas': on(12, 6),
  'st stephen': on(12, 26),
  'mlk day': nth(1, 1, 3),
  'presidents day': nth(2, 1, 3),
  'mothers day': nth(5, 7, 2),
  'memorial day': nth(5, 1, -1),
  'fathers day': nth(6, 7, 3),
  'labor day': nth(9, 1, 1),
  'columbus day': nth(10, 1, 2),
  thanksgiving: nth(11, 4, 4),
  'black friday': nth(11, 4, 4, 1),
  'small business saturday': nth(11, 4, 4, 2),
  'cyber monday': nth(11, 4, 4, 4),
  'giving tuesday': nth(11, 4, 4, 5),
  easter: fromEaster(0),
  'easter monday': fromEaster(1),
  'easter saturday': fromEaster(-1),
  'good friday': fromEaster(-2),
  'maundy thursday': fromEaster(-3),
  'palm sunday': fromEaster(-7),
  'mothering sunday': fromEaster(-21),
  'ash wednesday': fromEaster(-46),
  'shrove tuesday': fromEaster(-47),
  ascension: fromEaster(39),
  pentecost: fromEaster(49),
  'whit monday': fromEaster(50),
  'trinity sunday': fromEaster(56),
  'corpus christi': fromEaster(60),
} as const satisfies Readonly<Record<string, Rule>>;

/** Holidays whose day is told by the moon, by sight or by place: it has to be asked for. */
const asked = 'by the moon';

export type HolidayName = keyof typeof rules | LunarName | typeof asked;

const isRule = (name: HolidayName): name is keyof typeof rules => Object.hasOwn(rules, name);

/** The day in that year; undefined where only the client can say it. */
export function holidayDate(name: HolidayName, year: number): DayNumber | undefined {
  if (name === asked) return undefined;
  return isRule(name) ? rules[name](year) : lunarDate(name, year);
}
