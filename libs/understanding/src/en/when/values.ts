import { toClock, toIsoDate } from '../../calendar/civil-date.ts';
import type { DayNumber, LocalNow } from '../../calendar/civil-date.ts';
import type { DateReading, Span, TimeReading, WhenValue } from '../../types.ts';
import type { ClockExpr } from './nodes.ts';
import type { Days, Phrase, TokenSpan } from './phrase.ts';
import { resolveClock } from './resolve-clock.ts';
import type { ClockPreference, OpenWindow } from './resolve-clock.ts';
import { resolveDate, resolvePeriod } from './resolve-date.ts';
import { shiftDay } from './resolve-period.ts';
import type { DaySpan } from './resolve-period.ts';
import { boundOf, isExcluded, isReplacement } from './surroundings.ts';
import { tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

/** What a reading of dates and times depends on. */
export interface WhenContext {
  readonly now: LocalNow;
  /** Opening hours by day; absent when unknown. */
  readonly hoursOn?: (day: DayNumber) => readonly OpenWindow[] | undefined;
  /** Days ahead that can be booked; readings beyond come last. */
  readonly horizonDays?: number;
  /** Minutes after midnight of the times last offered; such a reading comes first. */
  readonly offered?: readonly number[];
}

function daySpans(days: Days, today: DayNumber): DaySpan[] {
  switch (days.kind) {
    case 'point':
      return resolveDate(days.date, today).map((day) => ({ from: day, to: day }));
    case 'period':
      return [resolvePeriod(days.period, today)];
    case 'range':
      return rangeSpans(days, today);
  }
}

function rangeSpans(days: Extract<Days, { kind: 'range' }>, today: DayNumber): DaySpan[] {
  const start = daySpans(days.start, today)[0];
  const end = daySpans(days.end, today)[0];
  if (start === undefined || end === undefined) return [];
  // "from August to October" ends where October begins.
  const last = days.end.kind === 'period' ? end.from : end.to;
  const first = lastYearStart(days, start.from, last, today) ?? start.from;
  if (last >= first) return [{ from: first, to: last }];
  const later = daySpans(days.end, first)[0];
  return later === undefined ? [] : [{ from: first, to: later.to }];
}

/** Said inside the range ("10/1 to 11/7" on 24 October), the start lies behind us. */
function lastYearStart(
  days: Extract<Days, { kind: 'range' }>,
  start: DayNumber,
  end: DayNumber,
  today: DayNumber,
): DayNumber | undefined {
  if (start <= end || end < today) return undefined;
  if (
    days.start.kind === 'point' &&
    days.start.date.kind === 'civil' &&
    days.start.date.year === undefined
  )
    return shiftDay(start, { years: 1, months: 0, days: 0, minutes: 0, inWeeks: false }, -1);
  if (
    days.start.kind === 'period' &&
    days.start.period.kind === 'named-month' &&
    days.start.period.year === undefined
  )
    return shiftDay(start, { years: 1, months: 0, days: 0, minutes: 0, inWeeks: false }, -1);
  return undefined;
}

const toDateReading = (span: DaySpan): DateReading =>
  span.from === span.to
    ? { from: toIsoDate(span.from) }
    : { from: toIsoDate(span.from), to: toIsoDate(span.to) };

/** A clock time takes the half of the day that the phrase names anywhere. */
const coloured = (clock: ClockExpr, phrase: Phrase): ClockExpr =>
  phrase.daypart === undefined || clock.half !== undefined || clock.daypart !== undefined
    ? clock
    : { ...clock, daypart: phrase.daypart };

const withinHorizon = (days: readonly DaySpan[], context: WhenContext): readonly DaySpan[] => {
  const last = context.now.day + (context.horizonDays ?? Number.POSITIVE_INFINITY);
  return [...days].sort((left, right) => Number(left.from > last) - Number(right.from > last));
};

function endReadings(clock: ClockExpr, start: number, hours: ClockPreference): number {
  const readings = resolveClock(clock, hours);
  const ahead = (reading: number): number => (reading - start + 1439) % 1440;
  return readings.reduce(
    (best, reading) => (ahead(reading) < ahead(best) ? reading : best),
    readings[0] ?? start,
  );
}

function timeReadings(phrase: Phrase, now: LocalNow, hours: ClockPreference): TimeReading[] {
  if (phrase.window !== undefined)
    return [{ from: toClock(phrase.window.start), to: toClock(phrase.window.end) }];
  if (phrase.startsNow === true && phrase.clockEnd !== undefined)
    return [
      { from: toClock(now.minute), to: toClock(endReadings(phrase.clockEnd, now.minute, hours)) },
    ];
  if (phrase.endsNow === true && phrase.clock !== undefined)
    return resolveClock(phrase.clock, hours)
      .filter((minute) => minute < now.minute)
      .map((minute) => ({ from: toClock(minute), to: toClock(now.minute) }));
  if (phrase.endOfDay === true) return [{ from: '23:59' }];
  if (phrase.clock === undefined) return [];
  const end = phrase.clockEnd === undefined ? undefined : coloured(phrase.clockEnd, phrase);
  return resolveClock(coloured(phrase.clock, phrase), hours).map((minute) => {
    if (end !== undefined)
      return { from: toClock(minute), to: toClock(endReadings(end, minute, hours)) };
    if (phrase.lengthMinutes !== undefined)
      return { from: toClock(minute), to: toClock(minute + phrase.lengthMinutes) };
    return { from: toClock(minute) };
  });
}

const charSpan = (tokens: readonly Token[], span: TokenSpan): Span => ({
  start: tokenAt(tokens, span.from).start,
  end: tokenAt(tokens, span.to - 1).end,
});

const certainties = { strong: 0.95, medium: 0.8, weak: 0.5 } as const;

/** "in an hour", "within 5 hours": a distance from now, in local wall-clock minutes. */
function momentValue(phrase: Phrase, now: LocalNow): Pick<WhenValue, 'dates' | 'times'> {
  const { moment } = phrase;
  if (moment === undefined) return { dates: [], times: [] };
  const total = now.minute + moment.amounts.minutes;
  const day = shiftDay(now.day, moment.amounts, 1) + Math.floor(total / 1440);
  const clock = toClock(total % 1440);
  if (!moment.within) return { dates: [{ from: toIsoDate(day) }], times: [{ from: clock }] };
  const from = toIsoDate(now.day);
  const to = toIsoDate(day);
  return {
    dates: [from === to ? { from } : { from, to }],
    times: [{ from: toClock(now.minute), to: clock }],
  };
}

function spansOf(
  tokens: readonly Token[],
  phrase: Phrase,
): Pick<WhenValue, 'dateSpan' | 'timeSpan'> {
  const time = phrase.clockSpan;
  // "in an hour" answers the question for a day as well as the one for a time.
  if (phrase.moment !== undefined) {
    const span = charSpan(tokens, phrase);
    return { dateSpan: span, timeSpan: span };
  }
  const daypart = phrase.daypartSpan;
  const joins =
    time !== undefined &&
    daypart !== undefined &&
    phrase.daySpan?.from !== daypart.from &&
    Math.abs(time.from - daypart.to) <= 2;
  const timeSpan =
    time === undefined
      ? undefined
      : joins
        ? { from: Math.min(time.from, daypart.from), to: time.to }
        : time;
  return {
    ...(phrase.daySpan === undefined ? {} : { dateSpan: charSpan(tokens, phrase.daySpan) }),
    ...(timeSpan === undefined ? {} : { timeSpan: charSpan(tokens, timeSpan) }),
  };
}

function polarityOf(tokens: readonly Token[], phrase: Phrase): WhenValue['polarity'] {
  if (phrase.source === true) return 'current';
  return isExcluded(tokens, phrase.from, phrase.to) ? 'excluded' : 'wanted';
}

/** The value of a phrase in its context, or nothing when the words name an impossible day. */
export function toWhenValue(
  text: string,
  tokens: readonly Token[],
  phrase: Phrase,
  context: WhenContext,
): WhenValue | undefined {
  const { now } = context;
  const days = phrase.days === undefined ? [] : daySpans(phrase.days, now.day);
  if (phrase.days !== undefined && days.length === 0) return undefined;
  const hours = context.hoursOn?.(days[0]?.from ?? now.day);
  const isToday = phrase.days !== undefined && days[0]?.from === now.day;
  const prefer: ClockPreference = {
    ...(hours === undefined ? {} : { hours }),
    ...(isToday ? { notBefore: now.minute } : {}),
    ...(context.offered === undefined ? {} : { offered: context.offered }),
  };
  const moment = phrase.moment === undefined ? undefined : momentValue(phrase, now);
  const span = charSpan(tokens, phrase);
  const limit = phrase.clockSpan ?? phrase.daySpan ?? phrase;
  const bound =
    phrase.clockEnd === undefined && phrase.days?.kind !== 'range'
      ? boundOf(tokens, limit.from, phrase.to)
      : undefined;
  return {
    span,
    text: text.slice(span.start, span.end),
    dates: moment?.dates ?? withinHorizon(days, context).map(toDateReading),
    times: moment?.times ?? timeReadings(phrase, now, prefer),
    ...(phrase.daypart === undefined ? {} : { daypart: phrase.daypart }),
    ...(bound === undefined ? {} : { bound }),
    polarity: polarityOf(tokens, phrase),
    replaces: isReplacement(tokens, phrase.from, phrase.to),
    certainty: certainties[phrase.strength],
    ...spansOf(tokens, phrase),
  };
}
