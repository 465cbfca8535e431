import type { DialogueState } from '../core/state.ts';
import { findService, type TenantFacts } from '../core/tenant-facts.ts';
import type { Reading } from './reading.ts';

/** The services that are still to be chosen from. */
function openServices({ pending, wish }: DialogueState): readonly string[] {
  if (wish.serviceIds.length > 1) return wish.serviceIds;
  return pending.kind === 'service' ? pending.candidates : [];
}

/** "The massage of 90 minutes", "the one of an hour": among several, those that take so long. */
export function byLength(reading: Reading, state: DialogueState, tenant: TenantFacts): Reading {
  const { minutes, services, shift } = reading;
  const ids = services ? services.ids : openServices(state);
  if (minutes === null || shift || ids.length < 2) return reading;
  const fits = ids.filter((id) => findService(tenant, id)?.durationMinutes === minutes);
  if (fits.length === 0) return reading;
  return { ...reading, services: { ids: fits, said: services?.said ?? '' } };
}
