import { AppError } from '@gomomo/kernel';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { adminKey } from './core.ts';

/** A booking that was acknowledged: sent and answered when. */
export interface Booked {
  readonly id: string;
  readonly sentAt: number;
  readonly answeredAt: number;
}

/** One who is booked by one caller, so that no two callers want the same time. */
export interface Shop {
  readonly url: string;
  readonly serviceId: string;
  readonly resources: readonly string[];
}

const minutes = 5;
const attemptsMax = 50;

/** As a client does it: what is refused for now is asked again, under one key, and so done once. */
async function post<Body>(url: string, body: object): Promise<Body> {
  const key = randomUUID();
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${adminKey}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (response.ok) return JSON.parse(text) as Body;
    if (response.status !== 503 || attempt === attemptsMax) {
      throw new AppError('refused', `${url}: ${response.status} ${text}`);
    }
    await pause(200);
  }
}

/** A business that is always open, so that there is room for every booking. */
export async function openShop(coreUrl: string, callers: number): Promise<Shop> {
  const tenants = `${coreUrl}/api/tenants`;
  const weekly = [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }];
  await post(tenants, {
    name: 'Drill',
    slug: 'drill',
    timeZone: 'UTC',
    country: 'US',
    hours: { weekly },
  });
  const url = `${tenants}/drill`;
  const service = { name: 'Visit', durationMinutes: minutes };
  const { id: serviceId } = await post<{ id: string }>(`${url}/services`, service);
  const resources: string[] = [];
  for (let caller = 1; caller <= callers; caller += 1) {
    const body = { name: `Staff ${caller}`, kind: 'staff' };
    resources.push((await post<{ id: string }>(`${url}/resources`, body)).id);
  }
  return { url, serviceId, resources };
}

/** @param place counts the starts of a resource, from tomorrow on */
export async function book(shop: Shop, resourceId: string, place: number): Promise<Booked> {
  const midnight = Math.ceil(Date.now() / 86_400_000) * 86_400_000;
  const start = new Date(midnight + 86_400_000 + place * minutes * 60_000).toISOString();
  const client = { name: 'Caller', email: `${resourceId}-${place}@example.com` };
  const sentAt = Date.now();
  const body = { serviceId: shop.serviceId, resourceId, start, client };
  const { id } = await post<{ id: string }>(`${shop.url}/appointments`, body);
  return { id, sentAt, answeredAt: Date.now() };
}

export interface Load {
  readonly booked: readonly Booked[];
  /** Lets the bookings under way end. @throws what went wrong with one of them */
  stop(): Promise<void>;
}

/** Books without a pause, one caller a resource, and remembers what was acknowledged. */
export function startLoad(shop: Shop): Load {
  const booked: Booked[] = [];
  let goesOn = true;
  const callers = shop.resources.map(async (resourceId) => {
    for (let place = 0; goesOn; place += 1) booked.push(await book(shop, resourceId, place));
  });
  const all = Promise.all(callers);
  all.catch(() => undefined); // told by stop()
  return {
    booked,
    async stop() {
      goesOn = false;
      await all;
    },
  };
}
