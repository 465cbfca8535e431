import type { DayRange, LocalDate } from '../command.ts';
import type { DialogueState } from '../core/state.ts';
import type { TenantFacts } from '../core/tenant-facts.ts';
import { addDays, daysBetween, isoWeekday, toLocal } from '../core/local-time.ts';
import type { InterpretContext } from './interpret-context.ts';
import type { Clocks } from './when-zone.ts';

/** What days and times of a turn are said about. */
export interface TalkedAbout {
  readonly today: LocalDate;
  /** Days in question; null where a weekday says by itself which one it is. */
  readonly days: DayRange | null;
  readonly clocks: Clocks;
}

export function talkedAbout(context: InterpretContext): TalkedAbout {
  const { state, tenant, now } = context;
  const today = toLocal(now, tenant.timeZone).date;
  const days = daysInQuestion(state, tenant, today);
  return { today, days, clocks: clocksOf(context, today) };
}

/** The clocks a time may be said of, and the day it is said about where it names none. */
function clocksOf({ state, tenant, visitor }: InterpretContext, today: LocalDate): Clocks {
  const { chosen, offer, wish } = state;
  const day = chosen ? toLocal(chosen.start, tenant.timeZone).date : offer?.day;
  return {
    business: tenant.timeZone,
    own: state.zone ?? visitor?.timeZone ?? null,
    day: day ?? wish.days?.from ?? today,
  };
}

/** The days talked about: a stretch asked for, else the week of the day taken or shown. */
function daysInQuestion(
  state: DialogueState,
  tenant: TenantFacts,
  today: LocalDate,
): DayRange | null {
  const { wish, chosen, offer } = state;
  if (wish.days && wish.days.from !== wish.days.to) return wish.days;
  const start = chosen?.start ?? offer?.slots[0]?.start;
  const day = start === undefined ? wish.days?.from : toLocal(start, tenant.timeZone).date;
  // Within the coming days a weekday says by itself which one it is.
  if (day === undefined || daysBetween(today, day) < 7) return null;
  const monday = addDays(day, 1 - isoWeekday(day));
  return { from: monday < today ? today : monday, to: addDays(monday, 6) };
}
