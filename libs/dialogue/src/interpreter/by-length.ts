import type { DialogueState } from '../core/state.ts';
import { findService, type ServiceFacts, type TenantFacts } from '../core/tenant-facts.ts';
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

const extremes =
  /\b(?:(longer|longest)|(shorter|shortest)|(cheaper|cheapest))(?= one| of (?:them|the two|those)| please|$)/iu;

/** "The hour one", "the half hour one". */
function hourIn(text: string): number | null {
  const [said, half] =
    /\b(half )?(?:an |a )?hour(?:[ -]long)? (?:one|session)\b/iu.exec(text) ?? [];
  if (said === undefined) return null;
  return half === undefined ? 60 : 30;
}

/** "The longer one", "the cheapest": by what the services of a list are. */
function extremeOf(text: string, among: readonly ServiceFacts[]): readonly ServiceFacts[] {
  const [said, long, , cheap] = extremes.exec(text) ?? [];
  if (said === undefined || among.length < 2) return [];
  const priced = among.every(({ priceMinor }) => typeof priceMinor === 'number');
  if (cheap !== undefined && !priced) return [];
  const measure = ({ durationMinutes, priceMinor }: ServiceFacts): number =>
    cheap === undefined ? durationMinutes * (long === undefined ? 1 : -1) : (priceMinor ?? 0);
  const least = Math.min(...among.map(measure));
  return among.filter((each) => measure(each) === least);
}

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
  return { ...reading, ...stepless, services: { ids: fits.map(({ id }) => id), said } };
}
