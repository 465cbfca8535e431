import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { refusalsOf } from '../http/refusals.ts';
import { problemStatus } from '../http/problem-codes.ts';
import { defineRoutes, type RouteSpec } from '../http/route.ts';
import { agentChatRoutes } from '../http/routes/agent-chat.ts';
import { bookingCoreRoutes } from '../http/routes/booking-core.ts';
import { platformRoutes } from '../http/routes/platform.ts';
import { excelSyncRoutes } from '../http/routes/excel-sync.ts';
import { calendarSyncRoutes, oauthRoutes } from '../http/routes/calendar-sync.ts';
import { handoffRoutes, twilioRoutes, voiceGatewayRoutes } from '../http/routes/voice-gateway.ts';
import { toOpenApi } from './to-open-api.ts';

interface Operation {
  operationId: string;
  security: object[];
  parameters: { name: string; in: string; required?: boolean; schema: Record<string, unknown> }[];
  requestBody?: { required: boolean };
  responses: Record<
    string,
    { $ref?: string; content?: Record<string, { schema: object }>; headers?: object }
  >;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, Record<string, unknown>>;
    responses: Record<string, { headers: object; content: object }>;
    headers: object;
    securitySchemes: object;
  };
}

const routes: readonly RouteSpec[] = [
  ...bookingCoreRoutes,
  ...agentChatRoutes,
  ...voiceGatewayRoutes,
  ...calendarSyncRoutes,
  ...oauthRoutes,
  ...excelSyncRoutes,
  ...twilioRoutes,
  ...handoffRoutes,
  ...platformRoutes,
];
const info = { title: 'gomomo', version: '0.1.0' };
const document = toOpenApi(routes, info) as unknown as Document;
const strict = toOpenApi(routes, { ...info, answers: 'strict' }) as unknown as Document;

const operation = (operationId: string): Operation => {
  const found = Object.values(document.paths)
    .flatMap((methods) => Object.values(methods))
    .find((candidate) => candidate.operationId === operationId);
  if (found === undefined) throw new Error(operationId);
  return found;
};

function validator(from: Document) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'doc', ...from });
  return (name: string) => {
    const validate = ajv.getSchema(`doc#/components/schemas/${name}`);
    if (validate === undefined) throw new Error(name);
    return (value: unknown) => validate(value) === true;
  };
}

