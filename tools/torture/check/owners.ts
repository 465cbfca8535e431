import type { Data } from '../look/data.ts';

/** Whose each thing is that can be named by its id, the businesses themselves too. */
export function toOwners({
  shops,
  appointments,
  claims,
  outbox,
}: Pick<Data, 'shops' | 'appointments' | 'claims' | 'outbox'>): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const { id, staff, desks, cut, walkIn } of shops) {
    for (const own of [id, ...staff, ...desks, cut, walkIn]) owners.set(own, id);
  }
  for (const { id, client, tenant } of appointments) {
    owners.set(id, tenant);
    owners.set(client, tenant);
  }
  for (const { id, tenant } of claims) owners.set(id, tenant);
  for (const { aggregate, tenant } of outbox) owners.set(aggregate, tenant);
  return owners;
}
