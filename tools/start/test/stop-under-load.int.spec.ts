import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { startProduct, type Product } from '@gomomo/testing';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { postByKey } from '../../bench/post-by-key.ts';

jest.setTimeout(120_000);

const slug = 'stopped';
const dayMs = 86_400_000;
const people = 4;
const business = {
  ...{ name: 'Stopped', slug, timeZone: 'Etc/UTC', locale: 'en-US', country: 'US' },
  hours: { weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '08:00', end: '20:00' }], overrides: [] },
  policy: { limits: { upcomingPerClient: 10_000 } },
};

const context = {} as { product: Product };
beforeAll(async () => {
  context.product = await startProduct();
});
afterAll(async () => {
  await context.product?.stop();
});

/** Of another realm than a spec's own: no `instanceof` tells what it is. */
const causeOf = (error: unknown): string =>
  (error as { cause?: { code?: string } }).cause?.code ?? String(error);

test('SIGTERM under load: whatever was let in is answered, and stands after the next start', async () => {
  const { url, adminKey } = context.product;
  const post = postByKey(url, adminKey);
  await post('/api/tenants', business);
  const service = { name: 'Haircut', durationMinutes: 30 };
  const { id: serviceId } = await post(`/api/tenants/${slug}/services`, service);
  const firstDay = Math.ceil(Date.now() / dayMs) * dayMs + dayMs;
  const booked: string[] = [];
  const failed: unknown[] = [];
  let isOver = false;
  const book = async (): Promise<void> => {
    const person = { name: 'Ana', kind: 'staff' };
    const { id: resourceId } = await post(`/api/tenants/${slug}/resources`, person);
    for (let visit = 0; !isOver; visit += 1) {
      const day = firstDay + Math.floor(visit / 24) * dayMs;
      const start = new Date(day + 8 * 3_600_000 + (visit % 24) * 30 * 60_000).toISOString();
      const response = await fetch(`${url}/api/tenants/${slug}/appointments`, {
        method: 'POST',
        headers: {
          ...{ 'content-type': 'application/json', 'idempotency-key': randomUUID() },
          // Else the connection may end by itself in the moment in which it is used again.
          ...{ authorization: `Bearer ${adminKey}`, connection: 'close' },
        },
        body: JSON.stringify({
          serviceId,
          resourceId,
          start,
          client: { name: 'Jo', email: 'jo@example.com' },
        }),
      }).catch((error: unknown) => {
        isOver = true;
        // Nobody was there to let it in, or not any more: it was not begun, as is seen below.
        if (!/^ECONN(?:REFUSED|RESET)$/.test(causeOf(error))) failed.push(causeOf(error));
      });
      if (response === undefined) return;
      const body = (await response.json()) as { reference?: string };
      if (response.status === 201) booked.push(String(body.reference));
      else failed.push([response.status, body]);
    }
  };
  const booking = Promise.all(Array.from({ length: people }, book));
  await pause(2_000);
  const startedAt = performance.now();
  await context.product.stop();
  expect(performance.now() - startedAt).toBeLessThan(25_000);
  await booking;
  expect(failed).toEqual([]);
  expect(booked.length).toBeGreaterThan(people);
  await context.product.start();
  expect((await listBooked(firstDay)).toSorted()).toEqual(booked.toSorted());
});

/** Whatever stands now, and nothing else. */
async function listBooked(firstDay: number): Promise<string[]> {
  const { url, adminKey } = context.product;
  const found: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query = new URLSearchParams({
      from: new Date(firstDay).toISOString(),
      to: new Date(firstDay + 300 * dayMs).toISOString(),
      ...(cursor === '' ? {} : { cursor }),
    });
    const answer = await fetch(`${url}/api/tenants/${slug}/appointments?${query}`, {
      headers: { authorization: `Bearer ${adminKey}` },
    });
    const page = (await answer.json()) as {
      items: { reference: string }[];
      nextCursor: string | null;
    };
    found.push(...page.items.map(({ reference }) => reference));
    cursor = page.nextCursor;
  }
  return found;
}