test('every $ref leads to something, and every named schema compiles', () => {
  const text = JSON.stringify(document);
  for (const [, pointer = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = pointer
      .split('/')
      .reduce<unknown>(
        (value, key) => (value as Record<string, unknown> | undefined)?.[key],
        document,
      );
    expect([pointer, target]).toEqual([pointer, expect.anything()]);
  }
  const compile = validator(document);
  for (const name of Object.keys(document.components.schemas)) expect(compile(name)).toBeDefined();
});

test('every status that a route may answer is documented, with its media type', () => {
  for (const route of routes) {
    const { responses } = operation(route.operationId);
    const statuses = [
      ...Object.keys(route.answers),
      ...refusalsOf(route).map((code) => String(problemStatus[code])),
    ];
    expect(Object.keys(responses).toSorted()).toEqual([...new Set(statuses)].toSorted());
    for (const [status, response] of Object.entries(responses)) {
      const shared = response.$ref?.replace('#/components/responses/', '');
      const { content } =
        shared === undefined ? response : (document.components.responses[shared] ?? {});
      const media = Object.keys(content ?? {});
      if (route.answers[Number(status)] === null) expect(media).toEqual([]);
      else if (!(status in route.answers)) expect(media).toEqual(['application/problem+json']);
      else expect(media).toHaveLength(1);
    }
  }
});

test('answers that are no JSON say so', () => {
  const media = (operationId: string) =>
    Object.keys(operation(operationId).responses['200']?.content ?? {});
  expect(media('getAppointmentCalendar')).toEqual(['text/calendar']);
  expect(media('getMetrics')).toEqual(['text/plain']);
  expect(media('getHealth')).toEqual(['application/json']);
  expect(Object.keys(operation('getHealth').responses['503']?.content ?? {})).toEqual([
    'application/json',
  ]);
});

test('parameters are what the handler reads', () => {
  const names = (operationId: string) =>
    operation(operationId).parameters.map(
      ({ name, in: place, required }) => `${place} ${name}${required === true ? '!' : ''}`,
    );
  expect(names('createHold')).toEqual([
    'path tenant!',
    'header X-Client-Contact',
    'header X-Manage-Token',
    'header X-Hold-Token',
    'header Idempotency-Key',
  ]);
  expect(names('getAvailability')).toEqual(
    expect.arrayContaining([
      'query serviceId!',
      'query from!',
      'query to!',
      'query limit',
    ]) as unknown as string[],
  );
  const limit = operation('getAvailability').parameters.find(({ name }) => name === 'limit');
  expect(limit?.schema).toMatchObject({
    type: 'integer',
    minimum: 1,
    maximum: 2_000,
    default: 2_000,
  });
});

test('a body whose fields are all optional may be left out', () => {
  expect(operation('cancelAppointment').requestBody?.required).toBe(false);
  expect(operation('createHold').requestBody?.required).toBe(true);
});

test('keys are asked for where they are needed, and welcome where they show more', () => {
  expect(operation('createTenant').security).toEqual([{ adminKey: [] }]);
  expect(operation('patchTenant').security).toEqual([{ tenantKey: [] }, { adminKey: [] }]);
  expect(operation('getTenant').security).toContainEqual({});
  expect(operation('getTenant').security).toContainEqual({ tenantKey: [] });
  expect(operation('cancelAppointment').security).toContainEqual({});
  expect(operation('verifyKey').security).toEqual([{ serviceKey: [] }]);
  expect(operation('getHealth').security).toEqual([{}]);
});

test('headers of refusals are documented once', () => {
  expect(Object.keys(document.components.responses['Problem429']?.headers ?? {})).toEqual([
    'X-Request-Id',
    'Retry-After',
    'RateLimit',
    'RateLimit-Policy',
  ]);
  expect(Object.keys(document.components.responses['Problem405']?.headers ?? {})).toContain(
    'Allow',
  );
  expect(operation('createHold').responses['409']?.headers).toHaveProperty('Idempotency-Replayed');
});

describe('forms', () => {
  const slot = {
    start: '2026-11-24T09:30:00+01:00',
    end: '2026-11-24T10:15:00+01:00',
    resourceIds: ['019ab3f0-5c1e-7d2a-8b4f-1e2d3c4b5a60'],
  };
  const grown = { ...slot, price: 1 };

  test('answers leave room for added fields, unless a fuzzer asks for none', () => {
    expect(validator(document)('Slot')(grown)).toBe(true);
    expect(validator(strict)('Slot')(grown)).toBe(false);
    expect(validator(strict)('Slot')(slot)).toBe(true);
  });

  test('requests refuse unknown fields in either', () => {
    const body = { serviceId: '019ab3f0-5c1e-7d2a-8b4f-1e2d3c4b5a60', start: slot.start };
    expect(validator(document)('HoldInput')(body)).toBe(true);
    expect(validator(document)('HoldInput')({ ...body, colour: 'green' })).toBe(false);
  });

  test('a client without phone and e-mail is refused by the document as by us', () => {
    expect(validator(document)('ClientInput')({ name: 'Jo' })).toBe(false);
    expect(validator(document)('ClientInput')({ name: 'Jo', phone: '030 901820' })).toBe(true);
  });
});

test('one name for two shapes is refused', () => {
  const answer = (schema: z.ZodType) => ({ 200: schema.meta({ id: 'Thing' }) });
  const common = { method: 'get', summary: '', tags: [], access: 'public', refusals: [] } as const;
  const clash = defineRoutes([
    { ...common, operationId: 'a', path: '/a', answers: answer(z.string()) },
    {
      ...common,
      method: 'post',
      operationId: 'b',
      path: '/b',
      answers: { 204: null },
      body: z.number().meta({ id: 'Thing' }),
    },
  ]);
  expect(() => toOpenApi(clash, info)).toThrow('two schemas are called Thing');
});
