import type { DayRange, LocalDate } from '../command.ts';
import type { WhenValue } from '@gomomo/understanding';
import { daysWithTimes } from './by-day.ts';
import { toDate, wantedDays, weekAround } from './day-commands.ts';
import { looseCommands } from './loose-commands.ts';
import type { Reading } from './reading.ts';
import { replacing } from './replacing.ts';
import type { When } from './set-when.ts';
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
      ...wantedTimes(wanted),
    ]),
  ].toSorted((left, right) => (left.span?.start ?? 0) - (right.span?.start ?? 0));
  return [...commands, ...looseCommands(reading, commands)];
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
