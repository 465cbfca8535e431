import type { Product } from '@gomomo/testing';

export const always = [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }];

/** One request to the product's API: with the operator's key unless another is given, `null` for none. */
export async function ask(
  product: Product,
  method: string,
  path: string,
  { body, key = product.adminKey }: { body?: unknown; key?: string | null } = {},
): Promise<{ status: number; json: Record<string, unknown> }> {
  const response = await fetch(`${product.url}${path}`, {
    method,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    json: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
}

/** A business of its own; answers its key. */
export async function openBusiness(
  product: Product,
  more: { readonly slug: string } & Readonly<Record<string, unknown>>,
): Promise<string> {
  const tenant = { name: 'Corner Studio', timeZone: 'America/New_York', ...more };
  const { status, json } = await ask(product, 'POST', '/api/tenants', { body: tenant });
  if (status !== 201) throw new Error(JSON.stringify(json));
  return json['apiKey'] as string;
}

interface Row {
  readonly reference: string;
  readonly start: string;
  readonly status: string;
  readonly channel: string;
  readonly client: { readonly name: string };
}

/** The appointments of a phone number, as the business sees them. */
export async function appointmentsOf(
  product: Product,
  contact: string,
  tenant = 'bloom',
): Promise<Row[]> {
  const from = new Date(Date.now() - 86_400_000).toISOString();
  const to = new Date(Date.now() + 60 * 86_400_000).toISOString();
  const query = new URLSearchParams({ from, to, contact });
  const { json } = await ask(product, 'GET', `/api/tenants/${tenant}/appointments?${query}`);
  return (json['items'] ?? []) as Row[];
}
