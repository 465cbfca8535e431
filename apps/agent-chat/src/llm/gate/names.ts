import type { ServiceFacts, TenantFacts } from '@gomomo/dialogue';
import type { Mention, Placed } from './mention.ts';

/** What of the business is called how. */
export interface Name {
  readonly written: RegExp;
  readonly mention: Mention;
}

/** Longest first: "Deep tissue massage" is no massage of any kind. */
export function namesOf(tenant: TenantFacts): readonly Name[] {
  const names: (readonly [string, Mention, flags?: string])[] = [
    ...[[tenant.name, { kind: 'shop' }] as const, ...contactsOf(tenant)],
    ...serviceNames(tenant.services),
    ...kindsOf(tenant.services).map((kind) => [kind, { kind: 'kind' }] as const),
    // With a capital: "will" and "may" are words, Will and May are people.
    ...tenant.resources.map((staff) => [staff.name, { kind: 'staff', staff }, 'gu'] as const),
  ];
  return names
    .filter(([name]) => /[\p{L}\p{N}]/u.test(name))
    .toSorted(([one], [other]) => other.length - one.length)
    .map(([name, mention, flags = 'giu']) => ({ written: asWritten(name, flags), mention }));
}

/** How a client is called who has said their name. */
export const namesOfClient = (name: string | null): readonly Name[] =>
  name === null
    ? []
    : [...new Set([name, name.split(' ')[0] ?? name])].map((each) => ({
        ...{ written: asWritten(each, 'gu'), mention: { kind: 'client' } },
      }));

export const findNames = (text: string, names: readonly Name[]): readonly Placed[] =>
  names.flatMap(({ written, mention }) =>
    [...text.matchAll(written)].map(({ index, 0: { length } }) => ({
      ...{ mention, span: { start: index, end: index + length } },
    })),
  );

/** Its words in their order, with whatever a writer puts between them, alone or as several. */
function asWritten(name: string, flags: string): RegExp {
  const words = name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const source = words.map((word) => RegExp.escape(word)).join(String.raw`[^\p{L}\p{N}]{1,3}`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${source}(?:e?s)?(?![\p{L}\p{N}])`, flags);
}

function contactsOf({ profile }: TenantFacts): readonly (readonly [string, Mention])[] {
  const { address, email, website } = profile;
  const host = website === undefined ? undefined : new URL(website).host;
  const all = [
    ...([
      ['address', address],
      ['email', email],
      ['website', website],
    ] as const),
    ['website', host] as const,
  ];
  return all.flatMap(([kind, value]) => (value === undefined ? [] : [[value, { kind }] as const]));
}

/** The whole name, its synonyms, what stands before a comma, and without the word that several share. */
function serviceNames(services: readonly ServiceFacts[]): readonly (readonly [string, Mention])[] {
  const kinds = kindsOf(services);
  const named = services.flatMap((service) => {
    const { name, synonyms = [] } = service;
    const [short = name] = name.split(/[,(]/u);
    const own = kinds.includes(lastWord(short)) ? [short.replace(/\s*\S+\s*$/u, '')] : [];
    const all = new Set(
      [name, short, ...own, ...synonyms].map((each) => each.toLowerCase().trim()),
    );
    return [...all].map((each) => [each, service] as const);
  });
  return named
    .filter(([name]) => !kinds.includes(name))
    .filter(([name, { id }]) => named.every(([each, other]) => each !== name || other.id === id))
    .map(([name, service]) => [name, { kind: 'service', service }]);
}

function kindsOf(services: readonly ServiceFacts[]): readonly string[] {
  const last = services.map(({ name }) => lastWord(name.split(/[,(]/u)[0] ?? name));
  return [...new Set(last.filter((word, place) => last.indexOf(word) !== place))];
}

const lastWord = (name: string): string => name.toLowerCase().trim().split(/\s+/u).at(-1) ?? '';
