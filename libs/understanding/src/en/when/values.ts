import { toClock, toIsoDate } from '../../calendar/civil-date.ts';
import type { LocalNow } from '../../calendar/civil-date.ts';
import type { DateReading, Span, TimeReading, WhenValue } from '../../types.ts';
import { beginsThere, bindsSpeaker, freesSpeaker, isBackground } from './background.ts';
import { limitOf } from './neighbours.ts';
import type { ClockExpr } from './nodes.ts';
import { daysOf, limited } from './phrase-days.ts';
import type { WhenContext } from './phrase-days.ts';
import type { Phrase, TokenSpan } from './phrase.ts';
import { resolveClock } from './resolve-clock.ts';
import type { ClockPreference } from './resolve-clock.ts';
import { shiftDay } from './resolve-period.ts';
import type { DaySpan } from './resolve-period.ts';
import { includesLimit, leavesStartOut } from './bounds.ts';
import { hardThen, hardUntil } from './hard-times.ts';
import { isExcluded, isReplacement } from './surroundings.ts';
import { tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

const toDateReading = (span: DaySpan): DateReading =>
  span.from === span.to
    ? { from: toIsoDate(span.from) }
    : { from: toIsoDate(span.from), to: toIsoDate(span.to) };

/** A clock time takes the half of the day that the phrase names anywhere. */
const coloured = (clock: ClockExpr, phrase: Phrase): ClockExpr =>
  phrase.daypart === undefined || clock.half !== undefined || clock.daypart !== undefined
    ? clock
    : { ...clock, daypart: phrase.daypart };

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

/** An occasion ("lunch") gives way to a clock time that is said as well. */
const certainties = { strong: 0.95, medium: 0.8, weak: 0.5, occasion: 0.7 } as const;

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
  if (isExcluded(tokens, phrase.from, phrase.to)) return 'excluded';
  const hard = hardThen(tokens, phrase.from, phrase.to);
  if (hard !== undefined) return hard;
  const place = phrase.clockSpan ?? phrase;
  const counts =
    isReplacement(tokens, phrase.from, phrase.to) || beginsThere(tokens, place.from, phrase.to);
  return !counts && isBackground(tokens, phrase.from, phrase.to) ? 'background' : 'wanted';
}

function boundFor(tokens: readonly Token[], phrase: Phrase): WhenValue['bound'] {
  const bound = limitOf(tokens, phrase);
  const place = phrase.clockSpan ?? phrase.daySpan ?? phrase;
  const frees = phrase.clock !== undefined && bound !== 'after';
  const from = place.from;
  const free = freesSpeaker(tokens, from) || hardUntil(tokens, from);
  if (frees && (free || beginsThere(tokens, from, phrase.to))) return 'after';
  const binds = phrase.clock !== undefined && bindsSpeaker(tokens, from);
  return binds ? 'before' : bound;
}

/** The value of a phrase in its context, or nothing when the words name no day at all. */
export function toWhenValue(
  text: string,
  tokens: readonly Token[],
  phrase: Phrase,
  context: WhenContext,
): WhenValue | undefined {
  const { now } = context;
  const { spans, doubt } = daysOf(phrase, context);
  if (phrase.days !== undefined && spans.length === 0 && doubt === undefined) return undefined;
  const day = spans[0]?.from;
  const hours = context.hoursOn?.(day ?? now.day);
  const bound = boundFor(tokens, phrase);
  const prefer: ClockPreference = {
    ...(bound === undefined ? {} : { bound }),
    ...(hours === undefined ? {} : { hours }),
    ...(day === now.day ? { notBefore: now.minute } : {}),
    ...(context.offered === undefined ? {} : { offered: context.offered }),
  };
  const moment = phrase.moment === undefined ? undefined : momentValue(phrase, now);
  const span = charSpan(tokens, phrase);
  return {
    span,
    text: text.slice(span.start, span.end),
    dates: moment?.dates ?? limited(spans, phrase, bound).map(toDateReading),
    times: moment?.times ?? timeReadings(phrase, now, prefer),
    ...(phrase.daypart === undefined ? {} : { daypart: phrase.daypart }),
    ...(phrase.weekdays === undefined ? {} : { weekdays: phrase.weekdays }),
    ...(phrase.zone === undefined ? {} : { zone: phrase.zone }),
    ...(phrase.either === undefined ? {} : { either: phrase.either }),
    ...(phrase.edge === undefined ? {} : { edge: phrase.edge }),
    ...(bound === undefined ? {} : { bound }),
    ...(includesEnd(tokens, phrase, bound) ? { inclusive: true as const } : {}),
    ...(startsBehind(tokens, phrase) ? { strict: true as const } : {}),
    ...(doubt === undefined ? {} : { doubt }),
    polarity: polarityOf(tokens, phrase),
    replaces: isReplacement(tokens, phrase.from, phrase.to),
    certainty: phrase.occasion === true ? certainties.occasion : certainties[phrase.strength],
    ...spansOf(tokens, phrase),
  };
}

function startsBehind(tokens: readonly Token[], phrase: Phrase): boolean {
  if (phrase.clock === undefined) return false;
  if (phrase.clockEnd !== undefined) return phrase.startsOutside === true;
  return leavesStartOut(tokens, (phrase.clockSpan ?? phrase).from);
}

function includesEnd(tokens: readonly Token[], phrase: Phrase, bound: WhenValue['bound']): boolean {
  if (bound === undefined) return phrase.endsInside === true;
  const { from } = phrase.clockSpan ?? phrase.daySpan ?? phrase;
  if (phrase.clock !== undefined && bindsSpeaker(tokens, from)) return false;
  const ofClock = phrase.clock !== undefined && bound === 'before';
  return includesLimit(tokens, { from, to: phrase.to }, ofClock);
}
