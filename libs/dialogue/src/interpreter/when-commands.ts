import type { DayRange, LocalDate } from '../command.ts';
import type { WhenValue } from '@gomomo/understanding';
import { daysWithTimes } from './by-day.ts';
import { toDate, wantedDays, weekAround } from './day-commands.ts';
import { addDays } from '../core/local-time.ts';
import { looseCommands } from './loose-commands.ts';
import type { Reading } from './reading.ts';
import { replacing } from './replacing.ts';
import { set, type When } from './set-when.ts';
import { eitherTime, toTime } from './when-times.ts';
import { inBusinessZone, type Clocks } from './when-zone.ts';

/**
 * Dates and times of a reading as values of the two slots, in the order they were said, on the
 * business's clock. Without `clocks` a zone that was named is not looked at.
 */
export function whenCommands(
  reading: Reading,
  today: LocalDate,
  around: DayRange | null = null,
  clocks?: Clocks,
): When[] {
  const wishes = replacing(reading.whens.filter(isWish));
  const placed = clocks ? wishes.map((when) => inBusinessZone(when, clocks)) : wishes;
  const wanted = placed.filter(({ polarity }) => polarity === 'wanted');
  const refused = placed.filter(({ polarity }) => polarity === 'excluded');
  const commands = [
    ...refused.flatMap((when) => [...toDate(when, today, around), ...only(toTime(when))]),
    ...(daysWithTimes(wanted, today, around) ?? [
      ...wantedDays(wanted, today, around),
      ...weekAround(refused, wanted),
      ...stepFrom(reading, refused, wanted),
      ...wantedTimes(wanted),
    ]),
  ].toSorted((left, right) => (left.span?.start ?? 0) - (right.span?.start ?? 0));
  return [...commands, ...looseCommands(reading, commands)];
}

/** "Not this Friday, the week after": so many days from the one that is refused. */
function stepFrom(
  { shift }: Reading,
  refused: readonly WhenValue[],
  wanted: readonly WhenValue[],
): When[] {
  const [only, ...others] = refused;
  const [day, ...more] = only?.dates ?? [];
  if (only === undefined || day === undefined || others.length + more.length > 0) return [];
  if (wanted.length > 0 || !shift || shift.days === null || day.to !== undefined) return [];
  const from = addDays(day.from, shift.direction === 'later' ? shift.days : -shift.days);
  const readings = [{ from, to: from }];
  return [set('date', { kind: 'days', readings, negated: false }, only)];
}

const isWish = ({ polarity }: WhenValue): boolean =>
  polarity === 'wanted' || polarity === 'excluded';

const only = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

function wantedTimes(wanted: readonly WhenValue[]): When[] {
  const times = wanted.flatMap((when) => only(toTime(when)));
  const joined = wanted.some((when) => when.either === true);
  return joined ? eitherTime(distinct(times)) : times;
}

const distinct = <T extends { readonly value: unknown }>(commands: readonly T[]): T[] => {
  const seen = new Map(commands.map((command) => [JSON.stringify(command.value), command]));
  return [...seen.values()];
};
