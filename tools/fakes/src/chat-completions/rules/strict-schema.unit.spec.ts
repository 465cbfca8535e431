import { expect, test } from '@jest/globals';

import { refuseSchema, strictLimits } from './strict-schema.ts';

const object = (properties: Record<string, unknown>, more: object = {}) => ({
  ...{ type: 'object', properties, required: Object.keys(properties), additionalProperties: false },
  ...more,
});
const text = { type: 'string' };
const nested = (levels: number): object => object(levels > 1 ? { in: nested(levels - 1) } : {});
const list = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index));
const variant = (word: string, more: object = {}) => object({ do: { const: word }, ...more });

test.each([
  ['no property', object({})],
  ['null by type', object({ staff: { type: ['string', 'null'], description: 'who' } })],
  ['null by anyOf', object({ staff: { anyOf: [text, { type: 'null' }] } })],
  ['an enum', object({ staff: { type: ['string', 'null'], enum: ['staff_1', null] } })],
  [
    'limits of numbers and arrays',
    object({
      count: { type: 'integer', minimum: 1, maximum: 9 },
      all: { type: 'array', items: text, minItems: 1, maxItems: 12 },
      day: { type: 'string', format: 'date', pattern: '^2' },
    }),
  ],
  [
    'variants that a constant tells apart',
    object({
      commands: {
        type: 'array',
        items: { anyOf: [variant('start'), variant('skip', { what: text })] },
      },
    }),
  ],
  [
    'definitions and a way back',
    object(
      { next: { $ref: '#/$defs/node' } },
      {
        $defs: { node: object({ next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] } }) },
      },
    ),
  ],
  [
    'what the SDK sends',
    { $schema: 'https://json-schema.org/draft/2020-12/schema', ...object({}) },
  ],
  ['ten levels', nested(10)],
])('takes %s', (_what, schema) => {
  expect(refuseSchema(schema)).toBeUndefined();
});

test.each([
  ['nothing', undefined, /type: "object"', got 'type: "None"'/],
  ['a list at the root', { type: 'array', items: text }, /got 'type: "array"'/],
  ['anyOf at the root', { ...object({}), anyOf: [object({})] }, /'anyOf' at the top/],
  [
    'an open object',
    { type: 'object', properties: {}, required: [] },
    /^In context=\(\), 'additionalProperties'/,
  ],
  [
    'an open object inside',
    object({ a: { type: 'object', properties: {} } }),
    /^In context=\('properties', 'a'\), 'additionalP/,
  ],
  ['an optional property', object({ a: text }, { required: [] }), /Missing 'a'/],
  [
    'a requirement of nothing',
    object({ a: text }, { required: ['a', 'b'] }),
    /Extra required key 'b'/,
  ],
  [
    'an optional property in a list',
    object({ a: { type: 'array', items: object({ b: text }, { required: [] }) } }),
    /'items'\), 'required'/,
  ],
  ['no type', object({ a: { description: 'anything' } }), /must have a 'type' key/],
  ['an unknown type', object({ a: { type: 'date' } }), /'date' is not a valid type/],
  ['a list of anything', object({ a: { type: 'array' } }), /array schema missing items/],
  [
    'an unknown format',
    object({ a: { type: 'string', format: 'uri' } }),
    /'uri' is not a valid format/,
  ],
  ['an empty enum', object({ a: { enum: [] } }), /non-empty/],
  ...['oneOf', 'allOf', 'not', 'if', 'then', 'dependentRequired', 'patternProperties', 'default']
    .concat('minLength', 'maxLength', 'uniqueItems', 'contains', 'propertyNames', 'minProperties')
    .map(
      (key) =>
        [
          key,
          object({ a: { ...text, [key]: 1 } }),
          new RegExp(`'${key}' is not permitted`),
        ] as const,
    ),
  [
    'a keyword of another type',
    object({ a: { type: 'string', minimum: 1 } }),
    /'minimum' is not permitted/,
  ],
  [
    'variants that begin alike',
    object({ a: { anyOf: [object({ b: text }), object({ b: text, c: text })] } }),
    /identical first keys/,
  ],
  [
    'variants of one constant',
    object({ a: { anyOf: [variant('start'), variant('start')] } }),
    /identical first keys/,
  ],
  [
    'anything beside a constant',
    object({ a: { anyOf: [object({ do: text }), variant('start')] } }),
    /identical first keys/,
  ],
  [
    'a constant beside anything',
    object({ a: { anyOf: [variant('start'), object({ do: text })] } }),
    /identical first keys/,
  ],
  ['eleven levels', nested(11), /11 levels of nesting exceeds limit of 10/],
  [
    'too many values',
    object({ a: { type: 'string', enum: list(1_001, (it) => `${it}`) } }),
    /enumValues exceeds/,
  ],
  [
    'a long enum',
    object({ a: { enum: list(251, (it) => `${it}`.padEnd(60)) } }),
    /exceeds 15000 characters/,
  ],
  [
    'too many properties',
    object(Object.fromEntries(list(5_001, (it) => `p${it}`).map((name) => [name, text]))),
    /properties exceeds/,
  ],
  [
    'too many characters',
    object({ a: { const: 'x'.repeat(strictLimits.characters) } }),
    /characters exceeds/,
  ],
] as const)('refuses %s', (_what, schema, message) => {
  expect(refuseSchema(schema)).toMatch(message);
});

// The anyOf of an object is refused however its variants are hidden behind the list it stands in.
test('refuses variants that begin alike inside a list of a definition', () => {
  const alike = { type: 'array', items: { anyOf: [object({ b: text }), object({ b: text })] } };
  expect(refuseSchema(object({ a: { $ref: '#/$defs/all' } }, { $defs: { all: alike } }))).toMatch(
    /identical first keys/,
  );
});
