import { expect, test } from '@jest/globals';
import type { AppError } from '@gomomo/kernel';
import { createBookingCoreClient } from './booking-core-client.ts';
import type { JsonAnswer, JsonRequest } from './fetch-json.ts';

const serviceId = '019ab3f0-5c1e-7d2a-8b4f-1e2d3c4b5a60';
const resourceId = '019ab3f0-6d2f-7e3b-9c50-2f3e4d5c6b71';
const holdId = '019ab3f1-0a1b-7c2d-8e3f-4a5b6c7d8e9f';
const token = 'k3V9x0Zq7mN2bR5tY8wL1pS4dF6gH0jK3cX7vB9nM2Q';

const appointment = {
  id: '019ab3f2-1111-7222-8333-444455556666',
  reference: '7QK4-MD2X',
  status: 'confirmed',
  version: 1,
  start: '2026-11-24T09:30:00+01:00',
  end: '2026-11-24T10:15:00+01:00',
  timeZone: 'Europe/Berlin',
  service: { id: serviceId, name: 'Deep tissue massage' },
  resource: { id: resourceId, name: 'Ana' },
  client: { id: holdId, name: 'Jo Park', phone: '+4930901820', email: null },
  notes: null,
  channel: 'web',
  sync: { googleCalendar: 'pending', excel: 'none' },
  createdAt: '2026-11-22T18:00:00+01:00',
  updatedAt: '2026-11-22T18:00:00+01:00',
};

const json = { 'content-type': 'application/json' };

function clientAnswering(answer: Partial<JsonAnswer>) {
  const requests: JsonRequest[] = [];
  const client = createBookingCoreClient({
    baseUrl: 'http://booking-core:3000/',
    serviceKey: 'service-key',
    fetchJson: (request) => {
      requests.push(request);
      return Promise.resolve({ status: 200, headers: json, json: undefined, ...answer });
    },
  });
  return { client, requests };
}

const problem = (status: number, code: string, members: object = {}): JsonAnswer => ({
  status,
  headers: { 'content-type': 'application/problem+json; charset=utf-8' },
  json: {
    type: `/problems/${code}`,
    title: 'A title',
    status,
    detail: 'A sentence.',
    instance: '/api/tenants/bloom/holds',
    code,
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    ...members,
  },
});

async function refusalOf(answer: JsonAnswer): Promise<AppError> {
  const { client } = clientAnswering(answer);
  try {
    await client.createHold({
      tenant: 'bloom',
      body: { serviceId, start: '2026-11-24T09:30:00+01:00' },
    });
  } catch (error) {
    return error as AppError;
  }
  throw new Error('the call was not refused');
}

test('a hold is asked for with the service key, the actor and everything else of the turn', async () => {
  const answer = {
    holdId,
    holdToken: token,
    resourceId,
    start: '2026-11-24T09:30:00+01:00',
    end: '2026-11-24T10:15:00+01:00',
    expiresAt: '2026-11-22T18:05:00+01:00',
  };
  const { client, requests } = clientAnswering({ status: 201, json: answer });
  const held = await client.createHold(
    { tenant: 'bloom', body: { serviceId, start: '2026-11-24T09:30:00+01:00' } },
    {
      actor: { kind: 'client', id: 'conv:1', channel: 'phone', address: '+491701234567' },
      holdToken: token,
      idempotencyKey: 'conv:1:turn:3:hold',
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      timeoutMs: 900,
    },
  );
  expect(held.holdId).toBe(holdId);
  expect(requests).toEqual([
    {
      method: 'POST',
      url: 'http://booking-core:3000/api/tenants/bloom/holds',
      headers: {
        authorization: 'Bearer service-key',
        'x-actor': 'kind=client; id=conv%3A1; channel=phone; address=%2B491701234567',
        'x-hold-token': token,
        'idempotency-key': 'conv:1:turn:3:hold',
        traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      },
      timeoutMs: 900,
      body: { serviceId, start: '2026-11-24T09:30:00+01:00' },
    },
  ]);
});

test('whatever a client has typed stays inside its part of the address', async () => {
  const { client, requests } = clientAnswering({ json: appointment });
  await client.getAppointment(
    { tenant: 'bloom', reference: '../keys?x=1' },
    { proof: { contact: 'ana@example.com' } },
  );
  expect(requests[0]?.url).toBe(
    'http://booking-core:3000/api/tenants/bloom/appointments/..%2Fkeys%3Fx%3D1',
  );
  expect(requests[0]?.headers['x-client-contact']).toBe('ana@example.com');
});

