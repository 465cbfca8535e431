import { z } from 'zod';
import { uniqueList } from '../../fields.ts';
import { closingTime, localDate, openingTime, toMinuteOfDay } from '../../scalars/local-time.ts';
import { weekday } from './hours.ts';

const windowFields = { start: openingTime, end: closingTime };

interface Window {
  readonly start: string;
  readonly end: string;
}

const opensBeforeItCloses = z.refine<Window>(
  ({ start, end }) => toMinuteOfDay(start) < toMinuteOfDay(end),
  { error: 'must be after start', path: ['end'] },
);

const dayWindow = z.strictObject(windowFields).check(opensBeforeItCloses);

const weeklyWindow = z
  .strictObject({
    days: uniqueList(weekday, 7).min(1),
    ...windowFields,
  })
  .check(opensBeforeItCloses);

const dayOverride = z.strictObject({
  date: localDate,
  windows: z.array(dayWindow).max(48).meta({ description: 'none = closed' }),
});

const dayMinutes = 24 * 60;
const weekMinutes = 7 * dayMinutes;

/** A window on a line of minutes, of the week or of all dates; `index` is its place in the body. */
interface Span {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

const toSpan = ({ start, end }: Window, index: number, midnight: number): Span => ({
  index,
  start: midnight + toMinuteOfDay(start),
  end: midnight + toMinuteOfDay(end),
});

/** Of each two windows that overlap the one that is written later; touching ones are fine. */
function findOverlaps(spans: readonly Span[]): number[] {
  const found = new Set<number>();
  let furthest: Span | undefined;
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    if (furthest !== undefined && span.start < furthest.end) {
      found.add(Math.max(furthest.index, span.index));
    }
    if (furthest === undefined || span.end > furthest.end) furthest = span;
  }
  return [...found].sort((a, b) => a - b);
}

/** What reaches past the end of the week lies at its beginning as well. */
const aroundTheWeek = (span: Span): Span[] =>
  span.end <= weekMinutes
    ? [span]
    : [span, { ...span, start: span.start - weekMinutes, end: span.end - weekMinutes }];

interface HoursFields {
  readonly weekly: readonly z.output<typeof weeklyWindow>[];
  readonly overrides: readonly z.output<typeof dayOverride>[];
}

function* weeklyFaults(weekly: HoursFields['weekly']) {
  const spans = weekly.flatMap((window, index) =>
    window.days.flatMap((day) => aroundTheWeek(toSpan(window, index, (day - 1) * dayMinutes))),
  );
  for (const index of findOverlaps(spans)) {
    yield { path: ['weekly', index], message: 'overlaps another window of the week' };
  }
}

const toMidnight = (date: string): number => Date.parse(`${date}T00:00Z`) / 60_000;

function* overrideFaults(overrides: HoursFields['overrides']) {
  const dates = new Set<string>();
  const placed: { span: Span; path: (string | number)[] }[] = [];
  for (const [index, { date, windows }] of overrides.entries()) {
    if (dates.has(date)) {
      yield { path: ['overrides', index, 'date'], message: 'has an override already' };
      continue;
    }
    dates.add(date);
    for (const [place, window] of windows.entries()) {
      const span = toSpan(window, placed.length, toMidnight(date));
      placed.push({ span, path: ['overrides', index, 'windows', place] });
    }
  }
  for (const index of findOverlaps(placed.map(({ span }) => span))) {
    const path = placed[index]?.path ?? [];
    yield { path, message: 'overlaps another window of its day or the next' };
  }
}

function refuseOverlaps(context: z.core.ParsePayload<HoursFields>): void {
  const { weekly, overrides } = context.value;
  for (const fault of [...weeklyFaults(weekly), ...overrideFaults(overrides)]) {
    context.issues.push({ code: 'custom', input: context.value, ...fault });
  }
}

/** Opening hours as they are written; replaced whole, so what is left out is empty. */
export const hoursInput = z
  .strictObject({
    weekly: z.array(weeklyWindow).max(200).default([]),
    overrides: z.array(dayOverride).max(1_000).default([]),
  })
  .check(refuseOverlaps)
  .meta({ id: 'HoursInput' });
