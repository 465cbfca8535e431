import { provision, PRODUCT_DATABASE, startPostgres } from '@gomomo/embedded';
import {
  findOldPostgres,
  skipUnless,
  startProduct,
  temporaryFolder,
  until,
  type Product,
} from '@gomomo/testing';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { Client } from 'pg';
import { runTool } from './run-tool.ts';
import { freeSlots, openShop, readDiary, type Appointment, type Shop } from './shop.ts';

// Two whole products one after the other, on two releases of PostgreSQL.
jest.setTimeout(180_000);

type Postgres = Awaited<ReturnType<typeof startPostgres>>;

const password = 'moved';

async function inDatabase<Result>(url: string, work: (db: Client) => Promise<Result>) {
  const db = new Client({ connectionString: url });
  await db.connect();
  try {
    return await work(db);
  } finally {
    await db.end();
  }
}

/** As if it had been killed between a booking's COMMIT and its way to the bus. */
async function unpublish(dataDir: string, appointmentId: string): Promise<void> {
  const server = await startPostgres({ dataDir });
  const url = new URL(server.superuserUrl);
  url.pathname = `/${PRODUCT_DATABASE}`;
  await inDatabase(url.href, async (db) => {
    await db.query('update booking.outbox set published_at = null where aggregate_id = $1', [
      appointmentId,
    ]);
    await db.query('delete from messaging.records where key = $1', [appointmentId]);
  });
  await server.stop();
}

