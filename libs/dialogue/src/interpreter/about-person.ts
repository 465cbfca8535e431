import type { Command } from '../command.ts';
import type { DialogueState } from '../core/state.ts';
import { staffOf, type TenantFacts } from '../core/tenant-facts.ts';
import type { Reading } from './reading.ts';
import type { When } from './set-when.ts';

/** "What does Marcus do?", "who is Priya?" */
const doesWhat =
  /\b(?:what|which)(?: (?:kind|sort|type)s? of)?(?: \S+)? (?:does|can|do) \S+ (?:do|offer|give|perform|speciali[sz]e)\b|\bwho(?:'s| is) \S+[\s?]*$/iu;
/** "Is Ana in on Friday?", "which days does Marcus work?" */
const worksWhen =
  /\b(?:is|does|do|are|will)(?: \S+){1,2} (?:(?:be )?(?:in|there|around|here|working|on duty|on)|works?)\b|\b(?:when|which days?|what days?|what times?)\b(?: \S+){1,2} (?:in|there|around|here|working|works?|available|free|on)\b/iu;
const pronoun = /\b(?:he|she|they)\b/iu;

/** The one named, or the one talked about where it is "he" or "she". */
function personIn(text: string, { staff }: Reading, state: DialogueState): string | undefined {
  if (staff !== null) {
    const one = staff.ids !== 'any' && staff.ids.length === 1 && !staff.negated;
    return one ? staff.ids[0] : undefined;
  }
  if (!pronoun.test(text)) return undefined;
  const { wish, hold } = state;
  const [only, ...others] = wish.staff === 'any' ? [] : wish.staff;
  return others.length === 0 ? (only ?? hold?.resourceId) : undefined;
}

/**
 * A question about a colleague: what they do is told; when they are there is answered by the times one
 * can have with them, whatever they do. Null where it is none, or names a service besides.
 */
export function aboutPerson(
  text: string,
  reading: Reading,
  whens: readonly When[],
  { state, tenant }: { readonly state: DialogueState; readonly tenant: TenantFacts },
): Command[] | null {
  const resourceId = personIn(text, reading, state);
  const named = (reading.services?.ids.length ?? 0) > 0;
  if (resourceId === undefined || named || (state.flow !== 'none' && state.flow !== 'book'))
    return null;
  if (doesWhat.test(text)) return [{ kind: 'ask', topic: 'services', about: { resourceId } }];
  if (state.chosen !== null || !worksWhen.test(text) || !reading.asks) return null;
  const does = tenant.services.filter((service) =>
    staffOf(tenant, service).some(({ id }) => id === resourceId),
  );
  const ids = does.map(({ id }) => id);
  const open = state.wish.serviceIds.filter((id) => ids.includes(id));
  const service = { ids: open.length > 0 ? open : ids, text: '' };
  const soonest = { kind: 'soonest', asked: true } as const;
  const when = whens.length > 0 ? whens : [{ kind: 'set', slot: 'date', value: soonest } as const];
  return [
    { kind: 'start', intent: 'availability' },
    { kind: 'set', slot: 'service', value: service },
    { kind: 'set', slot: 'resource', value: { ids: [resourceId], negated: false, text: '' } },
    ...when,
  ];
}
