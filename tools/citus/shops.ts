import { randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';

export interface LoadShop {
  readonly tenantId: string;
  readonly serviceId: string;
  readonly resourceId: string;
}

const hours = { weekly: [], overrides: [] };
const firstStart = Date.UTC(2031, 0, 6);
const visitMs = 1_800_000;

/** Shops of one resource each, so that their tenants lie on all shards. */
export async function openShops(owner: Pool, count: number): Promise<LoadShop[]> {
  const shops: LoadShop[] = [];
  for (let index = 0; index < count; index += 1) {
    const shop = { tenantId: randomUUID(), serviceId: randomUUID(), resourceId: randomUUID() };
    const slug = `load-${shop.tenantId.slice(-12)}`;
    await owner.query(
      `insert into booking.tenants (id, slug, name, time_zone, locale, country, currency, hours)
       values ($1, $2, 'Load', 'America/New_York', 'en-US', 'US', 'USD', $3)`,
      [shop.tenantId, slug, hours],
    );
    await owner.query(
      `insert into booking.resources (tenant_id, id, name, kind) values ($1, $2, 'Ana Reyes', 'staff')`,
      [shop.tenantId, shop.resourceId],
    );
    await owner.query(
      `insert into booking.services (tenant_id, id, name, duration_minutes) values ($1, $2, 'Deep tissue massage', 30)`,
      [shop.tenantId, shop.serviceId],
    );
    shops.push(shop);
  }
  return shops;
}

/** As the product books for a stranger with a key, a phone number and an e-mail address. */
const book = {
  name: 'load_book',
  text: `select booking.book(p_tenant => $1, p_catalogue => $2, p_now => $3, p_claim => $4, p_appointment => $5,
    p_references => $6, p_service => $7, p_resources => $8, p_start => $9, p_end => $10, p_from => $9, p_to => $10,
    p_day_from => $9, p_day_to => $10, p_new_client => $11, p_name => $12, p_phone => $13, p_email => $14, p_notes => null,
    p_most_upcoming => 5, p_limits => null, p_actor => '(client,,web)', p_event => $15, p_traceparent => $16, p_key => $17,
    p_body => $18, p_draft => $19, p_agreed => $20) as outcome`,
};

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const reference = (): string =>
  [...randomBytes(8)].map((byte) => alphabet[byte % 32] ?? '0').join('');

/** A stranger and a time that nobody else of the run asks for, the `n`th of the shop. */
function drawVisit(n: number) {
  const digits = String(randomBytes(4).readUInt32BE() % 1_000_000_000).padStart(9, '0');
  return {
    start: new Date(firstStart + n * visitMs).toISOString(),
    end: new Date(firstStart + (n + 1) * visitMs).toISOString(),
    now: new Date().toISOString(),
    ...{ appointment: randomUUID(), client: randomUUID(), code: reference() },
    contact: { name: 'Dana Reed', phone: `+1${digits}0`, email: `dana.${digits}@example.com` },
  };
}

type Visit = ReturnType<typeof drawVisit>;

const agreed = { name: 'Deep tissue massage', priceMinor: 9500, currency: 'USD' };

/** The event, as the product drafts it. */
const draftOf = (shop: LoadShop, { start, end, now, code, ...visit }: Visit): object => ({
  appointment: {
    ...{ id: visit.appointment, reference: `${code.slice(0, 4)}-${code.slice(4)}` },
    ...{ status: 'confirmed', version: 1, start, end, timeZone: 'America/New_York' },
    service: { id: shop.serviceId, minutes: 30, ...agreed },
    resource: { id: shop.resourceId, name: 'Ana Reyes' },
    ...{ clientId: visit.client, channel: 'web', createdAt: now, updatedAt: now },
  },
  pii: visit.contact,
  actor: { kind: 'client', channel: 'web' },
  changed: [],
});

function valuesOf(shop: LoadShop, catalogue: number, visit: Visit): unknown[] {
  const { start, end, now, contact } = visit;
  const trace = `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
  return [
    ...[shop.tenantId, catalogue, now, randomUUID(), visit.appointment, [visit.code]],
    ...[shop.serviceId, [shop.resourceId], start, end],
    ...[visit.client, contact.name, contact.phone, contact.email, randomUUID(), trace],
    ...[randomBytes(32), randomBytes(32)],
    ...[JSON.stringify(draftOf(shop, visit)), JSON.stringify(agreed)],
  ];
}

/** Books the `n`th time of a shop. @throws Error for any outcome but `booked` */
export async function bookOnce(
  pool: Pool,
  shop: LoadShop,
  catalogue: number,
  n: number,
): Promise<void> {
  const values = valuesOf(shop, catalogue, drawVisit(n));
  const { rows } = await pool.query<{ outcome: { outcome: string } }>({ ...book, values });
  const outcome = rows[0]?.outcome.outcome;
  if (outcome !== 'booked') throw new Error(`booking answered ${outcome}`);
}