test.each(['', '.', '..', '\ud800'])(
  'a reference that can stand in no address is not found, without a call: %j',
  async (reference) => {
    const { client, requests } = clientAnswering({ json: appointment });
    await expect(client.getAppointment({ tenant: 'bloom', reference })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(requests).toEqual([]);
  },
);

test('the offset of an instant survives the query string', async () => {
  const { client, requests } = clientAnswering({ json: { timeZone: 'Europe/Berlin', slots: [] } });
  await client.getAvailability({
    tenant: 'bloom',
    query: {
      serviceId,
      from: '2026-11-24T00:00:00+01:00',
      to: '2026-11-25T00:00:00+01:00',
      limit: 6,
    },
  });
  const sent = new URL(requests[0]?.url ?? '').searchParams;
  expect(sent.get('from')).toBe('2026-11-24T00:00:00+01:00');
  expect(sent.get('limit')).toBe('6');
});

test('every call has a deadline', async () => {
  const { client, requests } = clientAnswering({ status: 204 });
  await client.releaseHold({ tenant: 'bloom', holdId }, { holdToken: token });
  expect(requests[0]?.timeoutMs).toBeGreaterThan(2_000);
});

test('a cancellation without words is sent as an empty object', async () => {
  const { client, requests } = clientAnswering({ json: appointment });
  await client.cancelAppointment(
    { tenant: 'bloom', reference: '7QK4-MD2X' },
    { proof: { manageToken: token } },
  );
  expect(requests[0]?.body).toEqual({});
  expect(requests[0]?.headers['x-manage-token']).toBe(token);
});

test('a lost race is a refusal with its reason and alternatives, and is not repeated', async () => {
  const alternatives = [
    {
      start: '2026-11-24T10:30:00+01:00',
      end: '2026-11-24T11:15:00+01:00',
      resourceIds: [resourceId],
    },
  ];
  const error = await refusalOf(problem(409, 'slot-taken', { reason: 'held', alternatives }));
  expect(error).toMatchObject({ code: 'slot-taken', retryable: false, message: 'A sentence.' });
  expect(error.details).toEqual({ reason: 'held', alternatives });
});

test('a refusal about state brings the appointment as it is', async () => {
  const error = await refusalOf(problem(409, 'already-cancelled', { appointment }));
  expect(error.details['appointment']).toMatchObject({ reference: '7QK4-MD2X', version: 1 });
});

test.each([
  ['busy', 503, true],
  ['dependency-unavailable', 503, true],
  ['idempotency-in-progress', 409, true],
  ['internal', 500, false],
  ['rate-limited', 429, false],
  ['validation', 400, false],
])('%s is worth another try: %s %s', async (code, status, retryable) => {
  expect(await refusalOf(problem(status, code))).toMatchObject({ code, retryable });
});

test('how long to wait comes along', async () => {
  const refused = problem(429, 'rate-limited');
  const error = await refusalOf({
    ...refused,
    headers: { ...refused.headers, 'retry-after': '17' },
  });
  expect(error.details).toEqual({ retryAfterSeconds: 17 });
});

test('a page of a proxy in between is weather', async () => {
  const error = await refusalOf({ status: 502, headers: {}, json: undefined });
  expect(error).toMatchObject({ code: 'dependency-unavailable', retryable: true });
});

test('fields added by a newer booking-core are no reason to fail', async () => {
  const { client } = clientAnswering({ json: { ...appointment, colour: 'green' } });
  const found = await client.getAppointment({ tenant: 'bloom', reference: '7QK4-MD2X' });
  expect(found.status).toBe('confirmed');
});

test('an answer that lacks what the contract promises is refused, and not retried', async () => {
  const { client } = clientAnswering({ json: { reference: '7QK4-MD2X' } });
  await expect(
    client.getAppointment({ tenant: 'bloom', reference: '7QK4-MD2X' }),
  ).rejects.toMatchObject({ code: 'dependency-unavailable', retryable: false });
});

// A manage token with letters outside ASCII was told to the visitor as an outage.
test.each(['tökén', 'токен', 'a\r\nb', '鍵', ' ', ''])(
  'the token %j cannot be one: a wrong token, and no weather',
  async (manageToken) => {
    const { client, requests } = clientAnswering({});
    const refusal = client.getAppointment(
      { tenant: 'bloom', reference: '7QK4-MD2X' },
      { proof: { manageToken } },
    );
    await expect(refusal).rejects.toMatchObject({ code: 'not-found', retryable: false });
    expect(requests).toEqual([]);
  },
);

test('a contact in any script goes along as its UTF-8 bytes', async () => {
  const { client, requests } = clientAnswering({ json: appointment });
  await client.getAppointment(
    { tenant: 'bloom', reference: '7QK4-MD2X' },
    { proof: { contact: 'jürgen@пример.example\r\nx: 1' } },
  );
  const sent = requests[0]?.headers['x-client-contact'] ?? '';
  expect(Buffer.from(sent, 'latin1').toString('utf8')).toBe('jürgen@пример.example  x: 1');
  expect(() => new Headers({ 'x-client-contact': sent })).not.toThrow();
});
