import ts from 'typescript';

/** The part of a definition's schema that is needed here. */
export interface Schema {
  type?: 'object' | 'array' | 'string' | 'number' | 'boolean';
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema;
  enum?: string[];
  'x-kubernetes-int-or-string'?: true;
  'x-kubernetes-preserve-unknown-fields'?: true;
}

const open: Schema = { 'x-kubernetes-preserve-unknown-fields': true };

/** What an API server checks of a value of this type: fields, which of them must be, and kinds of value. */
export function toSchema(type: ts.Type, checker: ts.TypeChecker): Schema {
  const { flags } = type;
  if (flags & ts.TypeFlags.String) return { type: 'string' };
  if (flags & ts.TypeFlags.Number) return { type: 'number' };
  if (flags & (ts.TypeFlags.Boolean | ts.TypeFlags.BooleanLiteral)) return { type: 'boolean' };
  if (type.isStringLiteral()) return { type: 'string', enum: [type.value] };
  if (type.isNumberLiteral()) return { type: 'number' };
  if (type.isUnion()) return toUnionSchema(type, checker);
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    return { type: 'array', items: item === undefined ? open : toSchema(item, checker) };
  }
  return toObjectSchema(type, checker);
}

function toUnionSchema(type: ts.UnionType, checker: ts.TypeChecker): Schema {
  const empty = ts.TypeFlags.Undefined | ts.TypeFlags.Null;
  const parts = type.types.filter(({ flags }) => !(flags & empty));
  const literals = parts.flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
  if (literals.length === parts.length) return { type: 'string', enum: literals };
  const schemas = parts.map((part) => toSchema(part, checker));
  const [first = open] = schemas;
  if (schemas.length === 1) return first;
  const types = new Set(schemas.map((schema) => schema.type));
  if (types.size === 1) return types.has('object') ? joinObjects(schemas) : first;
  const isNumberOrText = [...types].toSorted().join() === 'number,string';
  return isNumberOrText ? { 'x-kubernetes-int-or-string': true } : open;
}

/** One of several objects: what each of them must have, and what any of them may. */
function joinObjects(schemas: readonly Schema[]): Schema {
  const [first, ...rest] = schemas;
  const required = (first?.required ?? []).filter((name) =>
    rest.every((schema) => schema.required?.includes(name)),
  );
  const joined: Schema = { type: 'object', properties: {}, required };
  for (const schema of schemas) {
    for (const [name, own] of Object.entries(schema.properties ?? {})) {
      const other = joined.properties?.[name];
      const isOther = other !== undefined && JSON.stringify(other) !== JSON.stringify(own);
      Object.assign(joined.properties ?? {}, { [name]: isOther ? open : own });
    }
  }
  return joined;
}

function toObjectSchema(type: ts.Type, checker: ts.TypeChecker): Schema {
  const values = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  if (values !== undefined)
    return { type: 'object', additionalProperties: toSchema(values, checker) };
  const fields = checker.getPropertiesOfType(type);
  if (fields.length === 0) return { type: 'object', ...open };
  const isOptional = (field: ts.Symbol): boolean => (field.flags & ts.SymbolFlags.Optional) !== 0;
  return {
    type: 'object',
    properties: Object.fromEntries(
      fields.map((field) => [field.name, toSchema(checker.getTypeOfSymbol(field), checker)]),
    ),
    required: fields.filter((field) => !isOptional(field)).map(({ name }) => name),
  };
}
