import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createPool, withTransaction, type Pool } from '@gomomo/postgres';
import { createCatalogueDb } from '../src/catalogue/catalogue-db.ts';
import { bookingDatabase, rowsOf, type BookingDatabase } from './support/booking-database.ts';
import { openShop, type Shop } from './support/shop.ts';

let database: BookingDatabase;
let shop: Shop;

beforeAll(async () => {
  database = await bookingDatabase({ max: 1 });
  shop = await openShop(database, { staff: 2 });
});
afterAll(() => database.drop());

const count = 'select count(*)::int as count from booking.resources';

describe('row-level security', () => {
  test('a connection that served a tenant shows nothing afterwards, and does not fail', async () => {
    const { tenantId } = shop;
    const inside = await withTransaction(database.pool, (tx) => tx.query(count), { tenantId });
    expect(inside.rows).toEqual([{ count: 2 }]);
    // The setting is now empty, not null: without nullif in the policy this is 22P02.
    expect((await database.pool.query(count)).rows).toEqual([{ count: 0 }]);
  });

  test('a tenant sees and writes no row of another', async () => {
    const other = await openShop(database);
    const { tenantId } = other;
    await withTransaction(
      database.pool,
      async (tx) => {
        const { rows } = await tx.query(
          'select distinct tenant_id as tenant from booking.resources',
        );
        expect(rows).toEqual([{ tenant: tenantId }]);
        const stolen = await tx.query(
          'update booking.resources set name = $$mine$$ where tenant_id = $1',
          [shop.tenantId],
        );
        expect(stolen.rowCount).toBe(0);
      },
      { tenantId },
    );
    const planted = withTransaction(
      database.pool,
      (tx) =>
        tx.query(
          `insert into booking.resources (tenant_id, id, name, kind) values ($1, gen_random_uuid(), 'x', 'staff')`,
          [shop.tenantId],
        ),
      { tenantId },
    );
    await expect(planted).rejects.toMatchObject({ code: '42501' });
  });

  test('live claims are found by the index alone, bound from both sides', async () => {
    await rowsOf(
      database,
      `insert into booking.claims (tenant_id, id, resource_id, state, service_id, starts_at, ends_at,
         blocked_from, blocked_to, created_at)
       select $1, gen_random_uuid(), $2, 'booked', $3, at, at + interval '30 minutes', at,
              at + interval '30 minutes', now()
         from generate_series('2020-01-01'::timestamptz, '2025-12-31', interval '3 hours') at`,
      [shop.tenantId, shop.resourceIds[0], shop.serviceIds[0]],
    );
    await rowsOf(database, 'vacuum analyze booking.claims');
    const { tenantId } = shop;
    const plan = await withTransaction(
      database.pool,
      async (tx) => {
        await tx.query('set local plan_cache_mode = force_generic_plan');
        await tx.query(`prepare ask (uuid, uuid[], timestamptz, timestamptz) as
          select c.state, c.starts_at, c.ends_at, c.blocked_from, c.blocked_to, c.expires_at, c.id
            from booking.claims_within($1, $2, $3, $4) c where c.expires_at is null or c.expires_at > now()`);
        const { rows } = await tx.query<{ 'QUERY PLAN': string }>(
          `explain (analyze, costs off, timing off, summary off) execute ask ('${tenantId}',
             array['${shop.resourceIds.join("','")}']::uuid[], '2023-03-01', '2023-03-31')`,
        );
        return rows.map((row) => row['QUERY PLAN']).join('\n');
      },
      { tenantId },
    );
    expect(plan).toMatch(/Index Only Scan using claims_live on claims/);
    const condition = /Index Cond: (.*)/.exec(plan)?.[1] ?? '';
    expect(condition).toMatch(/blocked_to > \$3/);
    expect(condition).toMatch(/blocked_to < \(\$4/);
    expect(Number(/Rows Removed by Filter: (\d+)/.exec(plan)?.[1] ?? 0)).toBeLessThan(20);
  });
});

describe('Prisma', () => {
  test('writes an instant that pg reads as the same one, on a server set to Europe/Berlin', async () => {
    const name = new URL(database.superuserUrl).pathname.slice(1);
    await rowsOf(database, `alter database "${name}" set timezone = 'Europe/Berlin'`);
    // As the superuser: the roles of the product carry their own zone and would hide a bad pool.
    const pool: Pool = createPool({
      connectionString: database.superuserUrl,
      applicationName: 'berlin',
      max: 2,
    });
    const prisma = createCatalogueDb(pool);
    const noon = new Date('2026-07-01T12:00:00Z');
    const id = shop.resourceIds[1] ?? '';
    await prisma.resource.update({
      where: { tenantId_id: { tenantId: shop.tenantId, id } },
      data: { archivedAt: noon },
    });
    const [stored] = await rowsOf<{ epoch: string }>(
      database,
      'select extract(epoch from archived_at)::bigint::text as epoch from booking.resources where id = $1',
      [id],
    );
    await prisma.$disconnect();
    await pool.end();
    expect(Number(stored?.epoch) * 1000).toBe(noon.getTime());
  });

  test('cannot book: its client has no way to create a claim', async () => {
    const prisma = createCatalogueDb(database.pool);
    // @ts-expect-error the required range column leaves the model without create
    await expect(prisma.claim.create({ data: {} })).rejects.toThrow();
    await prisma.$disconnect();
    expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  test('a call that waits for the last connection gives up instead of waiting for ever', async () => {
    const prisma = createCatalogueDb(database.pool);
    const held = await database.pool.connect();
    await expect(prisma.resource.findMany()).rejects.toThrow(/timeout exceeded/);
    held.release();
    await prisma.$disconnect();
  });
});