skipUnless('oldPostgres')('a shop that moves from the embedded PostgreSQL to release 15', () => {
  const folder = join(temporaryFolder('move-'), 'export');
  const secretsFile = `${folder}.env`;
  const env: Record<string, string> = {};
  const products: Product[] = [];
  const start = async (given: Record<string, string>): Promise<Product> => {
    // Without Redis conversations are in the database, and go along.
    const product = await startProduct({ PATH: '/nonexistent', LOG_LEVEL: 'error', ...given });
    products.push(product);
    return product;
  };
  let old: Product;
  let server: Postgres;
  let ownerUrl: string;
  let key: string;
  let booked: Appointment[];
  let diary: unknown[];
  let now: Product;
  let shop: Shop;

  beforeAll(async () => {
    old = await start({});
    server = await startPostgres({
      dataDir: temporaryFolder('move-'),
      binDir: findOldPostgres() ?? '',
      durable: false,
    });
    await provision(server.superuserUrl, () => password);
    ownerUrl = server.url('gomomo_owner', password, PRODUCT_DATABASE);
    env['DATA_DIR'] = old.dataDir;
  });
  afterAll(async () => {
    await Promise.all(products.map((product) => product.stop()));
    await server.stop();
  });

  test('books, moves and cancels', async () => {
    const kept = JSON.parse(readFileSync(join(old.dataDir, 'demo.json'), 'utf8')) as {
      apiKey: string;
    };
    key = kept.apiKey;
    shop = openShop(old.url, 'bloom', key);
    const { serviceId, slots } = await freeSlots(shop);
    // Far enough from each other for the longest service.
    const starts = slots.map(({ start }) => start).filter((_, index) => index % 4 === 0);
    booked = [];
    for (const [index, start] of starts.slice(0, 8).entries()) {
      const client = { name: `Client ${index} 客 \\N`, email: `client${index}@example.com` };
      const body = { serviceId, start, client, notes: 'a\nb' };
      booked.push(await shop.ask('/appointments', body, { 'idempotency-key': `booking-${index}` }));
    }
    const [first, second] = booked;
    await shop.ask(`/appointments/${first?.reference}/cancel`, { reason: 'ill' });
    await shop.ask(`/appointments/${second?.reference}/reschedule`, { start: starts.at(-1) });
    await shop.ask('/chat', { messageId: 'm1', message: 'hello' });
  });

  test('is not exported while it runs', async () => {
    const { code, said } = await runTool('export', [folder], env);
    expect({ code, said }).toMatchObject({ code: 1 });
    expect(said).toContain('Stop it first: what is booked after the export would stay behind.');
  });

  test('is exported once it stands still, with its secrets', async () => {
    diary = await readDiary(shop);
    expect(diary).toHaveLength(8);
    await old.stop();
    await unpublish(old.dataDir, booked[7]?.id ?? '');
    const { code, said } = await runTool('export', [folder, '--secrets', secretsFile], env);
    expect({ code, said }).toMatchObject({ code: 0 });
    expect(said).toContain('1 businesses, 8 appointments, 8 clients');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(secretsFile).mode & 0o777).toBe(0o600);
  });

  test('is imported into an empty database, and into no other', async () => {
    const target = { DATABASE_OWNER_URL: ownerUrl };
    const first = await runTool('import', [folder], target);
    expect(first).toMatchObject({ code: 0 });
    expect(first.said).toContain('imported, and equal to the export');
    const again = await runTool('import', [folder], target);
    expect(again).toMatchObject({ code: 1 });
    expect(again.said).toContain('The target holds data already (booking.tenants)');
  });

  test('has every booking with its history on the new server', async () => {
    now = await start({
      ...(parseEnv(readFileSync(secretsFile, 'utf8')) as Record<string, string>),
      DATABASE_URL: server.url('booking_core', password, PRODUCT_DATABASE),
      DATABASE_OWNER_URL: ownerUrl,
    });
    shop = openShop(now.url, 'bloom', key);
    expect(await readDiary(shop)).toEqual(diary);
  });

  test('opens its old manage links and remembers what it has answered', async () => {
    const { reference, manageUrl = '' } = booked[5] ?? { reference: '' };
    const token = decodeURIComponent(manageUrl.split('#manage=')[1] ?? '');
    const response = await fetch(`${now.url}/api/tenants/bloom/appointments/${reference}`, {
      headers: { 'x-manage-token': token },
    });
    expect(response.status).toBe(200);
    const { serviceId } = await freeSlots(shop);
    const { start = '' } = booked[3] ?? {};
    const client = { name: 'Client 3 客 \\N', email: 'client3@example.com' };
    const body = { serviceId, start, client, notes: 'a\nb' };
    const headers = { 'idempotency-key': 'booking-3' };
    expect(await shop.ask('/appointments', body, headers)).toMatchObject({ id: booked[3]?.id });
  });

  test('takes the next booking, and no time twice', async () => {
    const { serviceId, slots } = await freeSlots(shop);
    const client = { name: 'Next', email: 'next@example.com' };
    const [slot] = slots;
    const body = { serviceId, start: slot?.start, resourceId: slot?.resourceIds[0], client };
    expect(await shop.ask('/appointments', body)).toMatchObject({
      status: 'confirmed',
      version: 1,
    });
    expect(await shop.status('/appointments', body)).toBe(409);
  });

  test('has its workbook again, whose file stayed behind', async () => {
    const workbook = `${now.url}/api/tenants/bloom/workbook`;
    await until(async () => {
      const response = await fetch(workbook, { headers: { authorization: `Bearer ${key}` } });
      expect(response.status).toBe(200);
    }, 90);
  });

  test('says what was unpublished once, and nothing twice', async () => {
    await until(() =>
      inDatabase(ownerUrl, async (db) => {
        const { rows } = await db.query<{ waiting: number }>(
          'select count(*)::integer as waiting from booking.outbox where published_at is null',
        );
        expect(rows).toEqual([{ waiting: 0 }]);
        const events = await db.query<{ key: string; times: number }>(
          `select key, count(*)::integer as times from messaging.records
            where topic = 'booking.events.v1' group by key, headers::json ->> 'ce_id'`,
        );
        expect(events.rows.filter(({ times }) => times !== 1)).toEqual([]);
        expect(events.rows.filter((row) => row.key === booked[7]?.id)).toHaveLength(1);
      }),
    );
  });
});
