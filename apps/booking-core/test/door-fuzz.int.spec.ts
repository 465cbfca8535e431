import { beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { inShop } from './support/in-shop.ts';
import { ahead } from './support/door-shop.ts';
import { serviceKey } from './support/door.ts';
import {
  prepareCalls,
  rightfulKey,
  routesInOrder,
  type OperationId,
  type RouteCalls,
} from './support/route-calls.ts';
import { say } from './support/say.ts';

const { door, shop } = inShop();
jest.setTimeout(120_000);
let calls: RouteCalls;
beforeAll(async () => {
  calls = await prepareCalls(door, shop);
});

/** What has broken parsers, stores and clocks before. */
const nasty = fc.oneof(
  fc.constantFrom(
    ...['', ' ', '\u0000', '\ud800', '\u202e', 'é'.repeat(300), "'; drop table x; --", '%', '../'],
    ...['9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z', '2027-02-30T00:00:00Z', '24:00', '+99:99'],
    ...['9999-12-31T23:59:59.999999999-23:59', 'Etc/GMT+14', '__proto__', 'constructor'],
    ...[-1, 0, 0.5, 1e21, 2 ** 31, 2 ** 53, -0, true, null, crypto.randomUUID()],
  ),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

type Json = { [name: string]: unknown };

/** The body with one of its parts, however deep, replaced, removed or joined by another. */
function mutated(body: unknown): fc.Arbitrary<unknown> {
  if (typeof body !== 'object' || body === null) return nasty;
  const names = Object.keys(body);
  if (names.length === 0) return nasty;
  return fc.constantFrom(...names).chain((name) => {
    const { [name]: part, ...rest } = body as Json;
    return fc.oneof(
      { weight: 1, arbitrary: fc.constant(Array.isArray(body) ? [] : rest) },
      { weight: 1, arbitrary: fc.tuple(fc.string(), nasty).map(([k, v]) => ({ ...body, [k]: v })) },
      {
        weight: 6,
        arbitrary: mutated(part).map((value) =>
          Array.isArray(body) ? [value] : { ...body, [name]: value },
        ),
      },
    );
  });
}

const fullBodies: Partial<Record<OperationId, object>> = {
  createTenant: {
    ...{ name: 'F', slug: 'fuzz', timeZone: 'Europe/Berlin', locale: 'de', country: 'DE' },
    ...{ currency: 'EUR', phoneNumbers: ['+4930901820'] },
    profile: {
      tagline: 'x',
      phone: '030 901820',
      logo: 'data:image/png;base64,AAAA',
      website: 'x',
    },
    policy: { horizonDays: 3, limits: { perClientPerDay: 1 } },
    hours: {
      weekly: [{ days: [1], start: '09:00', end: '17:00' }],
      overrides: [{ date: '2027-01-01', windows: [{ start: '09:00', end: '10:00' }] }],
    },
  },
  createService: {
    ...{ name: 'S', durationMinutes: 30, stepMinutes: 15, bufferBeforeMinutes: 5, priceMinor: 100 },
    ...{
      bookableFrom: '2027-01-01',
      bookableTo: '2027-12-31',
      synonyms: ['s'],
      resourceIds: ['x'],
    },
  },
};

test('R1: no body, however odd, is answered with anything but a problem or a success of the contract', async () => {
  for (const route of routesInOrder.filter(({ body }) => body !== undefined)) {
    const id = route.operationId as OperationId;
    const body = fullBodies[id] ?? calls[id].body ?? { reason: 'x', version: 1 };
    await fc.assert(
      fc.asyncProperty(mutated(body), async (sent) => {
        const said = await say(door, route.method.toUpperCase(), calls[id].path, {
          key: rightfulKey(route, shop),
          raw: JSON.stringify(sent ?? null),
        });
        expect([id, sent, said.status < 500]).toEqual([id, sent, true]);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  }
});

test('R1: no query is answered with anything but a problem or a success of the contract', async () => {
  const asText = nasty.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  for (const route of routesInOrder.filter(({ query }) => query !== undefined)) {
    const [path = ''] = calls[route.operationId as OperationId].path.split('?');
    const usual: Record<string, string> = {
      ...{ serviceId: shop.service, from: ahead(3), to: ahead(4), start: ahead(3), limit: '5' },
      ...{ contact: '+12125550143' },
    };
    const names = Object.keys(route.query?.shape ?? {});
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), asText, async (name, value) => {
        const given = names.flatMap((one) => {
          const text = one === name ? value : usual[one];
          return text === undefined ? [] : [`${one}=${encodeURIComponent(text.toWellFormed())}`];
        });
        const key = rightfulKey(route, shop);
        const said = await say(door, 'GET', `${path}?${given.join('&')}`, { key });
        expect([path, given, said.status < 500]).toEqual([path, given, true]);
      }),
      { numRuns: 80, endOnFailure: true },
    );
  }
});

test('R1: ids, references, tokens and contacts are opaque: whatever they are, they are not found', async () => {
  const printable = fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 60 });
  const named = routesInOrder.filter(({ path }) => /\{(id|reference|holdId|blockId)\}/.test(path));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...named), printable, printable, async (route, id, proof) => {
      const encoded = encodeURIComponent(id).replace(/^\.+$/, (dots) => '%2E'.repeat(dots.length));
      const path = route.path
        .replace('{tenant}', shop.slug)
        .replaceAll(/\{\w+\}/g, encoded)
        .replace('//', '/x/');
      const header = proof.replaceAll(/[^\x20-\x7e]/g, '');
      const call = calls[route.operationId as OperationId];
      const said = await say(door, route.method.toUpperCase(), path, {
        key: route.access === 'tenant' ? shop.key : undefined,
        ...(call.body === undefined ? {} : { body: call.body }),
        headers: { 'x-client-contact': header, 'x-manage-token': header, 'x-hold-token': header },
      });
      expect([path, header, said.status]).toEqual([path, header, expect.any(Number)]);
      expect([404, 405, 429]).toContain(said.status);
    }),
    { numRuns: 400, endOnFailure: true },
  );
});

