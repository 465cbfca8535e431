import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { appointment } from '../http/bodies/appointment.ts';
import { availability } from '../http/bodies/availability.ts';
import { tenant } from '../http/bodies/tenant.ts';
import { openEnum } from './open-enum.ts';
import { openForm } from './open-form.ts';
import { createSchemaRenderer } from './renderer.ts';

const shape = z.strictObject({
  kind: z.enum(['a', 'b']),
  channel: openEnum(['web', 'phone']),
  name: z.string().max(3),
  count: z.int().min(1).max(9),
  at: z
    .string()
    .regex(/^\d{4}$/)
    .nullable(),
  more: z
    .array(z.strictObject({ x: z.number().max(1) }))
    .max(1)
    .exactOptional(),
  either: z.union([z.literal(1), z.strictObject({ y: z.boolean() })]),
});
const value = { kind: 'a', channel: 'web', name: 'Ana', count: 9, at: null, either: { y: true } };
const reads = (part: object) => openForm(shape).safeParse({ ...value, ...part }).success;

test('added fields pass through, at every depth', () => {
  const grown = { ...value, extra: 1, more: [{ x: 1, z: 2 }], either: { y: true, w: 0 } };
  expect(openForm(shape).parse(grown)).toEqual(grown);
  expect(shape.safeParse(grown).success).toBe(false);
});

test('an open enumeration takes a value of a later release, a closed one does not', () => {
  expect(reads({ channel: 'kiosk' })).toBe(true);
  expect(reads({ channel: 7 })).toBe(false);
  expect(reads({ kind: 'c' })).toBe(false);
  expect(shape.safeParse({ ...value, channel: 'kiosk' }).success).toBe(false);
});

test('limits of size may be raised', () => {
  expect(reads({ name: 'Annabel', count: 10, more: [{ x: 2 }, { x: 3 }] })).toBe(true);
  expect(reads({ count: 1.5 })).toBe(false);
});

test('types, required fields and patterns stay', () => {
  expect(reads({ name: 7 })).toBe(false);
  expect(reads({ name: undefined })).toBe(false);
  expect(reads({ at: 'noon' })).toBe(false);
  expect(reads({ more: undefined })).toBe(false);
});

test('a zone that only a newer zone database knows is no reason to fail', () => {
  const answer = { timeZone: 'America/Coyhaique2', slots: [] };
  expect(availability.safeParse(answer).success).toBe(false);
  expect(openForm(availability).safeParse(answer).success).toBe(true);
});

test('the published form says the same as the form that is read', () => {
  const open = createSchemaRenderer({ form: 'open', io: 'output', refPrefix: '#/$defs/' });
  expect(open.render(shape)).toMatchObject({
    properties: {
      kind: { enum: ['a', 'b'] },
      channel: { type: 'string', 'x-extensible-enum': ['web', 'phone'] },
      name: { type: 'string' },
    },
  });
  for (const schema of [tenant, appointment]) open.render(schema);
  const text = JSON.stringify([open.render(shape), open.named()]);
  expect(text).not.toMatch(/additionalProperties|maxLength|minimum|maximum|maxItems/);
  const strict = createSchemaRenderer({ form: 'strict', io: 'output', refPrefix: '#/$defs/' });
  expect(JSON.stringify(strict.render(shape))).toContain('"additionalProperties":false');
  expect(JSON.stringify(strict.render(shape))).not.toContain('x-extensible-enum');
});
