import { openEnumKeyword } from '../json-schema/open-enum.ts';
import type { JsonSchema } from '../json-schema/renderer.ts';

/** Two versions of one place in a schema, with the roots that their `$ref`s lead into. */
interface Pair {
  readonly place: string;
  readonly before: JsonSchema;
  readonly after: JsonSchema;
  readonly roots: { readonly before: JsonSchema; readonly after: JsonSchema };
  /** `$ref`s met on the way here, so that a schema that contains itself ends. */
  readonly trail: readonly string[];
}

/** Keywords that say nothing about what is valid. */
const annotations: ReadonlySet<string> = new Set([
  '$schema',
  '$id',
  '$defs',
  '$comment',
  'title',
  'description',
  'examples',
  'default',
  'deprecated',
]);

/** Keywords that hold one schema, or several. */
const nesting = ['items', 'additionalProperties', 'propertyNames'] as const;
const combining = ['anyOf', 'oneOf', 'allOf'] as const;
const ruledElsewhere: ReadonlySet<string> = new Set([
  'properties',
  'required',
  openEnumKeyword,
  ...combining,
]);

/**
 * What a reader of `before` could not bear in `after`, both published schemas of one event version,
 * in words with the place. Allowed are only a new optional field and a new value of an open
 * enumeration; everything else, tightening and loosening alike, is a new version.
 */
export function findBreakingChanges(before: JsonSchema, after: JsonSchema): string[] {
  return [...compare({ place: '', before, after, roots: { before, after }, trail: [] })];
}

function* compare(pair: Pair): Generator<string> {
  const visit = `${String(pair.before['$ref'])} ${String(pair.after['$ref'])}`;
  if (pair.trail.includes(visit)) return;
  const resolved: Pair = {
    ...pair,
    before: resolve(pair.before, pair.roots.before),
    after: resolve(pair.after, pair.roots.after),
    trail: pair.before['$ref'] === undefined ? pair.trail : [...pair.trail, visit],
  };
  yield* keywordChanges(resolved);
  yield* requiredChanges(resolved);
  yield* openEnumChanges(resolved);
  yield* propertyChanges(resolved);
  yield* nestedChanges(resolved);
  yield* branchChanges(resolved);
}

/** Every keyword without a rule of its own must stay as it is, whether we know it or not. */
function* keywordChanges({ place, before, after }: Pair): Generator<string> {
  for (const keyword of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (annotations.has(keyword) || ruledElsewhere.has(keyword)) continue;
    const [old, now] = [before[keyword], after[keyword]];
    if (nesting.some((name) => name === keyword) && isSchema(old) && isSchema(now)) continue;
    if (JSON.stringify(old) !== JSON.stringify(now)) {
      yield `${place} ${keyword} was ${JSON.stringify(old)}, is ${JSON.stringify(now)}`;
    }
  }
}

function* requiredChanges({ place, before, after }: Pair): Generator<string> {
  const [old, now] = [textsIn(before['required']), textsIn(after['required'])];
  for (const name of without(old, now)) yield `${place}/${name} is no longer required`;
  for (const name of without(now, old)) yield `${place}/${name} has become required`;
}

function* openEnumChanges({ place, before, after }: Pair): Generator<string> {
  const [old, now] = [textsIn(before[openEnumKeyword]), textsIn(after[openEnumKeyword])];
  for (const value of without(old, now)) yield `${place} no longer knows ${value}`;
}

function* propertyChanges(pair: Pair): Generator<string> {
  const now = schemasIn(pair.after['properties']);
  for (const [name, before] of Object.entries(schemasIn(pair.before['properties']))) {
    const after = now[name];
    const place = `${pair.place}/${name}`;
    if (after === undefined) yield `${place} is gone`;
    else yield* compare({ ...pair, place, before, after });
  }
}

function* nestedChanges(pair: Pair): Generator<string> {
  for (const keyword of nesting) {
    const [before, after] = [pair.before[keyword], pair.after[keyword]];
    if (!isSchema(before) || !isSchema(after)) continue;
    yield* compare({ ...pair, place: `${pair.place}/${keyword}`, before, after });
  }
}

function* branchChanges(pair: Pair): Generator<string> {
  for (const keyword of combining) {
    const [old, now] = [branchesIn(pair.before[keyword]), branchesIn(pair.after[keyword])];
    if (old.length !== now.length) yield `${pair.place} ${keyword} has other branches`;
    for (const [index, before] of old.entries()) {
      const after = now[index];
      if (after === undefined) continue;
      yield* compare({ ...pair, place: `${pair.place}/${keyword}/${index}`, before, after });
    }
  }
}

/** Follows `$ref`; what stands beside it counts too. */
function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const { $ref, ...beside } = schema;
  if (typeof $ref !== 'string') return schema;
  const target = schemasIn(root['$defs'])[$ref.replace('#/$defs/', '')];
  if (target === undefined) throw new Error(`${$ref} leads nowhere`);
  return { ...resolve(target, root), ...beside };
}

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const schemasIn = (value: unknown): Readonly<Record<string, JsonSchema>> =>
  isSchema(value) ? (value as Record<string, JsonSchema>) : {};

const branchesIn = (value: unknown): readonly JsonSchema[] =>
  Array.isArray(value) ? value.filter(isSchema) : [];

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : [];

const without = (texts: readonly string[], others: readonly string[]): readonly string[] =>
  texts.filter((text) => !others.includes(text));
