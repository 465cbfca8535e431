import {
  daysInMonth,
  toCivil,
  toDayNumber,
  weekdayOf,
  weekStart,
} from '../../calendar/civil-date.ts';
import type { DayNumber } from '../../calendar/civil-date.ts';
import type { PeriodExpr, Season } from './nodes.ts';

/** First and last day, both inside. */
export interface DaySpan {
  readonly from: DayNumber;
  readonly to: DayNumber;
}

const saturdayAfter = (day: DayNumber): DayNumber => day + ((13 - weekdayOf(day)) % 7 || 7);

/** The week or weekend around, behind or in front of a day. */
export function nearSpan(
  { unit, sign }: Extract<PeriodExpr, { kind: 'near' }>,
  day: DayNumber,
): DaySpan {
  if (unit === 'week') {
    const monday = weekStart(day) + 7 * sign;
    return { from: monday, to: monday + 6 };
  }
  const behind = saturdayAfter(day);
  const saturday =
    sign === 1 ? behind : sign === 0 ? weekStart(day) + 5 : behind - (weekdayOf(day) === 7 ? 8 : 7);
  const first = sign === -1 && saturday >= day ? saturday - 7 : saturday;
  return { from: first, to: first + 1 };
}

/** The nth weekend that begins in the stretch; -1 is the last. */
export function nthWeekend({ from, to }: DaySpan, nth: number): DaySpan {
  const first = from + ((6 - weekdayOf(from) + 7) % 7);
  const last = to - ((weekdayOf(to) - 6 + 7) % 7);
  const saturday = nth < 0 ? last : first + 7 * (nth - 1);
  return { from: saturday, to: saturday + 1 };
}

/** A named quarter of the year lies ahead; without a number it is counted from the current one. */
export function quarterSpan(
  { quarter, ahead }: Extract<PeriodExpr, { kind: 'quarter' }>,
  today: DayNumber,
): DaySpan {
  const { year, month } = toCivil(today);
  const current = year * 4 + Math.floor((month - 1) / 3);
  const named = quarter === undefined ? current + ahead : year * 4 + quarter - 1;
  const index = quarter !== undefined && named < current ? named + 4 : named;
  const first = toDayNumber(Math.floor(index / 4), (index % 4) * 3 + 1, 1);
  const { year: endYear, month: endMonth } = toCivil(first + 80);
  return { from: first, to: toDayNumber(endYear, endMonth, daysInMonth(endYear, endMonth)) };
}

/** Northern seasons, from the day on which each begins. */
const starts: Readonly<Record<Season, readonly [number, number]>> = {
  spring: [3, 20],
  summer: [6, 21],
  autumn: [9, 23],
  winter: [12, 21],
};
const following: Readonly<Record<Season, Season>> = {
  spring: 'summer',
  summer: 'autumn',
  autumn: 'winter',
  winter: 'spring',
};

export function seasonSpan(season: Season, ahead: number, today: DayNumber): DaySpan {
  const end = following[season];
  const spanOf = (year: number): DaySpan => ({
    from: toDayNumber(year, ...starts[season]),
    to: toDayNumber(season === 'winter' ? year + 1 : year, ...starts[end]) - 1,
  });
  const { year } = toCivil(today);
  const next = [year - 1, year, year + 1].find((each) => spanOf(each).to >= today) ?? year;
  return spanOf(next + (ahead > 0 ? 1 : 0));
}
