import type { DayRange, LocalDate, TimeValue } from '../command.ts';
import { isPlainDay, toDate } from './day-commands.ts';
import { set, type When } from './set-when.ts';
import { eitherTime, toTime } from './when-times.ts';
import type { PlacedWhen } from './when-zone.ts';

type ByDay = Extract<TimeValue, { kind: 'by-day' }>;
type OfDay = ByDay['either'][number];
type Plain = NonNullable<OfDay['time']>;

const isPlain = (value: TimeValue): value is Plain =>
  value.kind === 'at' || value.kind === 'window' || value.kind === 'part';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What was said of one day: its time, several of which any will do, or none. */
function timeOf(whens: readonly PlacedWhen[]): Plain | null | undefined {
  const times = whens.flatMap((when) => toTime(when) ?? []);
  if (times.length === 0) return null;
  const [time, ...more] = eitherTime(times).map(({ value }) => value);
  return time !== undefined && more.length === 0 && isPlain(time) ? time : undefined;
}

/** The days of a turn in order, each with everything that was said of it; undefined where one is unclear. */
function byDays(
  wanted: readonly PlacedWhen[],
  today: LocalDate,
  around: DayRange | null,
): readonly OfDay[] | undefined {
  const groups: { days: DayRange; whens: PlacedWhen[] }[] = [];
  for (const when of wanted) {
    const [day] = isPlainDay(when) ? toDate(when, today, around) : [];
    const [days, ...more] = day?.value.kind === 'days' ? day.value.readings : [];
    if (days === undefined || more.length > 0 || when.said !== undefined) return undefined;
    const group = groups.find((each) => same(each.days, days));
    if (group) group.whens.push(when);
    else groups.push({ days, whens: [when] });
  }
  const found = groups.flatMap(({ days, whens }) => {
    const time = timeOf(whens);
    return time === undefined ? [] : [{ days, time }];
  });
  return found.length === groups.length ? found : undefined;
}

/**
 * "Tuesday at 9 or Wednesday at 10": each day with the time it was said with. A time that only the last
 * one has is that of all ("Tuesday or Wednesday at 10").
 */
export function daysWithTimes(
  wanted: readonly PlacedWhen[],
  today: LocalDate,
  around: DayRange | null,
): When[] | undefined {
  const [first] = wanted;
  if (first === undefined || !wanted.some(({ either }) => either === true)) return undefined;
  const days = byDays(wanted, today, around);
  if (days === undefined || days.length < 2 || days[0]?.time === null) return undefined;
  if (days.every(({ time }) => same(time, days[0]?.time))) return undefined;
  const either = days.toSorted((a, b) => a.days.from.localeCompare(b.days.from));
  const readings = either.map((each) => each.days);
  return [
    set('date', { kind: 'days', readings, negated: false, either: true }, first),
    set('time', { kind: 'by-day', either }, first),
  ];
}
