import type { FakeGoogle } from '@gomomo/fakes';
import { postByKey } from '../bench/post-by-key.ts';
import type { TorturedStack } from './stack/start-stack.ts';

/** A business that is booked from all sides. */
export interface Shop {
  readonly slug: string;
  readonly id: string;
  readonly key: string;
  readonly number: string;
  readonly cut: string;
  readonly walkIn: string;
  readonly staff: readonly string[];
  readonly desks: readonly string[];
  /** What each of them is called. */
  readonly names: Readonly<Record<string, string>>;
  /** Whose Google account it is connected to. */
  readonly account: string;
}

/** Of all businesses here. */
export const zone = 'America/New_York';
const always = [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }];
const slugs = ['north', 'south'] as const;
const accounts = ['owner@bloom.example', 'second@bloom.example'] as const;

/** Two businesses of four people and four desks each, always open, and each connected to a Google account. */
export async function openShops(stack: TorturedStack, google: FakeGoogle): Promise<Shop[]> {
  const shops: Shop[] = [];
  for (const [index, slug] of slugs.entries()) {
    const shop = await openShop(stack, slug, index);
    await connectGoogle(stack, google, shop);
    shops.push(shop);
  }
  return shops;
}

async function openShop(stack: TorturedStack, slug: string, index: number): Promise<Shop> {
  const post = postByKey(stack.origin, stack.secrets['ADMIN_API_KEY'] ?? '');
  const number = `+1718555${2_000 + index}`;
  const { tenant, apiKey } = await post('/api/tenants', {
    ...{ name: `Studio ${slug}`, slug, timeZone: zone, country: 'US' },
    ...{ hours: { weekly: always, overrides: [] }, phoneNumbers: [number] },
    policy: { holdMinutes: 1, limits: { upcomingPerClient: 10_000 } },
  });
  const add = async (what: string, body: object): Promise<string> =>
    String((await post(`/api/tenants/${slug}/${what}`, body))['id']);
  const names: Record<string, string> = {};
  const all = (called: readonly string[], kind: string): Promise<string[]> =>
    Promise.all(
      called.map(async (name) => {
        const id = await add('resources', { name, kind });
        names[id] = name;
        return id;
      }),
    );
  const staff = await all(['Ana', 'Ben', 'Cleo', 'Dan'], 'staff');
  const desks = await all(['Desk 1', 'Desk 2', 'Desk 3', 'Desk 4'], 'room');
  const cut = await add('services', { name: 'Haircut', durationMinutes: 30 });
  const walkIn = await add('services', { name: 'Visit', durationMinutes: 1, resourceIds: desks });
  return {
    ...{ slug, number, cut, walkIn, staff, desks, key: String(apiKey) },
    names: { ...names, [cut]: 'Haircut', [walkIn]: 'Visit' },
    ...{ id: String((tenant as { id: string }).id), account: accounts[index] ?? accounts[0] },
  };
}

/** How long a page may take to come. */
const patienceMs = 30_000;

/** The owner allows it, on Google's own page. @throws Error when it is not connected then */
export async function connectGoogle(
  stack: TorturedStack,
  google: FakeGoogle,
  { slug, key, account }: Shop,
): Promise<void> {
  const post = postByKey(stack.origin, key);
  const { authorizationUrl } = await post(`/api/tenants/${slug}/calendar/connect`);
  const back = google.consent(String(authorizationUrl), { email: account });
  const answer = await fetch(back, { signal: AbortSignal.timeout(patienceMs) });
  if (answer.ok) return;
  const page = await answer.text();
  const says = page.replace(/<(style|script)[^]*?<\/\1>|<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  throw new Error(`${answer.status} ${says.trim().slice(0, 200)}`);
}

const dayMs = 86_400_000;
const slotMs = 1_800_000;

/** The half hours that are fought for: 200 from the day after tomorrow on. */
export const slotCount = 200;
export const toSlot = (index: number): string =>
  new Date((Math.floor(Date.now() / dayMs) + 3) * dayMs + index * slotMs).toISOString();
