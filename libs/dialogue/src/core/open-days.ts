import { dayOption } from './options.ts';
import type { Draft } from './draft.ts';
import { addDays, toLocal, openWindows } from './local-time.ts';
import type { Option } from './prompt.ts';

/** No shop that is closed for longer names a day from here. */
const searchedDays = 14;

/** The next days on which the business is open, for a caller who has keys and no words. */
export function openDays({ tenant, policy, now }: Draft): Option[] {
  if (policy.showTimesEarly) return [];
  const { date: today, time } = toLocal(now, tenant.timeZone);
  return Array.from({ length: searchedDays }, (_, days) => addDays(today, days))
    .filter((date) => openWindows(tenant, date).some(({ end }) => date > today || end > time))
    .slice(0, policy.options)
    .map(dayOption);
}
