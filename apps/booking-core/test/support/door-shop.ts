import { adminKey, type Door } from './door.ts';
import { say, type Said, type Saying } from './say.ts';

export interface DoorShop {
  readonly id: string;
  readonly slug: string;
  /** `/api/tenants/{slug}`. */
  readonly path: string;
  readonly key: string;
  readonly service: string;
  readonly staff: readonly string[];
}

let shops = 0;

/** A tenant with two staff who work every hour of every day, and a 60-minute service. */
export async function openShop(
  door: Pick<Door, 'url'>,
  more: { readonly tenant?: object; readonly service?: object } = {},
): Promise<DoorShop> {
  shops += 1;
  const slug = `shop-${process.pid}-${shops}`;
  const made = await say(door, 'POST', '/api/tenants', {
    key: adminKey,
    body: {
      name: 'Shop',
      slug,
      timeZone: 'America/New_York',
      hours: { weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }] },
      ...more.tenant,
    },
  });
  if (made.status !== 201) throw new Error(`no shop: ${made.text}`);
  const { tenant, apiKey } = made.json as unknown as { tenant: { id: string }; apiKey: string };
  const path = `/api/tenants/${slug}`;
  const staff: string[] = [];
  for (const name of ['Ana', 'Ben']) {
    const body = { name, kind: 'staff' };
    const { json } = await say(door, 'POST', `${path}/resources`, { key: apiKey, body });
    staff.push(String(json['id']));
  }
  const { json } = await say(door, 'POST', `${path}/services`, {
    key: apiKey,
    body: { name: 'Cut', durationMinutes: 60, ...more.service },
  });
  return { id: tenant.id, slug, path, key: apiKey, service: String(json['id']), staff };
}

/** An instant some days ahead, on the hour, in UTC. */
export function ahead(days: number, hour = 12): string {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return `${day}T${String(hour).padStart(2, '0')}:00:00Z`;
}

let clients = 0;

/** Somebody nobody has seen before. */
export function stranger(): { name: string; phone: string; email: string } {
  clients += 1;
  const number = String(clients).padStart(4, '0');
  return { name: 'Dana Reed', phone: `+1212555${number}`, email: `dana.${number}@example.com` };
}

export interface Booked {
  readonly reference: string;
  readonly id: string;
  readonly token: string;
  readonly client: ReturnType<typeof stranger>;
  readonly clientId: string;
  readonly said: Said;
}

/** Books in one step; `body` may say more or otherwise. */
export async function book(
  door: Pick<Door, 'url'>,
  shop: DoorShop,
  start: string,
  body: object = {},
): Promise<Booked> {
  const client = stranger();
  const said = await say(door, 'POST', `${shop.path}/appointments`, {
    key: shop.key,
    body: { serviceId: shop.service, start, client, ...body },
  });
  if (said.status !== 201) throw new Error(`not booked: ${said.text}`);
  const {
    id,
    reference,
    manageUrl,
    client: answered,
  } = said.json as unknown as {
    [name: string]: string;
  } & { client: { id: string } };
  const token = String(manageUrl).split('#manage=')[1] ?? '';
  return {
    id: String(id),
    reference: String(reference),
    token,
    client,
    clientId: answered.id,
    said,
  };
}

export interface Held {
  readonly holdId: string;
  readonly holdToken: string;
  readonly said: Said;
}

/** Holds a time as a stranger. */
export async function hold(
  door: Pick<Door, 'url'>,
  shop: DoorShop,
  start: string,
  more: Saying = {},
): Promise<Held> {
  const said = await say(door, 'POST', `${shop.path}/holds`, {
    ...more,
    body: { serviceId: shop.service, start, ...(more.body as object | undefined) },
  });
  if (said.status !== 201) throw new Error(`not held: ${said.text}`);
  const { holdId, holdToken } = said.json as unknown as Omit<Held, 'said'>;
  return { holdId, holdToken, said };
}
