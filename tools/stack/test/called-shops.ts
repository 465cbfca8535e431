import { readSecrets } from '@gomomo/embedded';
import { openShops } from '../../bench/voice/shops.ts';
import { createCaller, type Caller } from './caller.ts';
import type { RunningStack } from './running-stack.ts';

/** Two businesses with five lines each. */
export interface Shops {
  /** So many callers whom nobody has been before, with one business and the other in turn. */
  call(count: number): Caller[];
  /** How many appointments each of them has. */
  countRows(callers: readonly Caller[]): Promise<number[]>;
}

export async function openCalledShops({ origin, dataDir }: RunningStack): Promise<Shops> {
  const { ADMIN_API_KEY: key = '', TWILIO_AUTH_TOKEN: token = '' } = readSecrets(dataDir);
  const shops = await openShops(origin, key, 2);
  const numbers = new Map<Caller, { from: string; slug: string }>();
  return {
    call: (count) =>
      Array.from({ length: count }, (_, index) => {
        const shop = index % shops.length;
        const from = `+1212555${4_000 + numbers.size}`;
        const caller = createCaller({ url: origin, token, from, to: shops[shop]?.number ?? '' });
        numbers.set(caller, { from, slug: `bench-${shop}` });
        return caller;
      }),
    countRows: (callers) =>
      Promise.all(
        callers.map(async (caller) => {
          const { from: contact = '', slug = '' } = numbers.get(caller) ?? {};
          const query = new URLSearchParams({
            from: new Date().toISOString(),
            to: new Date(Date.now() + 60 * 86_400_000).toISOString(),
            contact,
          });
          const answer = await fetch(`${origin}/api/tenants/${slug}/appointments?${query}`, {
            headers: { authorization: `Bearer ${key}` },
          });
          return ((await answer.json()) as { items: unknown[] }).items.length;
        }),
      ),
  };
}
