import type { CacheEntry, Data } from '../look/data.ts';
import { findIds } from '../look/ids.ts';

const tenantsIn = /"tenantId":"([^"]*)"/g;

/** A key of shared state whose value is the name of another key. */
const linked = /^[a-z]+-link:\{/;
const ofSessions = /^.*?session:/;

/** Whom it is of, by all that it names; more than one is one too many. */
function toNamed({ key, text }: CacheEntry, owners: ReadonlyMap<string, string>): Set<string> {
  return new Set(findIds(`${key} ${text}`).flatMap((id) => owners.get(id) ?? []));
}

/**
 * What is kept under a key names things of one business only, and says of none that it is of a business which does
 * not exist; what only says where to look, looks at something of its own business.
 */
export function checkCache(
  { cache, shops }: Pick<Data, 'cache' | 'shops'>,
  owners: ReadonlyMap<string, string>,
): string[] {
  const known = new Set(shops.map(({ id }) => id));
  const named = new Map(cache.map((entry) => [entry.key, toNamed(entry, owners)]));
  return cache.flatMap((entry) => {
    const { key, text } = entry;
    const [own = new Set<string>()] = [named.get(key)];
    const strangers = [...text.matchAll(tenantsIn)].filter(([, id = '']) => !known.has(id));
    if (strangers.length > 0) return [`${key} is of ${strangers[0]?.[1]}, who is nobody`];
    if (own.size > 1) return [`${key} names what is of ${[...own].join(' and of ')}`];
    const at = findTarget(key, text);
    const there = at === undefined ? undefined : named.get(at);
    const strays = [...(there ?? [])].filter((tenant) => own.size > 0 && !own.has(tenant));
    return strays.length === 0 ? [] : [`${key} leads to ${at}, which is of another business`];
  });
}

/** The key that a link leads to. */
function findTarget(key: string, text: string): string | undefined {
  const prefix = ofSessions.exec(key)?.[0];
  if (prefix === undefined || !linked.test(key.slice(prefix.length))) return undefined;
  const target = /"([^"]+)"/.exec(text)?.[1];
  return target === undefined ? undefined : `${prefix}${target}`;
}
