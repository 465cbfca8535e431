/** JSON Schema in words, as far as a caller needs them; the whole is in the document. */
export type Json = Readonly<Record<string, unknown>>;

export const recordOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

export const listOf = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.map(recordOf) : [];

const isText = (value: unknown): value is string => typeof value === 'string';

/** Follows a `$ref` within the document. */
export function resolve(document: Json, value: unknown): Json {
  const { $ref } = recordOf(value);
  if (!isText($ref)) return recordOf(value);
  const found = $ref
    .split('/')
    .slice(1)
    .reduce<unknown>((at, name) => recordOf(at)[name], document);
  return resolve(document, found);
}

const nameOf = (schema: Json): string | undefined =>
  isText(schema['$ref']) ? schema['$ref'].split('/').at(-1) : undefined;

/** "text", "list of Window", "free, full or closed". */
export function typeOf(schema: Json): string {
  const named = nameOf(schema);
  if (named !== undefined) return named;
  if (Array.isArray(schema['enum'])) return schema['enum'].map(String).join(' | ');
  if ('const' in schema) return String(schema['const']);
  const branches = listOf(schema['anyOf'] ?? schema['oneOf']);
  if (branches.length > 0) return branches.map(typeOf).join(' or ');
  switch (schema['type']) {
    case 'string':
      return isText(schema['format']) ? schema['format'] : 'text';
    case 'integer':
      return 'whole number';
    case 'array':
      return `list of ${typeOf(recordOf(schema['items']))}`;
    case undefined:
      return 'anything';
    default:
      return String(schema['type']);
  }
}

export interface Field {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

/** The fields of an object; of one that may have several forms, of each. */
export function formsOf(document: Json, value: unknown): readonly (readonly Field[])[] {
  const schema = resolve(document, value);
  const branches = listOf(schema['anyOf'] ?? schema['oneOf']);
  const properties = Object.entries(recordOf(schema['properties']));
  if (properties.length === 0) return branches.flatMap((branch) => formsOf(document, branch));
  const required: readonly unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  const fields = properties.map(([name, property]) => {
    const { description } = { ...resolve(document, property), ...recordOf(property) };
    return {
      name,
      type: typeOf(recordOf(property)),
      required: required.includes(name),
      description: isText(description) ? description : '',
    };
  });
  return [fields];
}
