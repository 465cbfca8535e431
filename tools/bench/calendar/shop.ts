import type { FakeGoogle } from '@gomomo/fakes';
import { asOperator } from '../as-operator.ts';

const slug = 'bench-calendar';
const base = `/api/tenants/${slug}`;
const dayMs = 86_400_000;
const visitMs = 30 * 60_000;
const staff = 8;
/** From eight to eight, half an hour each. */
const visitsADay = 24;

const business = {
  ...{ name: 'Bench', slug, timeZone: 'Etc/UTC', locale: 'en-US', country: 'US', currency: 'USD' },
  hours: { weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '08:00', end: '20:00' }], overrides: [] },
  policy: { limits: { upcomingPerClient: 10_000 } },
};

/** A business with a calendar at Google. */
export interface Shop {
  /** The next free time of its diary. Answers the appointment's id. */
  book(): Promise<string>;
  connect(google: FakeGoogle): Promise<void>;
}

export async function openShop(url: string, key: string): Promise<Shop> {
  const post = asOperator(url, key);
  await post('/api/tenants', business);
  const people: unknown[] = [];
  for (let each = 0; each < staff; each += 1) {
    const person = await post(`${base}/resources`, { name: `Person ${each}`, kind: 'staff' });
    people.push(person['id']);
  }
  const service = { name: 'Haircut', durationMinutes: 30 };
  const { id: serviceId } = await post(`${base}/services`, service);
  const firstDay = Math.ceil(Date.now() / dayMs) * dayMs + dayMs;
  let booked = 0;
  return {
    async book() {
      const [visit, resourceId] = [Math.floor(booked / staff), people[booked % staff]];
      booked += 1;
      const day = firstDay + Math.floor(visit / visitsADay) * dayMs;
      const start = new Date(day + 8 * 3_600_000 + (visit % visitsADay) * visitMs).toISOString();
      const client = { name: 'Jo Park', email: 'jo@example.com' };
      const made = await post(`${base}/appointments`, { serviceId, resourceId, start, client });
      return String(made['id']);
    },
    async connect(google) {
      const { authorizationUrl } = await post(`${base}/calendar/connect`);
      const { pathname, search } = new URL(google.consent(String(authorizationUrl)));
      const back = await fetch(`${url}${pathname}${search}`);
      if (!back.ok) throw new Error(`back from Google: ${back.status} ${await back.text()}`);
    },
  };
}
