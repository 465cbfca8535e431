import { describe, expect, test } from '@jest/globals';
import { inShop } from './support/in-shop.ts';
import { newStart } from './support/callers.ts';
import { ahead, book, hold, openShop, stranger } from './support/door-shop.ts';
import { adminKey, serviceKey } from './support/door.ts';
import { say } from './support/say.ts';

const { door, shop } = inShop();

/** Tables that hold the text in any column. */
async function findInDatabase(text: string): Promise<string[]> {
  const { rows } = await door.owner.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const hits = await door.owner.query(
      `select from ${name} t where strpos(t::text, $1) > 0 limit 1`,
      [text],
    );
    if (hits.rowCount !== 0) found.push(name);
  }
  return found;
}

describe('keys', () => {
  test('R11: a key is shown once, stored as a hash, one of several, and dead the moment it is revoked', async () => {
    const made = await say(door, 'POST', `${shop.path}/keys`, {
      key: shop.key,
      body: { name: 'till' },
    });
    const { key, id, prefix } = made.json as unknown as Record<'key' | 'id' | 'prefix', string>;
    expect(key).toMatch(/^gmk_[\w-]{43}$/);
    expect(key.startsWith(prefix)).toBe(true);
    const listed = await say(door, 'GET', `${shop.path}/keys`, { key });
    expect((listed.json['items'] as unknown as object[]).length).toBeGreaterThanOrEqual(2);
    expect(listed.text).not.toContain(key);
    expect((await say(door, 'DELETE', `${shop.path}/keys/${id}`, { key })).status).toBe(204);
    expect((await say(door, 'GET', `${shop.path}/keys`, { key })).status).toBe(401);
    expect((await say(door, 'DELETE', `${shop.path}/keys/${id}`, { key: shop.key })).status).toBe(
      404,
    );
    expect(await findInDatabase(key)).toEqual([]);
    expect(await findInDatabase(shop.key)).toEqual([]);
  });
});

describe('erasure', () => {
  test('a client’s contacts are nowhere any more, the appointments stay nameless, the state topic gets tombstones', async () => {
    const client = { name: 'Zelda Erasable', phone: '+12125550188', email: 'zelda@erase.example' };
    const booked = await book(door, shop, newStart(), { client, notes: 'knows zelda-secret' });
    const path = `${shop.path}/appointments/${booked.reference}`;
    const cancelled = await book(door, shop, newStart(), { client });
    await say(door, 'POST', `${shop.path}/appointments/${cancelled.reference}/cancel`, {
      key: shop.key,
      body: { reason: 'zelda-secret illness' },
      headers: { 'idempotency-key': 'zelda' },
    });
    const actor = `kind=client; channel=phone; address=${encodeURIComponent(client.phone)}`;
    const calling = { key: serviceKey, headers: { 'x-actor': actor } };
    const held = await hold(door, shop, newStart(), calling);
    await say(door, 'DELETE', `${shop.path}/holds/${held.holdId}`, {
      key: serviceKey,
      headers: { 'x-actor': actor, 'x-hold-token': held.holdToken },
    });
    const one = `${shop.path}/clients/${booked.clientId}`;
    expect((await say(door, 'DELETE', one, { key: shop.key })).status).toBe(204);
    expect((await say(door, 'DELETE', one, { key: shop.key })).status).toBe(404);
    for (const text of ['Zelda', '+12125550188', 'zelda@erase.example', 'zelda-secret']) {
      const found = await findInDatabase(text);
      // A call's limit is counted by its number for a minute.
      expect([text, found.filter((name) => name !== 'shared_state.limits')]).toEqual([text, []]);
    }
    const seen = await say(door, 'GET', path, { key: shop.key });
    expect(seen.json).toMatchObject({
      status: 'confirmed',
      version: 2,
      client: { id: booked.clientId, name: null, phone: null, email: null },
      notes: null,
    });
    const proof = { 'x-client-contact': client.phone };
    expect((await say(door, 'GET', path, { headers: proof })).status).toBe(404);
    const found = await say(door, 'GET', `${shop.path}/clients?contact=%2B12125550188`, {
      key: shop.key,
    });
    expect(found.json['items']).toEqual([]);
    const history = await say(door, 'GET', `${path}/history`, { key: shop.key });
    expect((history.json['items'] as unknown as { action: string }[]).map((e) => e.action)).toEqual(
      ['confirmed', 'erased'],
    );
    const { rows } = await door.owner.query(
      `select topic, payload, aggregate_version from booking.outbox
        where aggregate_id = $1 and payload is null`,
      [booked.id],
    );
    expect(rows).toEqual([{ topic: 'booking.state.v1', payload: null, aggregate_version: 2 }]);
    const again = await book(door, shop, newStart(), { client });
    expect(again.clientId).not.toBe(booked.clientId);
  });

  test('a tenant is gone with everything, at once, and its keys with it', async () => {
    const doomed = await openShop(door, {
      tenant: { name: 'Doomed Parlour', phoneNumbers: ['+12125550199'] },
    });
    const keyed = { key: adminKey, headers: { 'idempotency-key': 'doomed' } };
    const twin = { name: 'Doomed Parlour', slug: `${doomed.slug}-twin`, timeZone: 'Europe/London' };
    const made = await say(door, 'POST', '/api/tenants', { ...keyed, body: twin });
    const twinId = (made.json['tenant'] as unknown as { id: string }).id;
    await book(door, doomed, newStart(), { client: stranger() });
    await say(door, 'POST', `${doomed.path}/holds`, {
      body: { serviceId: doomed.service, start: ahead(90) },
    });
    expect((await say(door, 'GET', doomed.path, { key: doomed.key })).status).toBe(200);
    for (const id of [doomed.id, twinId]) {
      const gone = await say(door, 'DELETE', `/api/tenants/${id}`, { key: adminKey });
      expect(gone.status).toBe(204);
    }
    expect((await say(door, 'GET', doomed.path)).status).toBe(404);
    expect((await say(door, 'GET', doomed.path, { key: doomed.key })).status).toBe(401);
    expect((await say(door, 'DELETE', doomed.path, { key: adminKey })).status).toBe(404);
    const wish = { serviceId: doomed.service, start: newStart() };
    expect((await say(door, 'POST', `${doomed.path}/holds`, { body: wish })).status).toBe(404);
    expect(await findInDatabase('Doomed Parlour')).toEqual([]);
    const left = await findInDatabase(doomed.id);
    expect(left.filter((name) => name.startsWith('booking.'))).toEqual(['booking.outbox']);
    const reborn = await say(door, 'POST', '/api/tenants', {
      key: adminKey,
      body: {
        name: 'Next',
        slug: doomed.slug,
        timeZone: 'Europe/London',
        phoneNumbers: ['+12125550199'],
      },
    });
    expect(reborn.status).toBe(201);
  });
});
