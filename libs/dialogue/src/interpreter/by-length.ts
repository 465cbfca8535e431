import type { DialogueState } from '../core/state.ts';
import { findService, type TenantFacts } from '../core/tenant-facts.ts';
import type { Reading } from './reading.ts';

/** The services that are still to be chosen from. */
function openServices(state: DialogueState, tenant: TenantFacts): readonly string[] {
  const { pending, wish, flow, topicService } = state;
  if (wish.serviceIds.length > 1) return wish.serviceIds;
  if (pending.kind === 'service') return pending.candidates;
  // "And the 60 minute one?": of the kind that was asked about.
  const kind = flow === 'none' ? findService(tenant, topicService ?? '') : undefined;
  return kind ? tenant.services.filter((each) => isAlike(each, kind)).map(({ id }) => id) : [];
}

const lastWord = (name: string): string => name.toLowerCase().split(/\s+/u).at(-1) ?? '';
const isAlike = (one: { name: string }, other: { name: string }): boolean =>
  lastWord(one.name) === lastWord(other.name);

/** "The massage of 90 minutes", "the one of an hour": among several, those that take so long. */
export function byLength(reading: Reading, state: DialogueState, tenant: TenantFacts): Reading {
  const { minutes, services, shift } = reading;
  if (reading.asks && reading.topics.length > 0) return reading;
  const ids = services ? services.ids : openServices(state, tenant);
  if (minutes === null || shift || ids.length < 2) return reading;
  const fits = ids.filter((id) => findService(tenant, id)?.durationMinutes === minutes);
  if (fits.length === 0) return reading;
  return { ...reading, services: { ids: fits, said: services?.said ?? '' } };
}
