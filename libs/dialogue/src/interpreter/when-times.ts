import type { SetCommand, TimeValue } from '../command.ts';
import { fromMinutes, partBounds } from '../core/local-time.ts';
import type { PlacedWhen } from './when-zone.ts';

type SetTime = Extract<SetCommand, { slot: 'time' }>;
type Window = Extract<TimeValue, { kind: 'window' }>;

const set = (value: TimeValue, { span }: PlacedWhen): SetTime => ({
  kind: 'set',
  slot: 'time',
  value,
  span,
});

const zoned = ({ said }: PlacedWhen): { readonly zone?: string | null } =>
  said === undefined ? {} : { zone: said };

/** A window that takes its end in and leaves its start out where the words do. */
const edges = ({ inclusive, strict }: PlacedWhen): Pick<Window, 'inclusive' | 'strict'> => ({
  ...(inclusive ? { inclusive } : {}),
  ...(strict ? { strict } : {}),
});

/** "Late afternoon", "early in the morning": a part of that part of the day. */
const halves = {
  morning: { early: { from: null, to: '10:00' }, late: { from: '10:30', to: '12:00' } },
  afternoon: { early: { from: '12:00', to: '14:00' }, late: { from: '15:00', to: '18:00' } },
  evening: { early: { from: '17:00', to: '19:00' }, late: { from: '19:00', to: null } },
  night: { early: { from: '18:00', to: '20:00' }, late: { from: '20:00', to: null } },
} as const;

function halfOfPart({ daypart, text }: PlacedWhen): Pick<Window, 'from' | 'to'> | undefined {
  const [half] = /\b(?:early|late)\b/iu.exec(text) ?? [];
  if (daypart === undefined || half === undefined) return undefined;
  return halves[daypart][half.toLowerCase() === 'early' ? 'early' : 'late'];
}

/** The time of day of one value, or nothing where it names none. */
export function toTime(when: PlacedWhen): SetTime | undefined {
  const negated = when.polarity === 'excluded';
  const [first] = when.times;
  // "Not Friday afternoon" rules out that afternoon's day as a whole only if nothing narrows it.
  if (negated && when.dates.length > 0) return undefined;
  if (when.edge !== undefined && !negated) return set({ kind: 'edge', edge: when.edge }, when);
  if (!first) {
    const { daypart } = when;
    const half = halfOfPart(when);
    if (half) return set({ kind: 'window', ...half, negated }, when);
    return daypart && set({ kind: 'part', part: daypart, negated }, when);
  }
  if (first.to !== undefined) {
    const { from, to } = first;
    return set({ kind: 'window', from, to, ...edges(when), negated, ...zoned(when) }, when);
  }
  if (when.bound !== undefined) {
    const value =
      when.bound === 'before'
        ? { from: null, to: first.from, ...edges(when) }
        : { from: first.from, to: null, ...edges(when) };
    return set({ kind: 'window', ...value, negated, ...zoned(when) }, when);
  }
  const around = /\b(about|around|roughly|approximately|ish)\b|ish\b/i.test(when.text);
  const readings = when.times.map((time) => time.from);
  return set({ kind: 'at', readings, around, negated, ...zoned(when) }, when);
}

/** "10 or 10:30" is one wish with two clock times, "mornings or after 5" one with two windows. */
export function eitherTime(times: readonly SetTime[]): SetTime[] {
  const [first] = times;
  if (first === undefined || times.length < 2) return [...times];
  const values = times.map(({ value }) => value);
  const clocks = values.filter((value) => value.kind === 'at');
  if (clocks.length === values.length) {
    const readings = [...new Set(clocks.flatMap((value) => value.readings))];
    const around = clocks.some((value) => value.around);
    return [{ ...first, value: { kind: 'at', readings, around, negated: false, either: true } }];
  }
  const [window, ...or] = values.flatMap(toWindow);
  if (window === undefined || or.length + 1 < values.length) return [...times];
  return [{ ...first, value: { ...window, or: or.map(bare) } }];
}

const bare = ({ from, to, inclusive, strict }: Window): NonNullable<Window['or']>[number] => ({
  ...{ from, to },
  ...(inclusive ? { inclusive } : {}),
  ...(strict ? { strict } : {}),
});

function toWindow(value: TimeValue): Window[] {
  if (value.kind === 'window') return [value];
  if (value.kind === 'at')
    return value.readings
      .slice(0, 1)
      .map((at) => ({ kind: 'window', from: at, to: at, inclusive: true, negated: false }));
  if (value.kind !== 'part') return [];
  const [from, to] = partBounds[value.part];
  return [
    {
      kind: 'window',
      from: fromMinutes(from),
      to: to < 24 * 60 ? fromMinutes(to) : null,
      negated: false,
    },
  ];
}
