import { z } from 'zod';
import { uniqueList } from '../../fields.ts';
import { localDate, toMinuteOfDay } from '../../scalars/local-time.ts';
import { weekday, windowFields } from './hours.ts';

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

/** Index of the first window that overlaps an earlier one; touching windows are fine. */
function findOverlap(windows: readonly Window[]): number | undefined {
  const found = windows.findIndex((later, index) =>
    windows
      .slice(0, index)
      .some(
        (earlier) =>
          toMinuteOfDay(earlier.start) < toMinuteOfDay(later.end) &&
          toMinuteOfDay(later.start) < toMinuteOfDay(earlier.end),
      ),
  );
  return found === -1 ? undefined : found;
}

interface HoursFields {
  readonly weekly: readonly z.output<typeof weeklyWindow>[];
  readonly overrides: readonly z.output<typeof dayOverride>[];
}

function* weeklyFaults(weekly: HoursFields['weekly']) {
  const positions = weekly.flatMap(({ days, start, end }, index) =>
    days.map((day) => ({ day, start, end, index })),
  );
  for (const [, windows] of Map.groupBy(positions, ({ day }) => day)) {
    const overlap = findOverlap(windows);
    if (overlap === undefined) continue;
    const { index, day } = windows[overlap] ?? { index: 0, day: 0 };
    yield { path: ['weekly', index], message: `overlaps another window of weekday ${day}` };
  }
}

function* overrideFaults(overrides: HoursFields['overrides']) {
  const dates = new Set<string>();
  for (const [index, { date, windows }] of overrides.entries()) {
    if (dates.has(date)) {
      yield { path: ['overrides', index, 'date'], message: 'has an override already' };
    }
    dates.add(date);
    const overlap = findOverlap(windows);
    if (overlap === undefined) continue;
    yield {
      path: ['overrides', index, 'windows', overlap],
      message: 'overlaps another window of the day',
    };
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
