import { describe, expect, test } from '@jest/globals';
import { modelTurn, tenant, tuesdayAt, yoga } from '../../test/model-turn.ts';
import { createHandles } from './handles.ts';
import { createTools } from './tools.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Every schema inside of a schema, itself first. */
function all(schema: Schema): Schema[] {
  const {
    properties = {},
    items,
    anyOf = [],
  } = schema as {
    properties?: Record<string, Schema>;
    items?: Schema;
    anyOf?: Schema[];
  };
  const parts = [...Object.values(properties), ...(items ? [items] : []), ...anyOf];
  return [schema, ...parts.flatMap(all)];
}

const known = new Set(
  'type description enum anyOf properties required additionalProperties items minimum maximum'.split(
    ' ',
  ),
);

const bare = { ...tenant, services: [], resources: [] };

describe.each([
  ['a business', modelTurn()],
  ['one that has just begun', modelTurn({ tenant: bare })],
  [
    'a large one',
    modelTurn({
      tenant: {
        ...tenant,
        services: Array.from({ length: 400 }, (_, n) => ({ ...yoga, id: `s${n}` })),
        resources: Array.from({ length: 400 }, (_, n) => ({
          ...{ id: `r${n}`, name: `R${n}`, kind: 'staff' as const },
        })),
      },
    }),
  ],
])('the tools of %s', (_whose, turn) => {
  const parameters = createTools(createHandles(turn)).definitions.map(
    (tool) => tool.function.parameters as Schema,
  );

  test('keep to the published strict subset', () => {
    for (const schema of parameters.flatMap(all)) {
      expect(Object.keys(schema).filter((key) => !known.has(key))).toEqual([]);
      if (schema['enum'] !== undefined) expect(schema['enum']).not.toEqual([]);
      if (schema['type'] !== 'object') continue;
      expect(schema['additionalProperties']).toBe(false);
      expect(schema['required'] ?? []).toEqual(Object.keys(schema['properties'] ?? {}));
    }
    const values = parameters.flatMap(all).flatMap((schema) => schema['enum'] ?? []);
    expect(values.length).toBeLessThan(1_000);
  });

  test('name no id, no price and no time of the business', () => {
    expect(JSON.stringify(parameters)).not.toMatch(/[\da-f]{8}-|"s1"|"r1"|\d{4}-\d\d|\$/u);
  });
});

describe('a call', () => {
  const handles = createHandles(modelTurn());
  const read = (name: string, written: unknown) =>
    createTools(handles).read({
      ...{ id: 'c', name },
      arguments: typeof written === 'string' ? written : JSON.stringify(written),
    });

  test('is taken where it is as it should be', () => {
    expect(read('act', { commands: [{ do: 'human' }] })).toEqual({
      tool: 'act',
      commands: [{ do: 'human' }],
    });
    expect(read('look_up', {})).toEqual({ tool: 'look_up' });
  });

  test.each([
    ['act', { commands: [{ do: 'confirm' }] }],
    ['act', { commands: [{ do: 'set_phone', phone: '+12125550143' }] }],
    ['act', { commands: [{ do: 'human', why: 'angry' }] }],
    ['act', { commands: [{ do: 'set_service', service: yoga.id }] }],
    ['act', { commands: [{ do: 'choose', time: 'slot_1' }] }],
    ['act', { commands: 'human' }],
    ['act', {}],
    ['act', 'null'],
    ['act', '[1'],
    ['search_times', { service: 'service_1', staff: null }],
    ['search_times', { service: 'service_1', staff: 'staff_9', when_text: null }],
    ['look_up', { tenant: 'other' }],
    ['constructor', {}],
    ['__proto__', {}],
    ['book', {}],
  ])('is refused where it is not: %s %j', (name, written) => {
    expect(read(name, written)).toMatchObject({ tool: null, error: expect.any(String) });
  });

  test('chooses among times once there are some', () => {
    const found = createHandles(modelTurn());
    found.mint([tuesdayAt('14:00')], { serviceId: yoga.id, resourceId: null, when: [] });
    const call = { id: 'c', name: 'act', arguments: '' };
    const choose = (time: string) =>
      createTools(found).read({
        ...call,
        arguments: JSON.stringify({ commands: [{ do: 'choose', time }] }),
      }).tool;
    expect([choose('found_1'), choose('found_2')]).toEqual(['act', null]);
  });
});
