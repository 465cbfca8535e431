import type { DateValue, DayRange, LocalDate, SetCommand, TimeValue } from '../command.ts';
import { addDays, isoWeekday } from '../core/local-time.ts';
import type { WhenValue } from '@gomomo/understanding';
import type { Reading } from './reading.ts';
import { isBareWeekday } from './bare-weekday.ts';
import { replacing } from './replacing.ts';
import { eitherTime, toTime } from './when-times.ts';
import { inBusinessZone, type Clocks } from './when-zone.ts';

/** Below this the words leave open which day is meant, and the client is asked. */
const certainEnough = 0.6;

type When = Extract<SetCommand, { slot: 'date' | 'time' }>;

/**
 * Dates and times of a reading as values of the two slots, in the order they were said, on the
 * business's clock. Without `clocks` a zone that was named is not looked at.
 */
export function whenCommands(
  reading: Reading,
  today: LocalDate,
  around: DayRange | null = null,
  clocks?: Clocks,
): When[] {
  const wishes = replacing(reading.whens.filter(isWish));
  const placed = clocks ? wishes.map((when) => inBusinessZone(when, clocks)) : wishes;
  const wanted = placed.filter(({ polarity }) => polarity === 'wanted');
  const refused = placed.filter(({ polarity }) => polarity === 'excluded');
  const commands = [
    ...refused.flatMap((when) => [...toDate(when, today, around), ...only(toTime(when))]),
    ...wantedDays(wanted, today, around),
    ...weekAround(refused, wanted),
    ...wantedTimes(wanted),
  ].toSorted((left, right) => (left.span?.start ?? 0) - (right.span?.start ?? 0));
  return [...commands, ...looseCommands(reading, commands)];
}

const isWish = ({ polarity }: WhenValue): boolean =>
  polarity === 'wanted' || polarity === 'excluded';

const only = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

function wantedTimes(wanted: readonly WhenValue[]): When[] {
  const times = wanted.flatMap((when) => only(toTime(when)));
  const joined = wanted.some((when) => when.either === true);
  return joined ? eitherTime(distinct(times)) : times;
}

const distinct = <T extends { readonly value: unknown }>(commands: readonly T[]): T[] => {
  const seen = new Map(commands.map((command) => [JSON.stringify(command.value), command]));
  return [...seen.values()];
};

function wantedDays(
  wanted: readonly WhenValue[],
  today: LocalDate,
  around: DayRange | null,
): When[] {
  const days = wanted.filter(
    ({ dates, weekdays, doubt }) =>
      dates.length > 0 || weekdays !== undefined || doubt !== undefined,
  );
  return eitherDay(days, today, around) ?? days.flatMap((when) => toDate(when, today, around));
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
function weekAround(refused: readonly WhenValue[], wanted: readonly WhenValue[]): When[] {
  if (wanted.some(({ dates, weekdays }) => dates.length > 0 || weekdays)) return [];
  const named = refused.find(({ text, dates }) => dates.length > 0 && /\bweek\b/iu.test(text));
  const [day] = named?.dates ?? [];
  if (named === undefined || day === undefined || day.to !== undefined) return [];
  const from = addDays(day.from, 1 - isoWeekday(day.from));
  const readings = [{ from, to: addDays(from, 6) }];
  return [set('date', { kind: 'days', readings, negated: false }, named)];
}

const isPlainDay = ({ bound, times, certainty, doubt, weekdays }: WhenValue): boolean =>
  (bound === undefined || times.length > 0) &&
  certainty >= certainEnough &&
  doubt === undefined &&
  weekdays === undefined;

const set = <S extends 'date' | 'time'>(
  slot: S,
  value: Extract<When, { slot: S }>['value'],
  when?: WhenValue,
) => ({ kind: 'set', slot, value, ...(when ? { span: when.span } : {}) }) as When;

function toDate(when: WhenValue, today: LocalDate, around: DayRange | null): When[] {
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

/** "Wednesday", said about next week, is the one of next week. */
function intoRange(range: DayRange, { text }: WhenValue, around: DayRange | null): DayRange {
  if (!around?.to || around.to === around.from || !isBareWeekday(text)) return range;
  for (let days = 0; days <= 28; days += 7) {
    const date = addDays(range.from, days);
    if (date >= around.from && date <= around.to) return { from: date, to: date };
  }
  return range;
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

/** Before the one it is too early for most, from the other on too late; the offer says which were taken. */
const [early, late] = ['10:00', '17:00'];

const middleOf = (avoids: Reading['avoids']): TimeValue => ({
  kind: 'window',
  from: avoids.includes('early') ? early : null,
  to: avoids.includes('late') ? late : null,
  negated: false,
});

/** "What is the earliest you have?" wants to know it first. */
const edge = (which: 'first' | 'last', { asks }: Reading): When =>
  set('time', {
    kind: 'edge',
    edge: which,
    ...(asks ? { asked: true } : {}),
  });

/** What is about time without being one: later, soonest, any. */
function looseCommands(reading: Reading, said: readonly When[]): When[] {
  const { shift } = reading;
  const hasTime = said.some((command) => command.slot === 'time');
  const hasDate = said.some((command) => command.slot === 'date');
  const commands: When[] = [];
  if (shift && shift.days !== null && !hasDate) {
    commands.push(set('date', { kind: 'shift', direction: shift.direction, days: shift.days }));
  } else if (shift && !hasTime && !hasDate) {
    const { direction, minutes } = shift;
    commands.push(set('time', { kind: 'shift', direction, minutes }));
  }
  if (reading.soonest && !hasTime) {
    commands.push(hasDate ? edge('first', reading) : set('date', { kind: 'soonest' }));
  }
  if (reading.weekdays && !hasDate) {
    commands.push(set('date', { kind: 'weekdays', ...reading.weekdays }));
  }
  if (reading.last && !hasTime) commands.push(edge('last', reading));
  if (reading.avoids.length > 0 && !hasTime) commands.push(set('time', middleOf(reading.avoids)));
  if (reading.anyTime && !hasTime) commands.push(set('time', { kind: 'any' }));
  if (reading.anyDay && !hasDate) commands.push(set('date', { kind: 'any' }));
  return commands;
}
