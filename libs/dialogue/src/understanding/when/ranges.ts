import { atomAt } from './atoms.ts';
import { isAmount } from './amount-guards.ts';
import { clockAt } from './clock.ts';
import { windowLeads } from './clock-fractions.ts';
import { periodAt } from './periods.ts';
import type { Atom, ClockExpr, DateExpr, Scope } from './nodes.ts';
import type { Days, Phrase, TokenSpan } from './phrase.ts';
import { textAt, tokenAt } from '../text/tokens.ts';
import type { Token } from '../text/tokens.ts';

const joiners = new Set(['to', 'till', 'til', 'until', 'through', 'thru', '-', '–', '—', 'til']);

interface Endpoint extends TokenSpan {
  readonly clock?: ClockExpr;
  readonly clockSure?: boolean;
  readonly days?: Days;
  readonly dayFirst?: boolean;
  readonly daySpan?: TokenSpan;
  /** A plain number or ordinal whose meaning the other end decides. */
  readonly number?: number;
  readonly ordinal?: boolean;
  readonly now?: boolean;
  readonly moment?: Extract<Atom, { kind: 'moment' }>;
}

const daysOf = (atom: Atom): Days | undefined => {
  if (atom.kind === 'date') return { kind: 'point', date: atom.date };
  if (atom.kind === 'period') return { kind: 'period', period: atom.period };
  if (atom.kind === 'daypart' && atom.date !== undefined) return { kind: 'point', date: atom.date };
  return undefined;
};

const fillers = new Set(['the', 'at', 'on', 'of', 'about', 'around', ',']);

function skipFillers(tokens: readonly Token[], index: number): number {
  let at = index;
  while (at < index + 2 && fillers.has(textAt(tokens, at))) at += 1;
  return at;
}

/** One end of a range: a clock time and a day in either order, or a bare number. */
function endpointAt(tokens: readonly Token[], index: number, scope: Scope): Endpoint | undefined {
  const start = skipFillers(tokens, index);
  const first = atomAt(tokens, start, scope);
  const token = tokenAt(tokens, start);
  const bare = bareNumber(tokens, start, first);
  if (bare !== undefined)
    return { from: index, to: start + 1, number: token.value, ordinal: token.kind === 'ordinal' };
  if (first === undefined) return undefined;
  if (first.kind === 'now') return { from: index, to: first.to, now: true };
  if (first.kind === 'moment') return { from: index, to: first.to, moment: first };
  const days = daysOf(first);
  if (first.kind !== 'clock' && days === undefined) return undefined;
  const clockFirst =
    first.kind === 'clock' ? { clock: first.clock, clockSure: first.strength === 'strong' } : {};
  const dayFirst =
    days === undefined ? {} : { days, dayFirst: true, daySpan: { from: first.from, to: first.to } };
  const head: Endpoint = { from: index, to: first.to, ...clockFirst, ...dayFirst };
  return withSecond(tokens, head, scope);
}

function bareNumber(
  tokens: readonly Token[],
  index: number,
  atom: Atom | undefined,
): true | undefined {
  const token = tokenAt(tokens, index);
  if (isAmount(tokens, index)) return undefined;
  if (token.kind === 'ordinal') return atom === undefined || isLoneOrdinal(atom) ? true : undefined;
  if (token.kind !== 'number' || token.digits.length > 2 || token.value > 31) return undefined;
  if (atom === undefined) return true;
  if (isLoneOrdinal(atom)) return true;
  const lone = atom.to === index + 1 && atom.kind === 'clock' && atom.strength !== 'strong';
  return lone ? true : undefined;
}

const isLoneOrdinal = (atom: Atom): boolean =>
  atom.kind === 'date' &&
  atom.date.kind === 'ordinal' &&
  atom.date.weekday === undefined &&
  atom.date.months === undefined &&
  atom.to === atom.from + 1;

function withSecond(tokens: readonly Token[], head: Endpoint, scope: Scope): Endpoint {
  const at = skipFillers(tokens, head.to);
  const second = atomAt(tokens, at, scope);
  if (second === undefined) return head;
  const days = daysOf(second);
  if (head.clock === undefined && second.kind === 'clock' && second.strength !== 'weak')
    return { ...head, to: second.to, clock: second.clock, clockSure: second.strength === 'strong' };
  if (head.days === undefined && days !== undefined && second.kind === 'date')
    return {
      ...head,
      to: second.to,
      days,
      dayFirst: false,
      daySpan: { from: second.from, to: second.to },
    };
  return head;
}

