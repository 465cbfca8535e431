import type { Understanding } from '@gomomo/understanding';

const joins = /\b(?:and|plus|then|as well as|compared (?:to|with)|versus|vs)\b|[&+,]/iu;
/** "Not the facial", "a massage or a facial": one of them, not both. */
const oneOnly = /\b(?:not|no|or|instead|rather|neither|except)\b/iu;

const counts: ReadonlyMap<string, number> = new Map([
  ['two', 2],
  ['2', 2],
  ['both', 2],
  ['three', 3],
  ['3', 3],
  ['four', 4],
  ['4', 4],
  ['five', 5],
  ['5', 5],
]);

const timeLeads = new Set([
  'at',
  'after',
  'before',
  'by',
  'until',
  'till',
  'past',
  'from',
  'around',
]);

/** Longest turn that is looked through for a second service. */
const longest = 240;

/**
 * Services named one by one ("a facial and a massage"), in the order they were said, each as the ids
 * its words fit; empty where not more than one was. `serviceIn` reads a part of the turn by itself.
 */
export function servicesInTurn(
  text: string,
  serviceIn: (part: string) => readonly string[],
): readonly (readonly string[])[] {
  const parts = text
    .slice(0, longest)
    .split(joins)
    .filter((part) => part.trim() !== '');
  if (parts.length < 2 || parts.length > 5 || oneOnly.test(text)) return [];
  const named: (readonly string[])[] = [];
  for (const ids of parts.map(serviceIn)) {
    const known = named.some((each) => each.some((id) => ids.includes(id)));
    if (ids.length > 0 && !known) named.push(ids);
  }
  return named.length > 1 ? named : [];
}

/** "The sauna at 4 and before that a facial". */
export const comesBefore = (text: string): boolean =>
  /\b(?:and|but|with) (?:right |just |straight |directly )?(?:before|in front of) (?:that|it|this|then)\b|\bbeforehand\b/u.test(
    text,
  );

/** "Two facials", "for 4 of us": how many are wanted; null where one is, or nothing was said. */
export function countOf(text: string, { service, entities }: Understanding): number | null {
  const people = entities.people?.value ?? 1;
  if (people > 1) return people;
  const words = service ? text.slice(0, service.span.start).toLowerCase().trim().split(/\s+/u) : [];
  const [lead = '', before = ''] = words.length > 1 ? words.slice(-2) : ['', ...words];
  // "Next week after 3 a facial": a clock time.
  return timeLeads.has(lead) ? null : (counts.get(before) ?? null);
}
