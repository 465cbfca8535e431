import { postByKey } from '../post-by-key.ts';

export interface Shop {
  readonly number: string;
}

/** A business has five lines: so many calls at once need several. Numbered from `first` on. */
export async function openShops(
  url: string,
  adminKey: string,
  count: number,
  first = 0,
): Promise<Shop[]> {
  const post = postByKey(url, adminKey);
  const open = async (index: number): Promise<Shop> => {
    const number = `+1718555${1000 + index}`;
    const slug = `bench-${index}`;
    await post('/api/tenants', { ...shop, slug, phoneNumbers: [number] });
    for (const name of ['Ana', 'Ben', 'Cleo', 'Dan']) {
      await post(`/api/tenants/${slug}/resources`, { name, kind: 'staff' });
    }
    for (const name of ['Haircut', 'Facial']) {
      await post(`/api/tenants/${slug}/services`, { name, durationMinutes: 30 });
    }
    return { number };
  };
  return Promise.all(Array.from({ length: count }, (_, index) => open(first + index)));
}

const shop = {
  name: 'Bench',
  timeZone: 'America/New_York',
  locale: 'en-US',
  country: 'US',
  currency: 'USD',
  hours: { weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '08:00', end: '20:00' }], overrides: [] },
};
