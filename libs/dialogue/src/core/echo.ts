import type { Draft } from './draft.ts';
import { eitherDays } from './match-slots.ts';
import { oneStaff } from './one-staff.ts';
import type { Echo } from './prompt.ts';

/**
 * What is believed of the wish, for the first offer of it and for each that follows a change: the
 * service, who with, and the limits that were applied to day and time.
 */
export function echoOf(draft: Draft, serviceId: string): Echo | null {
  const { wish, flow, offer } = draft.state;
  const echo: Echo = {
    serviceId: flow === 'book' && wish.serviceIds.length <= 1 ? serviceId : null,
    staffId: flow === 'book' ? oneStaff(draft) : null,
    notStaff: flow === 'book' && wish.staff === 'any' ? wish.notStaff : [],
    time: wish.time,
    days: wish.time?.kind === 'by-day' ? [] : eitherDays(wish),
    weekdays:
      wish.weekdays.length > 1
        ? wish.weekdays.filter((day) => !wish.notWeekdays.includes(day))
        : [],
    notWeekdays: wish.notWeekdays,
    notTimes: wish.notTimes,
    edge: wish.edge,
  };
  const said = JSON.stringify(echo);
  const silent = said === draft.state.told || (offer === null && flow === 'none');
  draft.state.told = said;
  return silent ? null : echo;
}
