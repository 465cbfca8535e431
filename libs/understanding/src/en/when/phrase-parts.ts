import type { Atom, ClockExpr, DateExpr, PeriodExpr } from './nodes.ts';
import type { Days, Phrase } from './phrase.ts';

const span = (atom: Atom): { from: number; to: number } => ({ from: atom.from, to: atom.to });

const asPoint = (date: DateExpr): Days => ({ kind: 'point', date });

/** Joins a second day word into the first: "Dec 5, Monday", "next week ... Wednesday". */
function joinDays(
  phrase: Phrase,
  atom: Extract<Atom, { kind: 'date' | 'period' }>,
): Days | undefined {
  const days = phrase.days;
  if (days === undefined)
    return atom.kind === 'date' ? asPoint(atom.date) : { kind: 'period', period: atom.period };
  if (atom.kind === 'period') return joinPeriod(days, atom.period);
  const { date } = atom;
  if (days.kind === 'period') return dayOfPeriod(days.period, date);
  if (days.kind !== 'point') return undefined;
  if (date.kind === 'weekday' && date.mode === 'bare' && date.plusWeeks === undefined) {
    if (days.date.kind === 'civil') return asPoint({ ...days.date, weekday: date.weekday });
    if (days.date.kind === 'day' || days.date.kind === 'holiday') return days;
    if (days.date.kind === 'ordinal') return asPoint({ ...days.date, weekday: date.weekday });
    if (days.date.kind === 'shift') return asPoint({ ...days.date, weekday: date.weekday });
  }
  const weekday = days.date.kind === 'weekday' ? days.date.weekday : undefined;
  // "Saturday 3 days from now", "today, March 1st": the second says the same day more exactly.
  if (weekday !== undefined && date.kind === 'shift') return asPoint({ ...date, weekday });
  if (days.date.kind === 'day' && date.kind === 'civil') return asPoint(date);
  return undefined;
}

function joinPeriod(days: Days, period: PeriodExpr): Days | undefined {
  if (days.kind === 'period') return undefined;
  if (days.kind === 'range') return undefined;
  if (days.date.kind === 'weekday' && isWeek(period))
    return asPoint({ kind: 'weekday-of-week', weekday: days.date.weekday, period });
  if (days.date.kind === 'ordinal' && period.kind === 'month')
    return asPoint({ ...days.date, months: period.offset });
  return undefined;
}

const isWeek = (period: PeriodExpr): boolean =>
  period.kind === 'week' ||
  period.kind === 'workweek' ||
  period.kind === 'nth-week' ||
  period.kind === 'week-of';

function dayOfPeriod(period: PeriodExpr, date: DateExpr): Days | undefined {
  if (date.kind === 'weekday' && isWeek(period))
    return asPoint({ kind: 'weekday-of-week', weekday: date.weekday, period });
  if (date.kind === 'weekday' && period.kind === 'weekend' && date.weekday >= 6)
    return asPoint({
      kind: 'weekday-of-week',
      weekday: date.weekday,
      period: { kind: 'week', offset: period.offset },
    });
  if (date.kind === 'ordinal' && period.kind === 'month')
    return asPoint({ ...date, months: period.offset });
  if (date.kind === 'ordinal' && period.kind === 'named-month')
    return asPoint({
      kind: 'civil',
      month: period.month,
      day: date.day,
      ...(period.year === undefined ? {} : { year: period.year }),
    });
  return undefined;
}

const widened = (
  left: { from: number; to: number } | undefined,
  atom: Atom,
): { from: number; to: number } =>
  left === undefined
    ? span(atom)
    : { from: Math.min(left.from, atom.from), to: Math.max(left.to, atom.to) };

/** "Saturday mornings": any Saturday. */
function habitOf(phrase: Phrase): Phrase | undefined {
  const { days, ...rest } = phrase;
  if (days?.kind !== 'point' || days.date.kind !== 'weekday' || days.date.mode !== 'bare')
    return undefined;
  return { ...rest, weekdays: [days.date.weekday] };
}

function addDaypart(phrase: Phrase, atom: Extract<Atom, { kind: 'daypart' }>): Phrase | undefined {
  const days =
    atom.date !== undefined && phrase.days === undefined ? asPoint(atom.date) : phrase.days;
  if (phrase.daypart !== undefined && phrase.daypart !== atom.daypart) return undefined;
  const habit = atom.plural === true ? habitOf(phrase) : undefined;
  if (habit !== undefined) return addDaypart(habit, atom);
  return {
    ...phrase,
    to: Math.max(phrase.to, atom.to),
    daypart: atom.daypart,
    daypartSpan: widened(phrase.daypartSpan, atom),
    ...(days === undefined ? {} : { days }),
    ...(atom.date === undefined || phrase.daySpan !== undefined ? {} : { daySpan: span(atom) }),
    ...(atom.edge === undefined ? {} : { edge: atom.edge }),
  };
}

function addClock(phrase: Phrase, atom: Extract<Atom, { kind: 'clock' }>): Phrase | undefined {
  if (phrase.occasion === true && phrase.clock !== undefined) {
    const { clock: _clock, bound: _bound, occasion: _occasion, ...rest } = phrase;
    return addClock(rest, atom);
  }
  if (phrase.clock !== undefined || phrase.window !== undefined) return sameClock(phrase, atom);
  return { ...phrase, to: Math.max(phrase.to, atom.to), clock: atom.clock, clockSpan: span(atom) };
}