const asClock = (end: Endpoint): ClockExpr | undefined => {
  if (end.clock !== undefined) return end.clock;
  if (end.number === undefined || end.ordinal === true || end.number > 24) return undefined;
  return { hour: end.number, minute: 0 };
};

/** Takes over the half of the day that only one end names: "4 to 5 pm", "11 to 3 pm", "1 pm to 4". */
function alignedHalves(start: ClockExpr, end: ClockExpr): [ClockExpr, ClockExpr] {
  const said = (clock: ClockExpr): boolean =>
    clock.half !== undefined || clock.daypart !== undefined || clock.hour > 12 || clock.hour === 0;
  const marks = (clock: ClockExpr): Partial<ClockExpr> => ({
    ...(clock.half === undefined ? {} : { half: clock.half }),
    ...(clock.daypart === undefined ? {} : { daypart: clock.daypart }),
  });
  const minutes = (clock: ClockExpr): number => (clock.hour % 12) * 60 + clock.minute;
  if (!said(start) && said(end)) {
    if (end.hour > 12) return [start, end];
    const crosses = minutes(start) >= minutes(end);
    const flipped =
      end.half === 'pm' || end.daypart === 'afternoon'
        ? 'am'
        : end.half === 'am'
          ? 'pm'
          : undefined;
    return crosses && flipped !== undefined
      ? [{ ...start, half: flipped }, end]
      : [{ ...start, ...marks(end) }, end];
  }
  return [start, end];
}

const point = (date: DateExpr): Days => ({ kind: 'point', date });

/** Gives a bare day number the month that the other end names. */
function daysFor(end: Endpoint, other: Endpoint): Days | undefined {
  if (end.days !== undefined) return borrowMonth(end.days, other.days);
  if (end.number === undefined || end.number < 1) return undefined;
  if (other.days?.kind === 'point')
    return borrowMonth(point({ kind: 'ordinal', day: end.number }), other.days);
  return end.ordinal === true ? point({ kind: 'ordinal', day: end.number }) : undefined;
}

function borrowMonth(days: Days, other: Days | undefined): Days {
  if (days.kind !== 'point' || other?.kind !== 'point') return days;
  const [mine, theirs] = [days.date, other.date];
  if (mine.kind === 'ordinal' && theirs.kind === 'civil' && mine.weekday === undefined)
    return point({ ...theirs, day: mine.day });
  if (
    mine.kind === 'ordinal' &&
    mine.months === undefined &&
    theirs.kind === 'ordinal' &&
    theirs.months !== undefined
  )
    return point({ ...mine, months: theirs.months });
  if (
    mine.kind === 'civil' &&
    theirs.kind === 'civil' &&
    mine.year === undefined &&
    theirs.year !== undefined
  )
    return point({ ...mine, year: theirs.year });
  return days;
}

interface Joined extends TokenSpan {
  readonly start: Endpoint;
  readonly end: Endpoint;
  readonly led: boolean;
  readonly between: boolean;
}

function joinedAt(tokens: readonly Token[], index: number, scope: Scope): Joined | undefined {
  const lead = textAt(tokens, index);
  const between = lead === 'between' || lead === 'betwen';
  const led = between || lead === 'from';
  const open = led ? { ...scope, timeAsked: true } : scope;
  const start = endpointAt(tokens, led ? index + 1 : index, open);
  if (start === undefined) return undefined;
  const joiner = textAt(tokens, start.to);
  const joins = joiners.has(joiner) || (between && joiner === 'and') || (between && joiner === '&');
  const end = joins ? endpointAt(tokens, start.to + 1, open) : undefined;
  return end === undefined ? undefined : { from: index, to: end.to, start, end, led, between };
}

/** "15 to 2" is a quarter to two unless something says that it is a window. */
const isFraction = (tokens: readonly Token[], index: number): boolean => {
  const clock = clockAt(tokens, index, { dateAsked: false, timeAsked: false });
  return (
    clock !== undefined &&
    ['to', 'till', 'til'].includes(textAt(tokens, index + 1)) &&
    clock.to > index + 2
  );
};

/** "4 to 23 next month" */
function isMonth(tokens: readonly Token[], index: number): boolean {
  const period = periodAt(tokens, textAt(tokens, index) === 'in' ? index + 1 : index)?.period;
  return period?.kind === 'month' || period?.kind === 'named-month';
}

