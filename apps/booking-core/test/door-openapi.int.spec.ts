import { bookingCoreRoutes, platformRoutes } from '@gomomo/contracts';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { openDoor, type Door } from './support/door.ts';

jest.setTimeout(60_000);

let door: Door;

beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const committed = new URL(
  '../../../libs/contracts/published/openapi/booking-core.json',
  import.meta.url,
);

test('the document that is served is the one that is committed: npm run generate renews it', async () => {
  const served = await fetch(`${door.url}/openapi.json`);
  expect(served.headers.get('content-type')).toBe('application/json');
  expect(await served.json()).toEqual(JSON.parse(readFileSync(committed, 'utf8')));
});

test('every operation of the document is served, and every route is in the document', async () => {
  const document = (await (await fetch(`${door.url}/openapi.json`)).json()) as {
    openapi: string;
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  expect(document.openapi).toBe('3.1.0');
  const operations = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  expect(operations.toSorted()).toEqual(
    [...bookingCoreRoutes, ...platformRoutes].map(({ operationId }) => operationId).toSorted(),
  );
  for (const path of Object.keys(document.paths)) {
    const probe = await fetch(door.url + path.replaceAll(/\{\w+\}/g, 'x'), { method: 'PUT' });
    expect([path, probe.status]).toEqual([path, 405]);
  }
});