/** "12 noon", "1 o'clock lunchtime": the second names the same time again. */
function sameClock(phrase: Phrase, atom: Extract<Atom, { kind: 'clock' }>): Phrase | undefined {
  if (phrase.window !== undefined && phrase.clock === undefined) {
    const { window: _window, ...rest } = phrase;
    return {
      ...rest,
      to: atom.to,
      clock: lunchClock(atom.clock),
      clockSpan: { from: phrase.clockSpan?.from ?? atom.from, to: atom.to },
    };
  }
  const noon = phrase.clock?.hour === 12 && atom.clock.hour === 12 && phrase.clock.minute === 0;
  return noon
    ? {
        ...phrase,
        to: atom.to,
        clock: atom.clock,
        clockSpan: { from: phrase.clockSpan?.from ?? atom.from, to: atom.to },
      }
    : undefined;
}

const lunchClock = (clock: ClockExpr): ClockExpr =>
  clock.half === undefined && clock.daypart === undefined ? { ...clock, daypart: 'lunch' } : clock;

function addWindow(phrase: Phrase, atom: Extract<Atom, { kind: 'window' }>): Phrase | undefined {
  if (phrase.clock !== undefined)
    return { ...phrase, to: atom.to, clock: lunchClock(phrase.clock) };
  return {
    ...phrase,
    to: atom.to,
    window: { start: atom.start, end: atom.end },
    occasion: true,
    clockSpan: span(atom),
  };
}

function addDays(
  phrase: Phrase,
  atom: Extract<Atom, { kind: 'date' | 'period' }>,
): Phrase | undefined {
  const bare = phrase.bareNumbers;
  if (bare !== undefined && atom.kind === 'period') {
    const range = numberedDays(bare, atom.period);
    if (range !== undefined) return bareDays(phrase, range, atom.to);
  }
  const days = joinDays(phrase, atom);
  if (days === undefined) return undefined;
  return {
    ...phrase,
    to: Math.max(phrase.to, atom.to),
    days,
    daySpan: widened(phrase.daySpan, atom),
  };
}

/** "4 to 23 next month", "November between 19 and 20": the numbers were days. */
export function numberedDays(
  numbers: readonly [number, number],
  period: PeriodExpr,
): Days | undefined {
  const [start, end] = numbers.map((day) => dayOfPeriod(period, { kind: 'ordinal', day }));
  if (start === undefined || end === undefined) return undefined;
  return { kind: 'range', start, end };
}

export function bareDays(phrase: Phrase, days: Days, to: number): Phrase {
  const { clock: _clock, clockEnd: _end, clockSpan: _span, bareNumbers: _bare, ...rest } = phrase;
  return { ...rest, to, days, daySpan: { from: phrase.from, to } };
}

/** The phrase with one more part, or nothing when the part belongs to another phrase. */
export function addPart(phrase: Phrase, atom: Atom): Phrase | undefined {
  switch (atom.kind) {
    case 'clock':
      return addClock(phrase, atom);
    case 'date':
    case 'period':
      return addDays(phrase, atom);
    case 'daypart':
      return addDaypart(phrase, atom);
    case 'window':
      return addWindow(phrase, atom);
    case 'end-of-day':
      return addEndOfDay(phrase, atom);
    case 'limit':
      return phrase.clock === undefined && phrase.window === undefined
        ? {
            ...phrase,
            to: atom.to,
            clock: { hour: Math.floor(atom.minute / 60), minute: atom.minute % 60, exact: true },
            clockSpan: span(atom),
            bound: atom.bound,
            occasion: true,
          }
        : undefined;
    case 'weekdays':
      return phrase.days === undefined && phrase.weekdays === undefined
        ? {
            ...phrase,
            to: atom.to,
            weekdays: atom.weekdays,
            daySpan: widened(phrase.daySpan, atom),
          }
        : undefined;
    default:
      return undefined;
  }
}

function addEndOfDay(
  phrase: Phrase,
  atom: Extract<Atom, { kind: 'end-of-day' }>,
): Phrase | undefined {
  if (phrase.clock !== undefined || (atom.date !== undefined && phrase.days !== undefined))
    return undefined;
  return {
    ...phrase,
    to: atom.to,
    endOfDay: true,
    edge: 'last',
    ...(atom.date === undefined ? {} : { days: asPoint(atom.date) }),
    daySpan: widened(phrase.daySpan, atom),
  };
}

/** A phrase of one part. */
export function startPhrase(atom: Atom): Phrase {
  const empty: Phrase = {
    from: atom.from,
    to: atom.to,
    strength: atom.kind === 'clock' || atom.kind === 'date' ? atom.strength : 'strong',
  };
  switch (atom.kind) {
    case 'moment':
      return {
        ...empty,
        moment: { amounts: atom.amounts, within: atom.within },
        clockSpan: span(atom),
      };
    case 'now':
      return { ...empty, now: true };
    case 'past':
      return { ...empty, past: true };
    case 'recurring':
      return { ...empty, recurring: true };
    case 'duration':
      return { ...empty, duration: atom.amounts };
    default:
      return addPart(empty, atom) ?? empty;
  }
}