/** What a range needs to be believed when neither end is a sure time or day: a lead or company. */
const believable = (joined: Joined, company: boolean): boolean =>
  joined.led ||
  company ||
  joined.start.clockSure === true ||
  joined.end.clockSure === true ||
  joined.start.days !== undefined ||
  joined.end.days !== undefined ||
  (joined.start.clock !== undefined &&
    joined.end.clock !== undefined &&
    joined.start.clock.minute + joined.end.clock.minute > 0);

function dayRange(joined: Joined): Phrase | undefined {
  const start = daysFor(joined.start, joined.end);
  const end = daysFor(joined.end, joined.start);
  if (start === undefined || end === undefined) return undefined;
  if (joined.start.days === undefined && joined.end.days === undefined && !joined.led)
    return undefined;
  return {
    from: joined.from,
    to: joined.to,
    days: { kind: 'range', start, end },
    daySpan: { from: joined.from, to: joined.to },
    ...clockEnds(joined),
    strength: 'strong',
  };
}

const clockEnds = (joined: Joined): Partial<Phrase> => {
  const start = joined.start.clock;
  const end = joined.end.clock;
  if (start === undefined || end === undefined) return {};
  return { clock: start, clockEnd: end, clockSpan: { from: joined.from, to: joined.to } };
};

function clockRange(joined: Joined): Phrase | undefined {
  const { start, end } = joined;
  const [first, last] = [asClock(start), asClock(end)];
  if (first === undefined || last === undefined) return undefined;
  // "one to one" is no window.
  if (first.hour === last.hour && first.minute === last.minute && first.half === last.half)
    return undefined;
  const [clock, clockEnd] = alignedHalves(first, last);
  // "2 pm till tomorrow 4:30 pm" ends on another day; "3 to 4 tomorrow" is all tomorrow.
  const today: DateExpr = { kind: 'day', offset: 0 };
  const own = start.days ?? (end.dayFirst === true ? point(today) : end.days);
  const days: Days | undefined =
    own !== undefined &&
    end.days !== undefined &&
    (start.days !== undefined || end.dayFirst === true)
      ? { kind: 'range', start: own, end: end.days }
      : own;
  const span = start.daySpan ?? end.daySpan;
  return {
    from: joined.from,
    to: joined.to,
    clock,
    clockEnd,
    clockSpan: { from: joined.from, to: joined.to },
    ...(days === undefined ? {} : { days }),
    ...(span === undefined ? {} : { daySpan: span }),
    strength: 'strong',
  };
}

/** "between now and eight o'clock", "from eight until now", "from now until 3 minutes later". */
function nowRange(joined: Joined): Phrase | undefined {
  const place = {
    from: joined.from,
    to: joined.to,
    clockSpan: { from: joined.from, to: joined.to },
    strength: 'strong' as const,
  };
  const today = { days: point({ kind: 'day', offset: 0 }) };
  const clock = asClock(joined.end);
  if (joined.start.now === true && clock !== undefined)
    return { ...place, ...today, startsNow: true, clockEnd: clock };
  const first = asClock(joined.start);
  if (joined.end.now === true && first !== undefined)
    return { ...place, ...today, endsNow: true, clock: first };
  if (joined.start.now === true && joined.end.moment !== undefined)
    return { ...place, moment: { amounts: joined.end.moment.amounts, within: true } };
  return undefined;
}

/**
 * A range of clock times or days that starts at the token: "between 2 and 4", "Monday to Wednesday",
 * "from April 9th till the 17th". `company` says that a day or a part of the day stands beside it.
 */
export function rangeAt(
  tokens: readonly Token[],
  index: number,
  scope: Scope,
  company: boolean,
): Phrase | undefined {
  const joined = joinedAt(tokens, index, scope);
  if (joined === undefined || isAmount(tokens, joined.to - 1)) return undefined;
  if (!joined.led && joined.start.number !== undefined && isFraction(tokens, index))
    return undefined;
  const now = nowRange(joined);
  if (now !== undefined) return now;
  const window = windowLeads.has(textAt(tokens, index - 1)) || isMonth(tokens, joined.to);
  if (!believable(joined, company || window || scope.timeAsked)) return undefined;
  const clocks = joined.start.clock !== undefined || joined.end.clock !== undefined;
  if (clocks) return clockRange(joined);
  const days = joined.start.days !== undefined || joined.end.days !== undefined;
  if (days || joined.start.ordinal === true) return dayRange(joined);
  const range = clockRange(joined);
  const [first, last] = [joined.start.number, joined.end.number];
  if (range === undefined || first === undefined || last === undefined) return range;
  return { ...range, bareNumbers: [first, last] };
}
