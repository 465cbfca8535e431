/** A shop of a running product as its owner asks it. */
export interface Shop {
  ask<Body>(path: string, body?: object, headers?: Record<string, string>): Promise<Body>;
  status(path: string, body: object): Promise<number>;
}

export interface Appointment {
  readonly id: string;
  readonly reference: string;
  readonly start: string;
  readonly status: string;
  readonly version: number;
  readonly manageUrl?: string;
}

export interface Slot {
  readonly start: string;
  readonly resourceIds: readonly string[];
}

export function openShop(url: string, slug: string, key: string): Shop {
  const send = (path: string, body?: object, headers: Record<string, string> = {}) =>
    fetch(`${url}/api/tenants/${slug}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    async ask<Body>(path: string, body?: object, headers?: Record<string, string>) {
      const response = await send(path, body, headers);
      const answer = (await response.json()) as Body;
      if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
      return answer;
    },
    status: async (path, body) => (await send(path, body)).status,
  };
}

/** Free starts of the shop's first service in the coming days. */
export async function freeSlots(shop: Shop): Promise<{ serviceId: string; slots: Slot[] }> {
  const { items } = await shop.ask<{ items: { id: string }[] }>('/services');
  const serviceId = items[0]?.id ?? '';
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const query = new URLSearchParams({ serviceId, from: day(1), to: day(9) });
  const { slots } = await shop.ask<{ slots: Slot[] }>(`/availability?${query}`);
  return { serviceId, slots };
}

/** Everything of every appointment, as the owner sees it, history included. */
export async function readDiary(shop: Shop): Promise<unknown[]> {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const query = new URLSearchParams({ from: day(-1), to: day(30), limit: '200' });
  const { items } = await shop.ask<{ items: Appointment[] }>(`/appointments?${query}`);
  return Promise.all(
    items.map(async (item) => [item, await shop.ask(`/appointments/${item.reference}/history`)]),
  );
}
