import type { DayRange, LocalDate } from '../command.ts';
import type { FreeSlot } from './fact.ts';
import { isoWeekday, toLocal, toMinutes } from './local-time.ts';
import type { PlainTime, Wish } from './wish.ts';

/** A free time with its local date and minutes, as wishes are compared with. */
export interface LocalSlot extends FreeSlot {
  readonly date: LocalDate;
  readonly minutes: number;
}

/** Free times for the staff asked for, in order of start. */
export function localSlots(slots: readonly FreeSlot[], wish: Wish, zone: string): LocalSlot[] {
  return slots
    .map((slot) => {
      const { date, time } = toLocal(slot.start, zone);
      const resourceIds = slot.resourceIds.filter((id) => suitsStaff(wish, id));
      return { ...slot, resourceIds, date, minutes: toMinutes(time) };
    })
    .filter((slot) => slot.resourceIds.length > 0)
    .sort((a, b) => a.date.localeCompare(b.date) || a.minutes - b.minutes);
}

function suitsStaff(wish: Wish, resourceId: string): boolean {
  if (wish.notStaff.includes(resourceId)) return false;
  return wish.staff === 'any' || wish.staff.includes(resourceId);
}

export const inRange = (date: LocalDate, range: DayRange): boolean =>
  date >= range.from && (range.to === null || date <= range.to);

/** The days of which any will do, as long as nothing else has been wished for since. */
export const eitherDays = ({ days, anyOf }: Wish): readonly DayRange[] =>
  days !== null && days.from === anyOf[0]?.from && days.to === anyOf.at(-1)?.to ? anyOf : [];

/** Whether a day is one the client named or left open. */
export function suitsDay(date: LocalDate, wish: Wish): boolean {
  if (wish.days && !inRange(date, wish.days)) return false;
  const either = eitherDays(wish);
  if (either.length > 0 && !either.some((range) => inRange(date, range))) return false;
  if (wish.weekdays.length > 0 && !wish.weekdays.includes(isoWeekday(date))) return false;
  return !isRuledOut(date, wish);
}

/** Days the client has said no to; these stay out even when nothing else is free. */
export function isRuledOut(date: LocalDate, wish: Wish): boolean {
  if (wish.notDays.some((range) => inRange(date, range))) return true;
  return wish.notWeekdays.includes(isoWeekday(date));
}

const aroundMinutes = 60;

type Moment = Pick<LocalSlot, 'date' | 'minutes'>;

export function suitsTime({ date, minutes }: Moment, wish: Wish): boolean {
  if (wish.notTimes.some((window) => minutes >= window.from && minutes < window.to)) return false;
  const { time } = wish;
  if (time?.kind !== 'by-day') return time === null || meetsTime(minutes, time);
  return time.either.some(
    (each) => inRange(date, each.days) && (each.time === null || meetsTime(minutes, each.time)),
  );
}

function meetsTime(minutes: number, time: PlainTime): boolean {
  if (time.kind === 'window')
    return [time.window, ...(time.or ?? [])].some(
      ({ from, to }) => minutes >= from && minutes < to,
    );
  return time.times.some((wanted) => {
    const distance = Math.abs(toMinutes(wanted) - minutes);
    return time.around ? distance <= aroundMinutes : distance === 0;
  });
}
