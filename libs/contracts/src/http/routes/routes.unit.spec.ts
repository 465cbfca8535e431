import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { problemCodes, problemStatus, problemTitle } from '../problem-codes.ts';
import { needsKey, refusalsOf } from '../refusals.ts';
import { defineRoutes, type RouteSpec } from '../route.ts';
import { agentChatRoutes, hostedPageRoutes } from './agent-chat.ts';
import { bookingCoreRoutes } from './booking-core.ts';
import { platformRoutes } from './platform.ts';
import { calendarSyncRoutes, oauthRoutes } from './calendar-sync.ts';
import { excelSyncRoutes } from './excel-sync.ts';
import { mirrorRoutes } from './mirror.ts';
import { handoffRoutes, twilioRoutes, voiceGatewayRoutes } from './voice-gateway.ts';

const routes: readonly RouteSpec[] = [...bookingCoreRoutes, ...agentChatRoutes, ...platformRoutes];
const routeOf = (operationId: string) => {
  const route = routes.find((candidate) => candidate.operationId === operationId);
  if (route === undefined) throw new Error(operationId);
  return route;
};
const listed = (table: readonly RouteSpec[]) =>
  table.map(({ method, path, access }) => `${method} ${path} ${access}`);

/** 3-contract 3.2, written out by hand so that a slip in the table shows. */
const tenant = '/api/tenants/{tenant}';
const expected = [
  'post /api/tenants admin',
  'get /api/tenants admin',
  `get ${tenant} public`,
  `patch ${tenant} tenant`,
  `delete ${tenant} admin`,
  ...['services', 'resources'].flatMap((kind) => [
    `get ${tenant}/${kind} tenant`,
    `post ${tenant}/${kind} tenant`,
    `get ${tenant}/${kind}/{id} tenant`,
    `patch ${tenant}/${kind}/{id} tenant`,
    `delete ${tenant}/${kind}/{id} tenant`,
  ]),
  `get ${tenant}/resources/{id}/blocks tenant`,
  `post ${tenant}/resources/{id}/blocks tenant`,
  `delete ${tenant}/resources/{id}/blocks/{blockId} tenant`,
  `get ${tenant}/availability public`,
  `get ${tenant}/availability/explain public`,
  `post ${tenant}/holds public`,
  `delete ${tenant}/holds/{holdId} hold-token`,
  `post ${tenant}/appointments public`,
  `get ${tenant}/appointments tenant-or-service`,
  `get ${tenant}/appointments/{reference} tenant-service-or-proof`,
  `post ${tenant}/appointments/{reference}/reschedule tenant-or-proof`,
  `post ${tenant}/appointments/{reference}/cancel tenant-or-proof`,
  `post ${tenant}/appointments/{reference}/complete tenant`,
  `post ${tenant}/appointments/{reference}/no-show tenant`,
  `post ${tenant}/appointments/{reference}/reopen tenant`,
  `get ${tenant}/appointments/{reference}/history tenant`,
  `get ${tenant}/appointments/{reference}/calendar.ics tenant-or-proof`,
  `get ${tenant}/clients tenant`,
  `delete ${tenant}/clients/{id} tenant`,
  `get ${tenant}/keys tenant`,
  `post ${tenant}/keys tenant`,
  `delete ${tenant}/keys/{id} tenant`,
  'post /internal/keys/verify service',
  'get /internal/phone-numbers/{e164} service',
];

test('booking-core serves every route of the contract, and no other', () => {
  expect(listed(bookingCoreRoutes)).toEqual(expected);
});

test('agent-chat serves the chat and the page', () => {
  expect(listed([...agentChatRoutes, ...hostedPageRoutes])).toEqual([
    `post ${tenant}/chat public`,
    `get ${tenant}/chat/{sessionId} public`,
    `delete ${tenant}/chat/{sessionId} public`,
    'get / public',
    'get /embed.js public',
    'get /{slug} public',
  ]);
});

test('voice-gateway serves callbacks, the webhooks of calls and messages, and hand-offs', () => {
  expect(listed([...voiceGatewayRoutes, ...twilioRoutes, ...handoffRoutes])).toEqual([
    `get ${tenant}/callbacks tenant`,
    `patch ${tenant}/callbacks/{id} tenant`,
    ...['incoming', 'turn', 'dial', 'recording', 'fallback', 'status'].map(
      (hook) => `post /twilio/voice/${hook} signed`,
    ),
    'post /twilio/sms/incoming signed',
    'post /twilio/sms/status signed',
    'get /handoff/{token} public',
    'post /handoff/{token} public',
  ]);
});

