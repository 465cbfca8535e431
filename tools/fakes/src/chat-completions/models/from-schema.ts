import { isObject } from '../is-object.ts';

export type Pick = (choices: number) => number;

/** A value that a strict schema allows, chosen by `pick`. */
export function fromSchema(schema: unknown, pick: Pick, text: () => string): unknown {
  if (!isObject(schema)) return null;
  if ('const' in schema) return schema['const'];
  const { enum: values, anyOf, type } = schema;
  if (Array.isArray(values)) return values[pick(values.length)] as unknown;
  if (Array.isArray(anyOf)) return fromSchema(anyOf[pick(anyOf.length)], pick, text);
  const types = [type].flat();
  switch (types[pick(types.length)]) {
    case 'object': {
      const properties = isObject(schema['properties']) ? schema['properties'] : {};
      return Object.fromEntries(
        Object.entries(properties).map(([name, part]) => [name, fromSchema(part, pick, text)]),
      );
    }
    case 'array':
      return Array.from({ length: 1 + pick(4) }, () => fromSchema(schema['items'], pick, text));
    case 'string':
      return text();
    case 'number':
    case 'integer':
      return pick(100) - 1;
    case 'boolean':
      return pick(2) === 0;
    default:
      return null;
  }
}
