import type { LocalTime, SetCommand } from '../command.ts';
import { toInstant, toLocal } from '../core/local-time.ts';
import type { DialogueState, Unplaced } from '../core/state.ts';
import type { Reading } from './reading.ts';
import type { Clocks } from './when-zone.ts';

/** "London", said to "which city's time is that?": the time that was said, on the business's clock. */
export function placeAgain(
  { zone }: Reading,
  { unplaced }: DialogueState,
  { business, day }: Clocks,
): SetCommand[] {
  if (zone === null || unplaced === null) return [];
  const date = unplaced.date ?? day;
  const move = (time: LocalTime) => toLocal(toInstant(date, time, zone), business);
  const { value } = unplaced;
  const first = value.kind === 'at' ? value.readings[0] : (value.from ?? value.to);
  if (first === undefined || first === null) return [];
  const { date: from } = move(first);
  const days = { kind: 'days', readings: [{ from, to: from }], negated: false } as const;
  const placed = { ...onClock(value, (time) => move(time).time), zone };
  return [
    { kind: 'set', slot: 'date', value: days },
    { kind: 'set', slot: 'time', value: placed },
  ];
}

function onClock(
  value: Unplaced['value'],
  move: (time: LocalTime) => LocalTime,
): Unplaced['value'] {
  if (value.kind === 'at') return { ...value, readings: value.readings.map(move) };
  const { from, to } = value;
  return {
    ...value,
    from: from === null ? null : move(from),
    to: to === null ? null : move(to),
  };
}