test('calendar-sync serves the connection of a calendar, and where Google sends back to', () => {
  expect(listed([...calendarSyncRoutes, ...oauthRoutes])).toEqual([
    `post ${tenant}/calendar/connect tenant`,
    `get ${tenant}/calendar tenant`,
    `get ${tenant}/calendar/calendars tenant`,
    `patch ${tenant}/calendar tenant`,
    `delete ${tenant}/calendar tenant`,
    'get /api/oauth/google/callback public',
  ]);
});

test('excel-sync serves the workbook, how far it is, and exports', () => {
  expect(listed([...excelSyncRoutes, ...mirrorRoutes('workbook', 'Workbook')])).toEqual([
    `get ${tenant}/workbook tenant`,
    `get ${tenant}/workbook/status tenant`,
    `get ${tenant}/workbook/appointments.csv tenant`,
    `get ${tenant}/workbook/appointments.ics tenant`,
    `get ${tenant}/workbook/dead-letters tenant`,
    `post ${tenant}/workbook/dead-letters/redrive tenant`,
    `get ${tenant}/workbook/drift tenant`,
    `post ${tenant}/workbook/reconcile tenant`,
  ]);
});

test('every POST of booking-core that writes takes an Idempotency-Key', () => {
  const writing = bookingCoreRoutes.filter(
    ({ method, operationId }) => method === 'post' && operationId !== 'verifyKey',
  );
  expect(writing.every((route: RouteSpec) => route.idempotent === true)).toBe(true);
  const others = bookingCoreRoutes.filter(({ method }) => method !== 'post');
  expect(others.some((route: RouteSpec) => route.idempotent === true)).toBe(false);
});

test('POST answers 201 where it creates, DELETE answers 204, the rest 200', () => {
  const statuses = (method: string) =>
    new Set(
      routes
        .filter((route) => route.method === method)
        .map(({ answers }) => Object.keys(answers).join()),
    );
  expect(statuses('delete')).toEqual(new Set(['204']));
  expect(statuses('patch')).toEqual(new Set(['200']));
  expect(statuses('post')).toEqual(new Set(['201', '200', '200,201']));
});

test('ids, references and tokens of a path are opaque: none can be malformed', () => {
  for (const { params, headers } of routes) {
    for (const schema of Object.values({ ...params?.shape, ...headers?.shape })) {
      expect((schema as z.ZodType).safeParse('%00../💥').success).toBe(true);
    }
  }
});

test('every code has a status and a title', () => {
  expect(problemCodes).toHaveLength(24);
  for (const code of problemCodes) {
    expect(problemStatus[code]).toBeGreaterThanOrEqual(400);
    expect(problemTitle[code]).toMatch(/^[A-Z]/);
  }
  expect(problemStatus['slot-taken']).toBe(409);
  expect(problemStatus['slot-unavailable']).toBe(422);
});

describe('refusals', () => {
  test('those of a body come with a body, those of a key everywhere', () => {
    expect(refusalsOf(routeOf('getAvailability'))).toEqual([
      'validation',
      'unauthorized',
      'forbidden',
      'not-found',
      'method-not-allowed',
      'rate-limited',
      'internal',
      'busy',
      'dependency-unavailable',
    ]);
    expect(refusalsOf(routeOf('cancelAppointment'))).toEqual(
      expect.arrayContaining([
        'malformed-json',
        'payload-too-large',
        'unsupported-media-type',
        'version-conflict',
        'already-cancelled',
        'policy',
        'idempotency-in-progress',
        'idempotency-key-reused',
      ]) as unknown as string[],
    );
  });

  test('proof stands in for a key', () => {
    expect(needsKey('tenant')).toBe(true);
    expect(needsKey('tenant-or-proof')).toBe(false);
    expect(needsKey('hold-token')).toBe(false);
  });
});

describe('a table that contradicts itself is refused', () => {
  const route = {
    operationId: 'getThing',
    method: 'get',
    path: '/things/{id}',
    summary: 'A thing',
    tags: [],
    access: 'public',
    params: z.object({ id: z.string() }),
    answers: { 204: null },
    refusals: [],
  } as const satisfies RouteSpec;

  test('two operations of one name, or of one path', () => {
    const elsewhere = { ...route, path: '/other/{id}' } as const;
    expect(() => defineRoutes([route, elsewhere])).toThrow('route getThing is declared twice');
    const renamed = { ...route, operationId: 'readThing' } as const;
    expect(() => defineRoutes([route, renamed])).toThrow('get /things/{id}');
  });

  test('parameters that the path does not have', () => {
    const misspelt = { ...route, params: z.object({ thing: z.string() }) };
    expect(() => defineRoutes([misspelt])).toThrow('the path and its params disagree');
  });
});
