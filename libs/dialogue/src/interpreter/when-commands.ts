import type { DateValue, DayRange, LocalDate, SetCommand, TimeValue } from '../command.ts';
import { addDays, isoWeekday } from '../core/local-time.ts';
import type { WhenValue } from '@gomomo/understanding';
import type { Reading } from './reading.ts';

/** Below this the words leave open which day is meant, and the client is asked. */
const certainEnough = 0.6;

type When = Extract<SetCommand, { slot: 'date' | 'time' }>;

/** Dates and times of a reading as values of the two slots, in the order they were said. */
export function whenCommands(
  reading: Reading,
  today: LocalDate,
  around: DayRange | null = null,
): When[] {
  const wanted = replacing(reading.whens.filter((when) => when.polarity !== 'current'));
  const days = wanted.filter(({ dates, polarity }) => dates.length > 0 && polarity === 'wanted');
  const either = eitherDay(days, today, around);
  const single = either ? wanted.filter((when) => !days.includes(when)) : wanted;
  const commands = [
    ...(either ?? []),
    ...single.flatMap((when) => [...toDate(when, today, around), ...toTime(when)]),
  ];
  return [...commands, ...looseCommands(reading, commands)];
}

/** "Not Thursday, make it Friday": what replaces counts, beside what is ruled out. */
function replacing(whens: readonly WhenValue[]): readonly WhenValue[] {
  const replacement = whens.findLast((when) => when.replaces && when.polarity === 'wanted');
  if (!replacement) return whens;
  return whens.filter((when) => when === replacement || when.polarity === 'excluded');
}

/** "Wednesday or Thursday": days beside each other are a stretch, other weekdays any of them. */
function eitherDay(
  wanted: readonly WhenValue[],
  today: LocalDate,
  around: DayRange | null,
): When[] | undefined {
  const plain = wanted.every(
    ({ bound, times, certainty }) =>
      bound === undefined && times.length === 0 && certainty >= certainEnough,
  );
  if (wanted.length < 2 || !plain) return undefined;
  const dates = wanted.flatMap((when) => toDate(when, today, around));
  const ranges = dates.flatMap(({ value }) => (value.kind === 'days' ? value.readings : []));
  const days = ranges.map(({ from }) => from).toSorted();
  const [first = today] = days;
  if (ranges.some(({ from, to }) => from !== to)) return undefined;
  const row = days.every((day, index) => day === addDays(first, index));
  const readings = [{ from: first, to: addDays(first, days.length - 1) }];
  const parts = wanted.slice(0, 1).flatMap(toTime);
  if (row) return [set('date', { kind: 'days', readings, negated: false }), ...parts];
  if (!wanted.every(({ text }) => bareWeekday.test(text))) return undefined;
  const weekdays = days.map(isoWeekday).toSorted();
  return [set('date', { kind: 'weekdays', weekdays, negated: false }), ...parts];
}

const set = <S extends 'date' | 'time'>(
  slot: S,
  value: Extract<When, { slot: S }>['value'],
  when?: WhenValue,
) => ({ kind: 'set', slot, value, ...(when ? { span: when.span } : {}) }) as When;

function toDate(when: WhenValue, today: LocalDate, around: DayRange | null): When[] {
  if (when.dates.length === 0) return [];
  const boundsDate = when.bound !== undefined && when.times.length === 0;
  const readings = when.dates.map(({ from, to }) =>
    boundsDate ? toBound(from, to ?? from, when.bound, today) : { from, to: to ?? from },
  );
  const within = readings.map((range) => intoRange(range, when, around));
  const sure = when.certainty >= certainEnough ? within.slice(0, 1) : within.slice(0, 2);
  const negated = when.polarity === 'excluded';
  const [day] = readings;
  if (negated && day && bareWeekday.test(when.text)) {
    // "Not Monday" rules Mondays out, whichever week is talked about.
    return [set('date', { kind: 'weekdays', weekdays: [isoWeekday(day.from)], negated }, when)];
  }
  return [set('date', { kind: 'days', readings: sure, negated } satisfies DateValue, when)];
}

const bareWeekday =
  /^(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b/iu;

/** "Wednesday", said about next week, is the one of next week. */
function intoRange(range: DayRange, { text }: WhenValue, around: DayRange | null): DayRange {
  if (!around?.to || around.to === around.from || !bareWeekday.test(text)) return range;
  for (let days = 0; days <= 28; days += 7) {
    const date = addDays(range.from, days);
    if (date >= around.from && date <= around.to) return { from: date, to: date };
  }
  return range;
}

function toBound(
  from: LocalDate,
  to: LocalDate,
  bound: WhenValue['bound'],
  today: LocalDate,
): DayRange {
  return bound === 'before' ? { from: today, to: addDays(from, -1) } : { from: to, to: null };
}

function toTime(when: WhenValue): When[] {
  const negated = when.polarity === 'excluded';
  const [first] = when.times;
  // "Not Friday afternoon" rules out that afternoon's day as a whole only if nothing narrows it.
  if (negated && when.dates.length > 0) return [];
  if (!first) {
    return when.daypart ? [set('time', { kind: 'part', part: when.daypart, negated }, when)] : [];
  }
  if (first.to !== undefined) {
    return [set('time', { kind: 'window', from: first.from, to: first.to, negated }, when)];
  }
  if (when.bound !== undefined) {
    const value =
      when.bound === 'before' ? { from: null, to: first.from } : { from: first.from, to: null };
    return [set('time', { kind: 'window', ...value, negated }, when)];
  }
  const around = /\b(about|around|roughly|approximately|ish)\b|ish\b/i.test(when.text);
  const readings = when.times.map((time) => time.from);
  return [set('time', { kind: 'at', readings, around, negated } satisfies TimeValue, when)];
}

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
    commands.push(
      hasDate ? set('time', { kind: 'edge', edge: 'first' }) : set('date', { kind: 'soonest' }),
    );
  }
  if (reading.weekdays && !hasDate) {
    commands.push(set('date', { kind: 'weekdays', ...reading.weekdays }));
  }
  if (reading.last && !hasTime) commands.push(set('time', { kind: 'edge', edge: 'last' }));
  if (reading.anyTime && !hasTime) commands.push(set('time', { kind: 'any' }));
  if (reading.anyDay && !hasDate) commands.push(set('date', { kind: 'any' }));
  return commands;
}
