import { isObject } from '../is-object.ts';

/**
 * The subset of JSON Schema that strict function tools may use, as it is published at
 * https://platform.openai.com/docs/guides/structured-outputs#supported-schemas: the root is an object
 * and no anyOf; every object has `additionalProperties: false` and requires all of its properties; up
 * to 5 000 properties and 10 levels, 1 000 enum values in all, 15 000 characters in an enum of more
 * than 250 strings, 120 000 characters of names, enum values and constants. `allOf`, `oneOf`, `not`,
 * `if`, dependent… and what else is not listed there are refused, as the API does with most of it;
 * `$schema` is let through because the official SDK sends it. The variants of an anyOf that begin with
 * the same key must be told apart by its constants.
 */
export const strictLimits = {
  ...{ properties: 5_000, levels: 10, enumValues: 1_000, characters: 120_000 },
  ...{ longEnum: 250, longEnumCharacters: 15_000 },
} as const;

const everywhere = ['type', 'description', 'title', 'enum', 'const', 'anyOf', '$ref', '$defs'];
const byType: Readonly<Record<string, readonly string[]>> = {
  object: ['properties', 'required', 'additionalProperties'],
  array: ['items', 'minItems', 'maxItems'],
  string: ['pattern', 'format'],
  number: ['multipleOf', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum'],
  integer: ['multipleOf', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum'],
  boolean: [],
  null: [],
};
const formats = new Set([
  ...['date-time', 'time', 'date', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uuid'],
]);

type Path = readonly (string | number)[];
type Schema = Readonly<Record<string, unknown>>;
interface Totals {
  properties: number;
  enumValues: number;
  characters: number;
}

/** What the API would say of a schema, or nothing. */
export function refuseSchema(root: unknown): string | undefined {
  if (!isObject(root) || root['type'] !== 'object') {
    const got = isObject(root) ? String(root['type'] ?? 'None') : 'None';
    return `schema must be a JSON Schema of 'type: "object"', got 'type: "${got}"'.`;
  }
  if ('anyOf' in root) return "schema must not have 'anyOf' at the top level.";
  const { $schema: _sent, ...schema } = root;
  const totals = { properties: 0, enumValues: 0, characters: 0 };
  return refuse(schema, [], 1, totals) ?? refuseTotals(totals);
}

const inContext = (path: Path, message: string): string => {
  const parts = path.map((part) => `'${part}'`);
  return `In context=(${parts.join(', ')}${parts.length === 1 ? ',' : ''}), ${message}`;
};

function refuse(schema: unknown, path: Path, level: number, totals: Totals): string | undefined {
  if (!isObject(schema)) return inContext(path, 'schema must be an object.');
  if (level > strictLimits.levels) {
    return `${level} levels of nesting exceeds limit of ${strictLimits.levels}.`;
  }
  return (
    refuseKeywords(schema, path) ??
    refuseEnum(schema, path, totals) ??
    refuseObject(schema, path, totals) ??
    refuseArray(schema, path) ??
    refuseParts(schema, path, level, totals)
  );
}

const typesOf = (schema: Schema): unknown[] =>
  schema['type'] === undefined ? [] : [schema['type']].flat();

function refuseKeywords(schema: Schema, path: Path): string | undefined {
  const types = typesOf(schema);
  const unknown = types.find((type) => typeof type !== 'string' || byType[type] === undefined);
  if (unknown !== undefined) return inContext(path, `'${String(unknown)}' is not a valid type.`);
  const isTold = ['$ref', 'anyOf', 'enum', 'const'].some((key) => key in schema);
  if (types.length === 0 && !isTold) return inContext(path, "schema must have a 'type' key.");
  const allowed = new Set([...everywhere, ...types.flatMap((type) => byType[String(type)] ?? [])]);
  const strange = Object.keys(schema).find((key) => !allowed.has(key));
  if (strange !== undefined) return inContext(path, `'${strange}' is not permitted.`);
  const format = schema['format'];
  return format === undefined || formats.has(String(format))
    ? undefined
    : inContext(path, `'${String(format)}' is not a valid format.`);
}

function refuseEnum(schema: Schema, path: Path, totals: Totals): string | undefined {
  const values = schema['enum'];
  if ('const' in schema) totals.characters += String(schema['const']).length;
  if (values === undefined) return undefined;
  if (!Array.isArray(values) || values.length === 0) {
    return inContext(path, "'enum' must be a non-empty array.");
  }
  const characters = values.reduce((sum: number, value) => sum + String(value).length, 0);
  totals.enumValues += values.length;
  totals.characters += characters;
  return values.length > strictLimits.longEnum && characters > strictLimits.longEnumCharacters
    ? inContext(path, `'enum' exceeds ${strictLimits.longEnumCharacters} characters.`)
    : undefined;
}

function refuseObject(schema: Schema, path: Path, totals: Totals): string | undefined {
  if (!typesOf(schema).includes('object')) return undefined;
  if (schema['additionalProperties'] !== false) {
    return inContext(path, "'additionalProperties' is required to be supplied and to be false.");
  }
  const names = isObject(schema['properties']) ? Object.keys(schema['properties']) : [];
  const required: unknown = schema['required'] ?? [];
  const list = Array.isArray(required) ? required.map(String) : [];
  const missing = names.find((name) => !list.includes(name));
  const extra = list.find((name) => !names.includes(name));
  totals.properties += names.length;
  totals.characters += names.join('').length;
  if (missing === undefined && extra === undefined) return undefined;
  const what =
    missing === undefined ? `Extra required key '${extra}' supplied` : `Missing '${missing}'`;
  return inContext(
    path,
    "'required' is required to be supplied and to be an array including every key in properties. " +
      `${what}.`,
  );
}

const refuseArray = (schema: Schema, path: Path): string | undefined =>
  typesOf(schema).includes('array') && schema['items'] === undefined
    ? inContext(path, 'array schema missing items.')
    : undefined;

/** The schemas inside a schema, with where they stand and how much deeper. */
function partsOf(schema: Schema): { part: unknown; at: Path; deeper: number }[] {
  const named = (key: string, deeper: number) =>
    Object.entries(isObject(schema[key]) ? schema[key] : {}).map(([name, part]) => ({
      ...{ part, at: [key, name], deeper },
    }));
  const variants = Array.isArray(schema['anyOf']) ? (schema['anyOf'] as unknown[]) : [];
  return [
    ...named('properties', 1),
    ...named('$defs', 0),
    ...variants.map((part, index) => ({ part, at: ['anyOf', index], deeper: 0 })),
    ...('items' in schema ? [{ part: schema['items'], at: ['items'], deeper: 0 }] : []),
  ];
}

function refuseParts(
  schema: Schema,
  path: Path,
  level: number,
  totals: Totals,
): string | undefined {
  for (const { part, at, deeper } of partsOf(schema)) {
    const wrong = refuse(part, [...path, ...at], level + deeper, totals);
    if (wrong) return wrong;
  }
  return refuseVariants(schema);
}

/** Two objects of one anyOf that begin with the same key, and no constant that tells them apart. */
function refuseVariants(schema: Schema): string | undefined {
  const variants = Array.isArray(schema['anyOf']) ? (schema['anyOf'] as unknown[]) : [];
  const seen = new Map<string, Set<string>>();
  for (const variant of variants) {
    const properties = isObject(variant) ? variant['properties'] : undefined;
    const [first] = Object.entries(isObject(properties) ? properties : {});
    if (first === undefined) continue;
    const [key, begin] = first;
    const earlier = seen.get(key);
    const constants = constantsOf(begin);
    const isTold = constants.length > 0 && !constants.some((it) => earlier?.has(it));
    if (earlier !== undefined && !(isTold && earlier.size > 0)) {
      return (
        "Objects provided via 'anyOf' must not share identical first keys. Consider adding a " +
        'discriminator key or rearranging the properties to ensure the first key is unique.'
      );
    }
    seen.set(key, new Set([...(earlier ?? []), ...constants]));
  }
  return undefined;
}

function constantsOf(schema: unknown): string[] {
  if (!isObject(schema)) return [];
  if ('const' in schema) return [String(schema['const'])];
  return Array.isArray(schema['enum']) ? schema['enum'].map(String) : [];
}

function refuseTotals(totals: Totals): string | undefined {
  for (const key of ['properties', 'enumValues', 'characters'] as const) {
    if (totals[key] > strictLimits[key]) {
      return `${totals[key]} ${key} exceeds limit of ${strictLimits[key]}.`;
    }
  }
  return undefined;
}
