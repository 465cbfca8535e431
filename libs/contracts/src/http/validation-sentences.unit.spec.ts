import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { RouteSpec } from './route.ts';
import { agentChatRoutes } from './routes/agent-chat.ts';
import { bookingCoreRoutes } from './routes/booking-core.ts';
import { toValidationFaults } from './validation-faults.ts';

const faultsOf = (schema: z.ZodType, value: unknown): string[] =>
  toValidationFaults(schema.safeParse(value).error?.issues ?? []).map(
    ({ pointer, detail }) => `${pointer} ${detail}`,
  );

describe('the sentence of a fault', () => {
  test.each([
    [z.string(), 7, 'must be text'],
    [z.string(), null, 'must be text'],
    [z.number(), 'x', 'must be a number'],
    [z.int(), 1.5, 'must be a whole number'],
    [z.boolean(), 1, 'must be true or false'],
    [z.array(z.string()), {}, 'must be a list'],
    [z.strictObject({}), [], 'must be an object'],
    [z.string().min(1), '', 'must not be empty'],
    [z.string().min(2), 'a', 'must have at least 2 characters'],
    [z.string().max(1), 'ab', 'must have at most 1 character'],
    [z.array(z.int()).max(2), [1, 2, 3], 'must have at most 2 items'],
    [z.int().min(1), 0, 'must be at least 1'],
    [z.int().max(9), 10, 'must be at most 9'],
    [z.number().positive(), 0, 'must be more than 0'],
    [z.enum(['a', 'b', 'c']), 'd', 'must be a, b or c'],
    [z.literal('a'), 'd', 'must be a'],
    [z.string().regex(/^a/, 'must begin with a'), 'b', 'must begin with a'],
  ])('%#: of %j', (schema, value, sentence) => {
    expect(faultsOf(schema, value)).toEqual([` ${sentence}`]);
  });

  test('a field that is missing is required, and one that fails twice is told once', () => {
    expect(faultsOf(z.strictObject({ a: z.string() }), {})).toEqual(['/a is required']);
    const strict = z.string().min(1).regex(/^a/, 'must begin with a');
    expect(faultsOf(z.strictObject({ a: strict }), { a: '' })).toEqual(['/a must not be empty']);
  });
});

/** What people, scripts and fuzzers send. */
const junk: readonly unknown[] = [
  ...[null, true, 0, -1, 1.5, 1e309, '', ' ', 'x', '\u202e', 'a\u0000b', [], [null], [[]], {}],
  ...['x'.repeat(100_000), Array.from({ length: 1_001 }, () => 'x'), { a: 1 }, '2026-02-30'],
];

/** Every schema that something from outside goes through, with junk in each of its fields. */
function* attempts(): Generator<[name: string, schema: z.ZodType, value: unknown]> {
  const routes: readonly RouteSpec[] = [...bookingCoreRoutes, ...agentChatRoutes];
  for (const { operationId, body, query, headers } of routes) {
    for (const [part, schema] of Object.entries({ body, query, headers })) {
      if (schema === undefined) continue;
      for (const value of junk) {
        yield [`${operationId} ${part}`, schema, value];
        for (const field of fieldsOf(schema)) {
          yield [`${operationId} ${part}.${field}`, schema, { [field]: value }];
        }
      }
    }
  }
}

function fieldsOf(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (!(schema instanceof z.ZodUnion)) return [];
  return schema.options.flatMap((option) => fieldsOf(option as z.ZodType));
}

test('no body, query or header is refused in the validator’s own words, nor twice for one field', () => {
  let refused = 0;
  for (const [name, schema, value] of attempts()) {
    const faults = toValidationFaults(schema.safeParse(value).error?.issues ?? []);
    refused += faults.length;
    const foreign = faults.filter(({ detail }) =>
      /Invalid|Too (small|big)|expected|received|undefined|NaN|>=|<=|Unrecognized/.test(detail),
    );
    expect([name, foreign]).toEqual([name, []]);
    const pointers = faults.map(({ pointer }) => pointer);
    expect([name, pointers]).toEqual([name, [...new Set(pointers)]]);
  }
  expect(refused).toBeGreaterThan(1_000);
});
