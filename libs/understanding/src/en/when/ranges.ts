import { dayWord, weekdayNamed } from '../calendar/names.ts';
import { isAmount } from './amount-guards.ts';
import { windowLeads } from './clock-fractions.ts';
import { clockAt } from './clock.ts';
import type { DateExpr, Scope } from './nodes.ts';
import { periodAt } from './periods.ts';
import type { Days, Phrase, TokenSpan } from './phrase.ts';
import { endpointAt } from './range-ends.ts';
import type { Endpoint } from './range-ends.ts';
import { alignedHalves, asClock, daysFor, point } from './range-values.ts';
import { textAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

const joiners = new Set(['to', 'till', 'til', 'until', 'through', 'thru', '-', '–', '—', 'til']);

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

/** "8 to 10 tonight", "2-4 on Friday". */
function hasDayBehind(tokens: readonly Token[], index: number): boolean {
  const at = ['on', 'this', 'next', ','].includes(textAt(tokens, index)) ? index + 1 : index;
  const word = textAt(tokens, at);
  return (
    word === 'tonight' ||
    dayWord(word) !== undefined ||
    (weekdayNamed(word) !== undefined && word.length > 3)
  );
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
  const ordinals = joined.start.ordinal === true && joined.end.ordinal === true;
  if (joined.start.days === undefined && joined.end.days === undefined && !joined.led && !ordinals)
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

const untils = new Set(['until', 'till', 'til']);

/** "Tuesday until 4": one day and a limit of its hours, no stretch up to the 4th. */
function endsByClock(tokens: readonly Token[], { start, end, led }: Joined): boolean {
  if (led || !untils.has(textAt(tokens, start.to)) || start.days?.kind !== 'point') return false;
  const { kind } = start.days.date;
  const aDay = kind === 'weekday' || kind === 'day';
  return aDay && end.number !== undefined && end.ordinal !== true && end.number <= 12;
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
  if (endsByClock(tokens, joined)) return undefined;
  if (!joined.led && joined.start.number !== undefined && isFraction(tokens, index))
    return undefined;
  const now = nowRange(joined);
  if (now !== undefined) return now;
  const window =
    windowLeads.has(textAt(tokens, index - 1)) ||
    isMonth(tokens, joined.to) ||
    hasDayBehind(tokens, joined.to) ||
    (joined.start.ordinal === true && joined.end.ordinal === true);
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
