import type { DateValue, DayRange, LocalDate } from '../command.ts';
import { addDays, isoWeekday } from '../core/local-time.ts';
import type { WhenValue } from '@gomomo/understanding';
import { isBareWeekday } from './bare-weekday.ts';
import { set, type When } from './set-when.ts';

/** Below this the words leave open which day is meant, and the client is asked. */
const certainEnough = 0.6;

export function wantedDays(
  wanted: readonly WhenValue[],
  today: LocalDate,
  around: DayRange | null,
): When[] {
  const days = wanted.filter(
    ({ dates, weekdays, doubt }) =>
      dates.length > 0 || weekdays !== undefined || doubt !== undefined,
  );
  return (
    betweenDays(days, today) ??
    eitherDay(days, today, around) ??
    days.flatMap((when) => toDate(when, today, around))
  );
}

/** "After the 10th but before the 15th": the days between two limits. */
function betweenDays(wanted: readonly WhenValue[], today: LocalDate): When[] | undefined {
  const limits = wanted.filter(({ bound, times }) => bound !== undefined && times.length === 0);
  const [first, second] = limits;
  if (limits.length !== 2 || wanted.length !== 2 || first?.bound === second?.bound)
    return undefined;
  const [after, before] = first?.bound === 'after' ? [first, second] : [second, first];
  const [start, end] = [after, before].map((when) => {
    const [day] = when?.dates ?? [];
    return when && day && toBound(day.from, day.to ?? day.from, when, today);
  });
  if (!start || !end?.to || end.to < start.from) return undefined;
  const readings = [{ from: start.from, to: end.to }];
  return [set('date', { kind: 'days', readings, negated: false }, first)];
}

/** "Wednesday or Thursday": days beside each other are a stretch, other weekdays any of them. */
function eitherDay(
  wanted: readonly WhenValue[],
  today: LocalDate,
  around: DayRange | null,
): When[] | undefined {
  if (wanted.length < 2 || !wanted.every(isPlainDay)) return undefined;
  const dates = wanted.flatMap((when) => toDate(when, today, around));
  const ranges = dates.flatMap(({ value }) => (value.kind === 'days' ? value.readings : []));
  const days = [...new Set(ranges.map(({ from }) => from))].toSorted();
  const [first = today] = days;
  if (ranges.some(({ from, to }) => from !== to)) return undefined;
  const [when] = wanted;
  const row = days.every((day, index) => day === addDays(first, index));
  if (row) {
    const readings = [{ from: first, to: addDays(first, days.length - 1) }];
    return [set('date', { kind: 'days', readings, negated: false }, when)];
  }
  if (wanted.every(({ text }) => isBareWeekday(text))) {
    const weekdays = days.map(isoWeekday).toSorted();
    return [set('date', { kind: 'weekdays', weekdays, negated: false }, when)];
  }
  const readings = days.map((day) => ({ from: day, to: day }));
  return [set('date', { kind: 'days', readings, negated: false, either: true }, when)];
}

/** "Any day but Tuesday next week": the rest of that week is wanted. */
export function weekAround(refused: readonly WhenValue[], wanted: readonly WhenValue[]): When[] {
  if (wanted.some(({ dates, weekdays }) => dates.length > 0 || weekdays)) return [];
  const named = refused.find(({ text, dates }) => dates.length > 0 && /\bweek\b/iu.test(text));
  const [day] = named?.dates ?? [];
  if (named === undefined || day === undefined || day.to !== undefined) return [];
  const from = addDays(day.from, 1 - isoWeekday(day.from));
  const readings = [{ from, to: addDays(from, 6) }];
  return [set('date', { kind: 'days', readings, negated: false }, named)];
}

export const isPlainDay = ({ bound, times, certainty, doubt, weekdays }: WhenValue): boolean =>
  (bound === undefined || times.length > 0) &&
  certainty >= certainEnough &&
  doubt === undefined &&
  weekdays === undefined;

export function toDate(when: WhenValue, today: LocalDate, around: DayRange | null): When[] {
  const negated = when.polarity === 'excluded';
  if (when.weekdays !== undefined)
    return [set('date', { kind: 'weekdays', weekdays: when.weekdays, negated }, when)];
  if (when.dates.length === 0 && when.doubt === undefined) return [];
  const boundsDate = when.bound !== undefined && when.times.length === 0;
  const readings = when.dates.map(({ from, to }) =>
    boundsDate ? toBound(from, to ?? from, when, today) : { from, to: to ?? from },
  );
  if (when.doubt !== undefined) {
    const { doubt } = when;
    const said = daysSaid(when);
    return [set('date', { kind: 'days', readings, negated, doubt, said }, when)];
  }
  const within = readings.map((range) => intoRange(range, when, around));
  const sure = when.certainty >= certainEnough ? within.slice(0, 1) : within.slice(0, 2);
  const [day] = readings;
  if (negated && day && isBareWeekday(when.text)) {
    // "Not Monday" rules Mondays out, whichever week is talked about.
    return [set('date', { kind: 'weekdays', weekdays: [isoWeekday(day.from)], negated }, when)];
  }
  return [set('date', { kind: 'days', readings: sure, negated } satisfies DateValue, when)];
}

/** The words about the day, without those about the time. */
const daysSaid = ({ text, span, dateSpan = span }: WhenValue): string =>
  text.slice(dateSpan.start - span.start, dateSpan.end - span.start);

/** "Wednesday", said about a week, is the one of that week. */
function intoRange(range: DayRange, { text }: WhenValue, around: DayRange | null): DayRange {
  if (!around?.to || around.to === around.from || !isBareWeekday(text)) return range;
  const ahead = (isoWeekday(range.from) - isoWeekday(around.from) + 7) % 7;
  const date = addDays(around.from, ahead);
  return date > around.to ? range : { from: date, to: date };
}

function toBound(
  from: LocalDate,
  to: LocalDate,
  { bound, inclusive }: WhenValue,
  today: LocalDate,
): DayRange {
  if (bound === 'before') return { from: today, to: inclusive ? to : addDays(from, -1) };
  return { from: inclusive ? from : addDays(to, 1), to: null };
}
