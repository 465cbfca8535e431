import { demoTenantSlug } from '@gomomo/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import type { Product } from './run-product.ts';

const dayMs = 86_400_000;

/** Of next week: the day after Monday, the service by its place in the list, the earliest hour in UTC. */
const wishes = [
  ...[0, 1, 2, 4].map((day) => ({ day, service: 0, hour: 15 })),
  ...[0, 3].map((day) => ({ day, service: 1, hour: 18 })),
  ...[1, 2, 5].map((day) => ({ day, service: 2, hour: 16 })),
  ...[2, 3, 4].map((day) => ({ day, service: 3, hour: 20 })),
] as const;

/** A week with visits, as the fake of Google shows the calendar that they are mirrored to. */
export async function drawCalendar(
  browser: Browser,
  product: Product,
  path: string,
): Promise<void> {
  const monday = nextMonday(Date.now());
  const ids = await bookAll(product, monday);
  await untilMirrored(product, ids);
  const page = await browser.newPage({
    viewport: { width: 1_280, height: 800 },
    deviceScaleFactor: 1.25,
    colorScheme: 'light',
  });
  const week = new Date(monday).toISOString().slice(0, 10);
  await page.goto(`${product.calendars}/?still&week=${week}`);
  await page.locator('main > section').first().screenshot({ path });
  await page.close();
}

const nextMonday = (now: number): number => {
  const today = Math.floor(now / dayMs) * dayMs;
  return today + (7 - ((new Date(today).getUTCDay() + 6) % 7)) * dayMs;
};

async function bookAll(product: Product, monday: number): Promise<string[]> {
  const { services } = await ask<{ services: { id: string }[] }>(product, '');
  const ids: string[] = [];
  for (const [index, { day, service, hour }] of wishes.entries()) {
    const from = monday + day * dayMs + hour * 3_600_000;
    const serviceId = services[service]?.id ?? '';
    const span = { from: toText(from), to: toText(from + 4 * 3_600_000), limit: '1', serviceId };
    const { slots } = await ask<{ slots: { start: string }[] }>(
      product,
      `/availability?${new URLSearchParams(span)}`,
    );
    const client = { name: 'A client', phone: `+12125550${160 + index}` };
    const visit = { serviceId, start: slots[0]?.start, client };
    ids.push((await ask<{ id: string }>(product, '/appointments', visit)).id);
  }
  return ids;
}

const toText = (at: number): string => new Date(at).toISOString();

async function untilMirrored({ calendars }: Product, ids: readonly string[]): Promise<void> {
  const givenUpAt = performance.now() + 30_000;
  while (performance.now() < givenUpAt) {
    const events = await (await fetch(`${calendars}/events`)).text();
    if (ids.every((id) => events.includes(id))) return;
    await pause(200);
  }
  throw new Error('what was booked did not arrive in the calendar within 30 s');
}

async function ask<Answer>({ url, adminKey }: Product, path: string, body?: object) {
  const response = await fetch(`${url}/api/tenants/${demoTenantSlug}${path}`, {
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path} is answered ${await response.text()}`);
  return (await response.json()) as Answer;
}
