import type { DialogueState } from '../core/state.ts';
import { findService, type ServiceFacts, type TenantFacts } from '../core/tenant-facts.ts';
import { openServices } from './open-services.ts';
import type { Reading } from './reading.ts';

const most = {
  long: /\b(?:longer|longest)\b/iu,
  short: /\b(?:shorter|shortest)\b/iu,
  cheap: /\b(?:cheaper|cheapest|least expensive|lowest[ -]priced?)\b/iu,
  dear: /\b(?:dearer|dearest|most expensive|more expensive|priciest|pricier)\b/iu,
};

const ofThem =
  /\b(?:\w+(?:er|est)|(?:most|more|least) expensive)(?= one| of (?:them|the two|those)| please|[\s.!?]*$)/iu;

export const namesExtreme = (words: string): boolean =>
  Object.values(most).some((each) => each.test(words));

type Measure = (service: ServiceFacts) => number;

function measureIn(text: string, among: readonly ServiceFacts[]): Measure | undefined {
  const priced = among.every(({ priceMinor }) => typeof priceMinor === 'number');
  if (most.long.test(text)) return ({ durationMinutes }) => -durationMinutes;
  if (most.short.test(text)) return ({ durationMinutes }) => durationMinutes;
  if (priced && most.cheap.test(text)) return ({ priceMinor }) => priceMinor ?? 0;
  return priced && most.dear.test(text) ? ({ priceMinor }) => -(priceMinor ?? 0) : undefined;
}

function leastOf(text: string, among: readonly ServiceFacts[]): readonly ServiceFacts[] {
  const measure = among.length < 2 ? undefined : measureIn(text, among);
  if (measure === undefined) return [];
  const least = Math.min(...among.map(measure));
  return among.filter((each) => measure(each) === least);
}

/** "The longer one", "the cheapest": by what the services of a list are. */
export const extremeOf = (text: string, among: readonly ServiceFacts[]): readonly ServiceFacts[] =>
  ofThem.test(text) ? leastOf(text, among) : [];

/** "And the shorter one?", asked after a price, asks for that one's. */
export function withTold(text: string, reading: Reading, { last, flow }: DialogueState): Reading {
  const open = reading.topics.every((topic) => topic === 'other') && reading.services === null;
  if (flow !== 'none' || !open || !/^\W*(?:and|what about|how about)\b/iu.test(text))
    return reading;
  const told = last.find(({ id }) => id === 'answer-prices' || id === 'answer-duration');
  if (told === undefined || !ofThem.test(text)) return reading;
  return { ...reading, topics: [told.id === 'answer-prices' ? 'prices' : 'duration'] };
}

/** "Which is your cheapest massage?": of the ones named, else of those at hand, else of all. */
export function extremeAsked(
  text: string,
  { services, topics, minutes }: Reading,
  state: DialogueState,
  tenant: TenantFacts,
): readonly string[] {
  if (!topics.includes('prices') && !topics.includes('duration')) return [];
  const open = openServices(state, tenant);
  const all = tenant.services.map(({ id }) => id);
  const ids = services && services.ids.length > 0 ? services.ids : open.length > 1 ? open : all;
  const among = ids.flatMap((id) => findService(tenant, id) ?? []);
  const long = among.filter(({ durationMinutes }) => durationMinutes === minutes);
  return (minutes === null ? leastOf(text, among) : long).map(({ id }) => id);
}
