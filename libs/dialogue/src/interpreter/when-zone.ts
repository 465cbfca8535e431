import type { LocalDate } from '../command.ts';
import { toInstant, toLocal } from '../core/local-time.ts';
import type { TimeReading, WhenValue } from '@gomomo/understanding';

/** The clocks a time may be said of. Zones are IANA names. */
export interface Clocks {
  readonly business: string;
  /** The visitor's own; null where nobody knows it. */
  readonly own: string | null;
  /** The day talked about, for a time without one. */
  readonly day: LocalDate;
}

/** A value in the business's own zone; `said` is the zone it was said in, where that is another. */
export interface PlacedWhen extends WhenValue {
  /** Absent: the business's. Null: "my time", of a clock nobody knows. */
  readonly said?: string | null;
}

const zoneOf = ({ zone }: WhenValue, { business, own }: Clocks): string | null => {
  if (zone === undefined || zone.kind === 'here') return business;
  if (zone.kind === 'unknown') return null;
  return zone.kind === 'own' ? own : zone.id;
};

/**
 * "Tuesday 3 pm my time" as the business's clock shows it, the day with it where midnight lies
 * between the two.
 */
export function inBusinessZone(when: WhenValue, clocks: Clocks): PlacedWhen {
  const said = zoneOf(when, clocks);
  if (said === clocks.business || when.times.length === 0) return when;
  if (said === null) return { ...when, said };
  const date = when.dates[0]?.from ?? clocks.day;
  const move = (time: string) => toLocal(toInstant(date, time, said), clocks.business);
  const moved = when.times.map(({ from, to }): TimeReading & { readonly date: LocalDate } => {
    const start = move(from);
    return {
      date: start.date,
      from: start.time,
      ...(to === undefined ? {} : { to: move(to).time }),
    };
  });
  const [first] = moved;
  const sameClock = moved.every(({ from }, index) => from === when.times[index]?.from);
  if (first === undefined || sameClock) return when;
  const dates = first.date === date ? when.dates : [{ from: first.date }];
  return { ...when, said, dates, times: moved.map(({ date: _date, ...time }) => time) };
}
