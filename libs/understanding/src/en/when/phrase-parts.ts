import { asPoint, joinDays, numberedDays } from './join-days.ts';
import type { Atom, ClockExpr } from './nodes.ts';
import type { Days, Phrase } from './phrase.ts';

const span = (atom: Atom): { from: number; to: number } => ({ from: atom.from, to: atom.to });

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
  const days = joinDays(phrase.days, atom);
  if (days === undefined) return undefined;
  return {
    ...phrase,
    to: Math.max(phrase.to, atom.to),
    days,
    daySpan: widened(phrase.daySpan, atom),
  };
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
