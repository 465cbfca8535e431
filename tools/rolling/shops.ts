import { demoTenantSlug } from '@gomomo/contracts';
import type { FakeGoogle } from '@gomomo/fakes';
import { openShops } from '../bench/voice/shops.ts';
import { readSecrets } from '@gomomo/embedded';
import { connectCalendar } from './google.ts';
import { postAsOperator, type Place } from './place.ts';
import type { Shop } from './users/books.ts';

const slug = 'rolling';

const business = {
  ...{
    name: 'Rolling',
    slug,
    timeZone: 'Etc/UTC',
    locale: 'en-US',
    country: 'US',
    currency: 'USD',
  },
  hours: { weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '08:00', end: '20:30' }], overrides: [] },
  policy: { horizonDays: 365, limits: { upcomingPerClient: 10_000 } },
};

export interface Shops {
  /** Booked by the API. */
  readonly booked: Shop;
  /** Numbers that are called; each has five lines. */
  readonly numbers: readonly string[];
}

/** Beside those of others who measure with the same stack. */
const firstCalled = 10;
const calledShops = 2;

/** Businesses to book with, each with a calendar at Google; the demo too. */
export async function openAllShops(
  place: Place,
  google: FakeGoogle,
  people: number,
): Promise<Shops> {
  const post = postAsOperator(place);
  await post('/api/tenants', business);
  const resourceIds: string[] = [];
  for (let each = 0; each < people; each += 1) {
    const resource = { name: `Person ${each}`, kind: 'staff' };
    resourceIds.push(String((await post(`/api/tenants/${slug}/resources`, resource))['id']));
  }
  const service = { name: 'Haircut', durationMinutes: 30 };
  const { id } = await post(`/api/tenants/${slug}/services`, service);
  const key = readSecrets(place.dataDir)['ADMIN_API_KEY'] ?? '';
  const called = await openShops(place.origin, key, calledShops, firstCalled);
  for (const tenant of [
    demoTenantSlug,
    slug,
    ...called.map((_, index) => `bench-${firstCalled + index}`),
  ]) {
    await connectCalendar(place, google, tenant);
  }
  return {
    booked: { slug, serviceId: String(id), resourceIds },
    numbers: called.map(({ number }) => number),
  };
}
