import type { DialogueState } from '../core/state.ts';
import { findService, type TenantFacts } from '../core/tenant-facts.ts';
import { extremeOf, namesExtreme } from './extremes.ts';
import { openServices } from './open-services.ts';
import type { Reading } from './reading.ts';

/** "The hour one", "the half hour one". */
function hourIn(text: string): number | null {
  const [said, half] =
    /\b(half )?(?:an |a )?hour(?:[ -]long)? (?:one|session)\b/iu.exec(text) ?? [];
  if (said === undefined) return null;
  return half === undefined ? 60 : 30;
}

const withoutExtreme = ({ residue }: Reading): Reading['residue'] => ({
  ...residue,
  said: residue.said.filter((words) => !namesExtreme(words)),
});

/**
 * "The massage of 90 minutes", "the one of an hour": among several, those that take so long; "the longer
 * one" where a list is open.
 */
export function byLength(
  reading: Reading,
  text: string,
  state: DialogueState,
  tenant: TenantFacts,
): Reading {
  const { services, shift } = reading;
  const minutes = reading.minutes ?? hourIn(text);
  if (reading.asks && reading.topics.length > 0) return reading;
  const named = services !== null && services.ids.length > 0;
  const ids = named ? services.ids : openServices(state, tenant);
  if (ids.length < 2) return reading;
  const among = ids.flatMap((id) => findService(tenant, id) ?? []);
  const fits =
    minutes === null || shift
      ? extremeOf(named ? '' : text, among)
      : among.filter(({ durationMinutes }) => durationMinutes === minutes);
  if (fits.length === 0) return reading;
  // "The longer one" steps from no time.
  const stepless = minutes === null ? { shift: null } : {};
  const said = services?.said ?? '';
  const residue = minutes === null ? withoutExtreme(reading) : reading.residue;
  return { ...reading, ...stepless, residue, services: { ids: fits.map(({ id }) => id), said } };
}
