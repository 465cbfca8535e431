import { demoTenantSlug } from '@gomomo/contracts';
import { readSecrets } from '@gomomo/embedded';
import type { Place } from './place.ts';
import type { Shops } from './shops.ts';
import type { Tally } from './tally.ts';
import { createBooker } from './users/books.ts';
import { createCallers } from './users/calls.ts';
import { chats } from './users/chats.ts';
import { createLooker } from './users/looks.ts';
import type { User } from './users/user.ts';
import { createWindows } from './users/windows.ts';

/** How many of each use the product at once. */
export interface Size {
  readonly bookers: number;
  readonly chats: number;
  readonly calls: number;
  readonly windows: number;
}

export interface Load {
  /** Everybody ends what they are at. */
  stop(): Promise<void>;
}

const times = (count: number, create: (index: number) => User): User[] =>
  Array.from({ length: count }, (_, index) => create(index));

export function startLoad(place: Place, shops: Shops, size: Size, tally: Tally): Load {
  const { numbers, booked } = shops;
  const key = readSecrets(place.dataDir)['ADMIN_API_KEY'] ?? '';
  const from = new Date(Date.now() + 86_400_000).toISOString();
  const to = new Date(Date.now() + 3 * 86_400_000).toISOString();
  const search = new URLSearchParams({ serviceId: booked.serviceId, from, to });
  const paths = [
    `/api/tenants/${booked.slug}/availability?${search}`,
    `/${demoTenantSlug}`,
    `/api/tenants/${booked.slug}/calendar/drift`,
    `/api/tenants/${booked.slug}/workbook/status`,
    `/api/tenants/${demoTenantSlug}`,
  ];
  const users = [
    ...times(size.bookers, (index) => createBooker(booked, index)),
    ...times(size.chats, () => chats),
    ...times(size.calls, (index) => createCallers(numbers[index % numbers.length] ?? '', index)),
    createLooker(paths, key),
    createWindows(size.windows),
  ];
  const abort = new AbortController();
  const stage = { ...place, tally, stop: abort.signal };
  const running = users.map((user) =>
    user(stage).catch((error: unknown) => tally.fail('user', String(error))),
  );
  return {
    stop: async () => {
      abort.abort();
      await Promise.all(running);
    },
  };
}
