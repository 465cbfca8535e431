import type { ClockExpr, DateExpr } from './nodes.ts';
import type { Days } from './phrase.ts';
import type { Endpoint } from './range-ends.ts';

export const asClock = (end: Endpoint): ClockExpr | undefined => {
  if (end.clock !== undefined) return end.clock;
  if (end.number === undefined || end.ordinal === true || end.number > 24) return undefined;
  return { hour: end.number, minute: 0 };
};

/** Takes over the half of the day that only one end names: "4 to 5 pm", "11 to 3 pm", "1 pm to 4". */
export function alignedHalves(start: ClockExpr, end: ClockExpr): [ClockExpr, ClockExpr] {
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

export const point = (date: DateExpr): Days => ({ kind: 'point', date });

/** Gives a bare day number the month that the other end names. */
export function daysFor(end: Endpoint, other: Endpoint): Days | undefined {
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
