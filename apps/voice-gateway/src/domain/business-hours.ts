import { toLocal, type TenantFacts } from '@gomomo/dialogue';
import { addDays, openingHours } from '@gomomo/scheduling';

type Open = Pick<TenantFacts, 'hours' | 'timeZone'>;

/** Whether somebody is there; a window past midnight belongs to the day it begins on. */
export function isOpenAt({ hours, timeZone }: Open, now: number): boolean {
  const { date, time } = toLocal(now, timeZone);
  const isIn = (day: string, minutes: number): boolean =>
    openingHours(day, { tenant: hours }).some(
      ({ start, end }) => toMinutes(start) <= minutes && minutes < toMinutes(end),
    );
  const minutes = toMinutes(time);
  return isIn(date, minutes) || isIn(addDays(date, -1), minutes + 24 * 60);
}

function toMinutes(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
