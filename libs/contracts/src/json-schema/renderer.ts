import { z } from 'zod';
import { openEnumKeyword } from './open-enum.ts';

export type JsonSchema = { [keyword: string]: unknown };

export interface RenderOptions {
  /** `strict` refuses unknown fields, `open` is for readers: see `openForm`. */
  readonly form: 'strict' | 'open';
  /** `input` is what may be sent to us, `output` what we answer. */
  readonly io: 'input' | 'output';
  /** Where named schemas live: `#/components/schemas/`. */
  readonly refPrefix: string;
}

export interface SchemaRenderer {
  /** JSON Schema 2020-12; a schema with an id becomes a `$ref`. */
  render(schema: z.ZodType): JsonSchema;
  /** Every named schema met so far, by id, in alphabetical order. */
  named(): Record<string, JsonSchema>;
}

export function createSchemaRenderer(options: RenderOptions): SchemaRenderer {
  const named = new Map<string, JsonSchema>();
  return {
    render(schema) {
      const {
        $schema: _dialect,
        $defs = {},
        ...rendered
      } = z.toJSONSchema(schema, {
        io: options.io,
        target: 'draft-2020-12',
        override: ({ jsonSchema }) => adapt(jsonSchema, options.form),
      });
      for (const [id, definition] of Object.entries($defs)) {
        named.set(id, withRefs(definition, options.refPrefix));
      }
      return withRefs(rendered, options.refPrefix);
    },
    named: () => Object.fromEntries([...named].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function adapt(schema: JsonSchema, form: RenderOptions['form']): void {
  const isOpenEnum = schema[openEnumKeyword] === true;
  if (isOpenEnum) delete schema[openEnumKeyword];
  if (form === 'strict') return;
  if (isOpenEnum) {
    schema[openEnumKeyword] = schema['enum'];
    delete schema['enum'];
  }
  if (schema['properties'] !== undefined) delete schema['additionalProperties'];
  for (const limit of limits) delete schema[limit];
}

/** What may be raised later without hurting a reader. */
const limits = [
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minimum',
  'maximum',
  'uniqueItems',
];

function withRefs(value: object, refPrefix: string): JsonSchema {
  const rewrite = (_key: string, item: unknown) =>
    typeof item === 'string' && item.startsWith('#/$defs/')
      ? `${refPrefix}${item.slice('#/$defs/'.length)}`
      : item;
  return JSON.parse(JSON.stringify(value, rewrite)) as JsonSchema;
}
