import type { DialogueState } from '../core/state.ts';
import { findService, type TenantFacts } from '../core/tenant-facts.ts';

/** The services that are still to be chosen from. */
export function openServices(state: DialogueState, tenant: TenantFacts): readonly string[] {
  const { pending, wish, flow, topicService } = state;
  if (wish.serviceIds.length > 1) return wish.serviceIds;
  if (pending.kind === 'service') return pending.candidates;
  const told = flow === 'none' ? toldOf(state) : [];
  if (told.length > 1) return told;
  // "And the 60 minute one?": of the kind that was asked about.
  const kind = flow === 'none' ? findService(tenant, topicService ?? '') : undefined;
  return kind ? tenant.services.filter((each) => isAlike(each, kind)).map(({ id }) => id) : [];
}

/** The services whose prices or lengths were told side by side. */
function toldOf({ last }: DialogueState): readonly string[] {
  for (const { id, params } of last)
    if (id === 'answer-prices' || id === 'answer-duration') return params.serviceIds;
  return [];
}

const lastWord = (name: string): string => name.toLowerCase().split(/\s+/u).at(-1) ?? '';
const isAlike = (one: { name: string }, other: { name: string }): boolean =>
  lastWord(one.name) === lastWord(other.name);
