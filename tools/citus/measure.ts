import pg from 'pg';
import { bookOnce, openShops, type LoadShop } from './shops.ts';

export interface Rate {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const shopCount = 64;

export interface Load {
  /** Callers that each wait for their answer, for so many seconds. */
  run(clients: number, seconds: number): Promise<Rate>;
  readonly owner: pg.Pool;
  readonly booked: () => number;
  close(): Promise<void>;
}

/** Bookings as the application's role, over shops of their own. */
export async function openLoad(urlOf: (role: string) => string): Promise<Load> {
  const owner = new pg.Pool({ connectionString: urlOf('gomomo_owner'), max: 2 });
  const pool = new pg.Pool({
    connectionString: urlOf('booking_core'),
    max: 16,
    options: '-c jit=off -c TimeZone=UTC',
  });
  const shops = await openShops(owner, shopCount);
  const { rows } = await owner.query<{ id: string; version: number }>(
    'select id, version from booking.tenants',
  );
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  let n = 0;
  const one = async (): Promise<number> => {
    const place = n;
    n += 1;
    const shop = shops[place % shopCount] as LoadShop;
    const began = performance.now();
    await bookOnce(pool, shop, versions.get(shop.tenantId) ?? 1, Math.floor(place / shopCount));
    return performance.now() - began;
  };
  const run = async (clients: number, seconds: number): Promise<Rate> => {
    const times: number[] = [];
    const began = performance.now();
    const caller = async (): Promise<void> => {
      while (performance.now() - began < seconds * 1_000) times.push(await one());
    };
    await Promise.all(Array.from({ length: clients }, caller));
    return summarise(times, performance.now() - began);
  };
  const close = async (): Promise<void> => {
    await Promise.all([owner.end(), pool.end()]);
  };
  return { run, owner, booked: () => n, close };
}

function summarise(times: readonly number[], tookMs: number): Rate {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  return { perSecond: (times.length / tookMs) * 1_000, p50Ms: at(0.5), p99Ms: at(0.99) };
}
