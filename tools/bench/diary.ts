import { postByKey, type Post } from './post-by-key.ts';

const dayMs = 86_400_000;
const visitMs = 30 * 60_000;
/** From eight to eight, half an hour each. */
const visitsADay = 24;

export interface DiaryOptions {
  readonly slug: string;
  readonly staff: number;
}

/** A business that is booked full, from tomorrow on and from morning to evening. */
export interface Diary {
  readonly post: Post;
  readonly slug: string;
  /** Of its routes. */
  readonly base: string;
  /** Takes the next free time. Answers the appointment's id. */
  book(): Promise<string>;
}

const toBusiness = (slug: string) => ({
  ...{ name: 'Bench', slug, timeZone: 'Etc/UTC', locale: 'en-US', country: 'US', currency: 'USD' },
  hours: { weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '08:00', end: '20:00' }], overrides: [] },
  policy: { limits: { upcomingPerClient: 10_000 } },
});

export async function openDiary(
  url: string,
  key: string,
  { slug, staff }: DiaryOptions,
): Promise<Diary> {
  const post = postByKey(url, key);
  const base = `/api/tenants/${slug}`;
  await post('/api/tenants', toBusiness(slug));
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
    ...{ post, slug, base },
    async book() {
      const [visit, resourceId] = [Math.floor(booked / staff), people[booked % staff]];
      booked += 1;
      const day = firstDay + Math.floor(visit / visitsADay) * dayMs;
      const start = new Date(day + 8 * 3_600_000 + (visit % visitsADay) * visitMs).toISOString();
      const client = { name: `Jo Park ${booked}`, email: `jo${booked}@example.com` };
      const made = await post(`${base}/appointments`, { serviceId, resourceId, start, client });
      return String(made['id']);
    },
  };
}
