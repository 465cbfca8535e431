import { beforeAll, describe, expect, test } from '@jest/globals';
import { fixedClock } from '@gomomo/testing';
import { inShop } from './support/in-shop.ts';
import { from, many, newAddress, newStart, tally } from './support/callers.ts';
import { book, hold, openShop, type Booked } from './support/door-shop.ts';
import { serviceKey } from './support/door.ts';
import { say } from './support/say.ts';

const clock = fixedClock(new Date().toISOString());

const { door, shop } = inShop({ clock, trustProxy: 1 });

test('R5: an address keeps three times at a tenant’s at once; the fourth is refused until one is given back', async () => {
  const address = newAddress();
  const asked = () =>
    say(
      door,
      'POST',
      `${shop.path}/holds`,
      from(address, { body: { serviceId: shop.service, start: newStart() } }),
    );
  const first = await asked();
  expect(tally([first, ...(await many(5, asked))])).toEqual({ 201: 3, 429: 3 });
  expect((await asked()).headers.get('ratelimit-policy')).toBe('"live-holds";q=3;w=300');
  const { holdId, holdToken } = first.json as unknown as { holdId: string; holdToken: string };
  const release = from(address, { headers: { 'x-hold-token': holdToken } });
  expect((await say(door, 'DELETE', `${shop.path}/holds/${holdId}`, release)).status).toBe(204);
  expect((await asked()).status).toBe(201);
  const other = await openShop(door);
  await hold(door, other, newStart(), from(address));
  clock.advance(5 * 60_000);
  expect((await asked()).status).toBe(201);
});

describe('R5: wrong proofs', () => {
  let booked: Booked;
  beforeAll(async () => {
    booked = await book(door, shop, newStart());
  });
  const see = (reference: string, contact: string, address = newAddress()) =>
    say(
      door,
      'GET',
      `${shop.path}/appointments/${reference}`,
      from(address, { headers: { 'x-client-contact': contact } }),
    );

  const guess = (n: number) => `+121255599${String(n).padStart(2, '0')}`;

  test('five for an appointment from an address, by id or reference in any spelling, then even the right one waits; a quarter of an hour later it is heard', async () => {
    const { reference, id, client } = booked;
    const address = newAddress();
    const spellings = [reference, reference.toLowerCase(), reference.replace('-', ''), id];
    const guesses = await many(9, (i) => see(spellings[i % 4] ?? '', guess(i), address));
    expect(tally(guesses)).toEqual({ 404: 5, 429: 4 });
    const right = await see(reference, client.phone, address);
    expect([right.status, right.headers.get('retry-after')]).toEqual([429, '900']);
    expect(right.json['detail']).toContain('15 min');
    expect((await see(reference, client.phone)).status).toBe(200);
    clock.advance(15 * 60_000);
    expect((await see(reference, client.phone, address)).status).toBe(200);
  });

  // Five wrong contacts, from anywhere, locked the holder of the valid manage link out for 15 minutes.
  test('a right manage link and the tenant are heard whatever strangers have guessed', async () => {
    const { reference, token } = await book(door, shop, newStart());
    const address = newAddress();
    await many(25, (i) => see(reference, guess(i), address));
    await many(30, (i) => see(reference, guess(i)));
    const headers = { 'x-manage-token': token };
    const path = `${shop.path}/appointments/${reference}`;
    const call = (method: string, more: object) =>
      say(door, method, path, from(address, { headers, ...more }));
    expect((await call('GET', {})).status).toBe(200);
    const both = { headers: { ...headers, 'x-client-contact': 'a@b.example' } };
    expect((await call('GET', both)).status).toBe(200);
    expect((await say(door, 'GET', path, { key: shop.key })).status).toBe(200);
    const change = await say(door, 'POST', `${path}/cancel`, from(address, { headers }));
    expect(change.status).toBe(200);
  });

  test('a wrong manage link is not found and takes no guess away', async () => {
    const { reference, client } = await book(door, shop, newStart());
    const address = newAddress();
    const wrong = await many(25, () =>
      say(
        door,
        'GET',
        `${shop.path}/appointments/${reference}`,
        from(address, { headers: { 'x-manage-token': booked.token } }),
      ),
    );
    expect(tally(wrong)).toEqual({ 404: 25 });
    expect((await see(reference, client.phone, address)).status).toBe(200);
  });

  test('thirty for an appointment from everywhere, then every contact waits', async () => {
    const { reference, client } = await book(door, shop, newStart());
    const guesses = [];
    for (let i = 0; i < 31; i += 1) guesses.push(await see(reference, guess(i)));
    expect(tally(guesses)).toEqual({ 404: 30, 429: 1 });
    const right = await see(reference, client.phone);
    expect([right.status, right.headers.get('ratelimit-policy')]).toEqual([
      429,
      '"contacts-of-appointment";q=30;w=900',
    ]);
  });

  test('a reference that does not exist is counted just the same', async () => {
    const address = newAddress();
    const guesses = [];
    for (let i = 0; i < 6; i += 1) guesses.push(await see('7QK4-MD2X', guess(i), address));
    expect(guesses.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 429]);
  });

  test('twenty for an address, over all tenants, however many references it tries', async () => {
    const address = newAddress();
    const other = await openShop(door);
    const reference = (i: number) => `7QK4-0${String(i).padStart(3, '0')}`;
    const here = await many(12, (i) => see(reference(i), 'a@b.example', address));
    const there = await many(12, (i) =>
      say(
        door,
        'GET',
        `${other.path}/appointments/${reference(i)}`,
        from(address, { headers: { 'x-client-contact': 'a@b.example' } }),
      ),
    );
    expect([tally(here), tally(there)]).toEqual([{ 404: 12 }, { 404: 8, 429: 4 }]);
    const headers = { 'x-actor': `kind=client; channel=web; address=${address}` };
    const through = await say(door, 'GET', `${shop.path}/appointments/7QK4-0999`, {
      key: serviceKey,
      headers: { ...headers, 'x-client-contact': 'a@b.example' },
    });
    expect(through.status).toBe(429);
  });

  test('no proof at all is a 404 that nobody counts', async () => {
    const address = newAddress();
    const { reference } = await book(door, shop, newStart());
    const blind = await many(25, () =>
      say(door, 'GET', `${shop.path}/appointments/${reference}`, from(address)),
    );
    expect(tally(blind)).toEqual({ 404: 25 });
  });
});