test('R1: whatever a service says of whom it acts for, it is taken as it is or not at all', async () => {
  const part = fc.oneof(nasty.map(String), fc.string({ unit: 'binary', maxLength: 300 }));
  await fc.assert(
    fc.asyncProperty(part, part, async (id, address) => {
      const encode = (text: string) => encodeURIComponent(text.toWellFormed());
      const said = await say(door, 'POST', `${shop.path}/holds`, {
        key: serviceKey,
        headers: {
          'x-actor': `kind=client; channel=web; id=${encode(id)}; address=${encode(address)}`,
        },
        body: { serviceId: shop.service, start: ahead(100) },
      });
      expect([id, address, [201, 409, 429].includes(said.status)]).toEqual([id, address, true]);
    }),
    { numRuns: 100, endOnFailure: true },
  );
});

test('R1: no header upsets a public route', async () => {
  const text = fc.string({ unit: 'binary-ascii', maxLength: 60 });
  const names = ['authorization', 'x-actor', 'x-hold-token', 'traceparent', 'x-request-id'];
  const more = ['idempotency-key', 'x-forwarded-for', 'accept', 'origin', 'content-encoding'];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names, ...more), text, async (name, value) => {
      const headers = { [name]: value.replaceAll(/[^\x20-\x7e]/g, '') };
      const said = await say(door, 'POST', `${shop.path}/holds`, {
        headers,
        body: { serviceId: shop.service, start: '2020-01-01T00:00:00Z' },
      });
      expect([name, value, [400, 401, 415, 422].includes(said.status)]).toEqual([
        name,
        value,
        true,
      ]);
    }),
    { numRuns: 200, endOnFailure: true },
  );
});
