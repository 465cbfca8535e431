import type { DayNumber, LocalNow } from '../../calendar/civil-date.ts';
import type { WhenValue } from '../../types.ts';
import { doubtOf, isAroundUnknown, type Doubted } from './doubts.ts';
import type { Days, Phrase } from './phrase.ts';
import { resolveClock, type OpenWindow } from './resolve-clock.ts';
import { resolveDate, resolvePeriod } from './resolve-date.ts';
import { shiftDay, type DaySpan } from './resolve-period.ts';

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

const withinHorizon = (days: readonly DaySpan[], context: WhenContext): readonly DaySpan[] => {
  const last = context.now.day + (context.horizonDays ?? Number.POSITIVE_INFINITY);
  return [...days].sort((left, right) => Number(left.from > last) - Number(right.from > last));
};

/** The days a phrase means, likeliest first, and why they are to be asked about if they are. */
export function daysOf(
  phrase: Phrase,
  context: WhenContext,
): Partial<Doubted> & { spans: readonly DaySpan[] } {
  const { now, horizonDays } = context;
  const { days } = phrase;
  if (days === undefined)
    return { spans: phrase.endOfDay === true ? [{ from: now.day, to: now.day }] : [] };
  const around = days.kind === 'period' && isAroundUnknown(days.period);
  if (around) return { doubt: 'unknown', spans: [] };
  const doubted = days.kind === 'point' ? doubtOf(days.date, now.day, horizonDays) : undefined;
  if (doubted !== undefined)
    return { ...doubted, spans: doubted.days.map((day) => ({ from: day, to: day })) };
  return { spans: withinHorizon(todayLast(phrase, daySpans(days, now.day), context), context) };
}

/** "Friday", said on a Friday when it is over or the time is past, is the next one. */
function todayLast(
  { days, clock, daypart }: Phrase,
  spans: readonly DaySpan[],
  { now, hoursOn }: WhenContext,
): readonly DaySpan[] {
  if (days?.kind !== 'point' || days.date.kind !== 'weekday' || days.date.mode !== 'bare')
    return spans;
  const [first, ...others] = spans;
  if (first?.from !== now.day || others.length === 0) return spans;
  const windows = hoursOn?.(now.day) ?? [];
  const closed = windows.length > 0 && windows.every(({ end }) => end <= now.minute);
  const gone =
    clock !== undefined &&
    resolveClock(daypart === undefined ? clock : { ...clock, daypart }).every(
      (minute) => minute <= now.minute,
    );
  return closed || gone ? [...others, first] : spans;
}

/** "before the end of the month": its last day, not its last days. */
export function limited(
  spans: readonly DaySpan[],
  { days }: Phrase,
  bound: WhenValue['bound'],
): readonly DaySpan[] {
  const part = days?.kind === 'period' && 'part' in days.period ? days.period.part : undefined;
  return bound !== undefined && part === 'end' ? spans.map(({ to }) => ({ from: to, to })) : spans;
}
