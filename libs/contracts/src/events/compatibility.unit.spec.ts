import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { openEnum } from '../json-schema/open-enum.ts';
import { createSchemaRenderer, type JsonSchema } from '../json-schema/renderer.ts';
import { findBreakingChanges } from './compatibility.ts';

function published(schema: z.ZodType): JsonSchema {
  const renderer = createSchemaRenderer({ form: 'open', io: 'output', refPrefix: '#/$defs/' });
  return { ...renderer.render(schema), $defs: renderer.named() };
}

const person = { name: z.string(), phone: z.string().nullable() };
const shape = {
  id: z.string().regex(/^[a-f]+$/),
  status: z.enum(['confirmed', 'cancelled']),
  channel: openEnum(['web', 'phone']),
  people: z.array(z.strictObject(person).meta({ id: 'Person' })),
  note: z.string().exactOptional(),
};
const changed = (part: object) =>
  findBreakingChanges(
    published(z.strictObject(shape)),
    published(z.strictObject({ ...shape, ...part })),
  );
const withPerson = (part: object) => ({
  people: z.array(z.strictObject({ ...person, ...part }).meta({ id: 'Person' })),
});

describe('allowed within a version', () => {
  test.each([
    ['nothing', {}],
    ['a new optional field', { deposit: z.int().exactOptional() }],
    ['a new optional field further down', withPerson({ email: z.string().exactOptional() })],
    ['a new value of an open enumeration', { channel: openEnum(['web', 'phone', 'kiosk']) }],
    ['another description', { note: z.string().exactOptional().meta({ description: 'free' }) }],
    ['a raised limit', { note: z.string().max(9).exactOptional() }],
  ])('%s', (_change, part) => expect(changed(part)).toEqual([]));
});

describe('a break', () => {
  const { note: _note, ...withoutNote } = shape;
  const { phone: _phone, ...withoutPhone } = person;

  test.each([
    ['a removed field', withoutNote, '/note is gone'],
    [
      'a removed field further down',
      { ...shape, people: z.array(z.strictObject(withoutPhone).meta({ id: 'Person' })) },
      '/people/items/phone is gone',
    ],
  ])('%s', (_change, fields, told) => {
    const now = published(z.strictObject(fields));
    expect(findBreakingChanges(published(z.strictObject(shape)), now)).toContainEqual(told);
  });

  test.each([
    ['a new required field', { deposit: z.int() }, '/deposit has become required'],
    ['an optional field made required', { note: z.string() }, '/note has become required'],
    [
      'a required field made optional',
      { id: shape.id.exactOptional() },
      '/id is no longer required',
    ],
    ['another type', { note: z.int().exactOptional() }, '/note type was "string", is "integer"'],
    ['a field that may now be null', { id: shape.id.nullable() }, '/id anyOf has other branches'],
    [
      'a field that may no longer be null',
      withPerson({ phone: z.string() }),
      '/people/items/phone type was',
    ],
    ['another pattern', { id: z.string().regex(/^[a-z]+$/) }, '/id pattern was'],
    ['a value less', { channel: openEnum(['web']) }, '/channel no longer knows phone'],
    [
      'a new value of a closed enumeration',
      { status: z.enum(['confirmed', 'cancelled', 'late']) },
      '/status enum was',
    ],
    [
      'a closed enumeration that was open',
      { channel: z.enum(['web', 'phone']) },
      '/channel enum was',
    ],
    ['a list of something else', { people: z.array(z.string()) }, '/people/items type was'],
  ])('%s', (_change, part, told) => {
    expect(changed(part).join('\n')).toContain(told);
  });

  test('unknown keywords count: nobody knows what they mean', () => {
    const schema = published(z.strictObject(shape));
    expect(findBreakingChanges(schema, { ...schema, not: {} })).toHaveLength(1);
  });
});

test('a schema that contains itself is compared once', () => {
  const tree = {
    $ref: '#/$defs/Tree',
    $defs: { Tree: { type: 'object', properties: { child: { $ref: '#/$defs/Tree' } } } },
  };
  expect(findBreakingChanges(tree, tree)).toEqual([]);
  const other = { ...tree, $defs: { Tree: { ...tree.$defs.Tree, required: ['child'] } } };
  expect(findBreakingChanges(tree, other)).toEqual(['/child has become required']);
});
