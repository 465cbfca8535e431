import { describe, expect, test } from '@jest/globals';
import { inShop } from './support/in-shop.ts';
import { ahead, book, hold, stranger } from './support/door-shop.ts';
import { serviceKey } from './support/door.ts';
import { newStart } from './support/callers.ts';
import { say, type Saying } from './support/say.ts';

const { door, shop } = inShop();

const see = (reference: string, saying: Saying) =>
  say(door, 'GET', `${shop.path}/appointments/${encodeURIComponent(reference)}`, saying);
const contact = (text: string): Saying => ({ headers: { 'x-client-contact': text } });
const token = (text: string): Saying => ({ headers: { 'x-manage-token': text } });

describe('proof of an appointment', () => {
  test('the phone number on file in any notation, and the e-mail address in any case', async () => {
    const client = { name: 'Ana', phone: '(212) 555-0143', email: 'Ana.B@Example.com' };
    const { reference, said } = await book(door, shop, newStart(), { client });
    expect(said.json['client']).toMatchObject({
      phone: '+12125550143',
      email: 'ana.b@example.com',
    });
    for (const text of [
      ...['+12125550143', '+1 (212) 555-0143', '001 212 555 0143', '2125550143', '212.555.0143'],
      ...['1-212-555-0143', 'ana.b@example.com', 'ANA.B@EXAMPLE.COM', ' ana.b@example.com '],
    ]) {
      const seen = await see(reference, contact(text));
      expect([text, seen.status]).toEqual([text, 200]);
      expect(seen.json['manageUrl']).toMatch(new RegExp(`^/${shop.slug}#manage=`));
    }
  });

  test('an address with letters beyond ASCII, whichever way the header brings it', async () => {
    const client = { name: 'José', email: 'josé@exämple.example' };
    const { reference } = await book(door, shop, newStart(), { client });
    expect((await see(reference, contact('JOSÉ@exämple.example'))).status).toBe(200);
    const asUtf8 = Buffer.from('josé@exämple.example', 'utf8').toString('latin1');
    expect((await see(reference, contact(asUtf8))).status).toBe(200);
  });

  test('the reference in any spelling, and the id; the token of the manage link', async () => {
    const booked = await book(door, shop, newStart());
    const bare = booked.reference.replace('-', '');
    for (const named of [
      ...[
        booked.reference,
        bare,
        bare.toLowerCase(),
        ` ${bare}`,
        `${bare.slice(0, 2)}-${bare.slice(2)}`,
      ],
      ...[bare.replaceAll('0', 'O').replaceAll('1', 'I'), bare.replaceAll('1', 'l'), booked.id],
    ]) {
      const seen = await see(named, token(booked.token));
      expect([named, seen.json['id']]).toEqual([named, booked.id]);
    }
  });

  test('a token with anything changed opens nothing', async () => {
    const { reference, token: right } = await book(door, shop, newStart());
    const [named = '', kid = '', mac = ''] = right.split('.');
    const flipped = `${mac.slice(0, -2)}${mac.at(-2) === 'A' ? 'B' : 'A'}${mac.slice(-1)}`;
    for (const wrong of [
      `${named}.${kid}.${flipped}`,
      `${named}.other.${mac}`,
      `${right}.x`,
      mac,
    ]) {
      expect([wrong, (await see(reference, token(wrong))).status]).toEqual([wrong, 404]);
    }
  });

  test('the service key reads without proof, but only proof brings the manage link and lets it change', async () => {
    const { reference, client } = await book(door, shop, newStart());
    const asService = { key: serviceKey };
    const seen = await see(reference, asService);
    expect([seen.status, 'manageUrl' in seen.json]).toEqual([200, false]);
    const proved = await see(reference, { ...asService, ...contact(client.phone) });
    expect('manageUrl' in proved.json).toBe(true);
    expect((await see(reference, { ...asService, ...contact('+12125559999') })).status).toBe(404);
    const headers = {
      ...contact(client.email).headers,
      'x-actor': 'kind=client; id=session%201; channel=phone; address=%2B12125550143',
    };
    const path = `${shop.path}/appointments/${reference}`;
    const moved = await say(door, 'POST', `${path}/reschedule`, {
      ...asService,
      headers,
      body: { start: newStart() },
    });
    expect([moved.status, 'manageUrl' in moved.json]).toEqual([200, true]);
    const history = await say(door, 'GET', `${path}/history`, { key: shop.key });
    expect((history.json['items'] as unknown as { actor: object }[])[1]?.actor).toEqual({
      kind: 'client',
      id: 'session 1',
      channel: 'phone',
    });
  });

  test('the tenant’s own key needs no proof, and a wrong one beside it does no harm', async () => {
    const { reference } = await book(door, shop, newStart());
    const seen = await see(reference, { key: shop.key, ...contact('+12125559999') });
    expect([seen.status, 'manageUrl' in seen.json]).toEqual([200, false]);
  });
});

describe('moving', () => {
  const ask = (verb: string, query: Record<string, string>, saying: Saying = {}) =>
    say(
      door,
      'GET',
      `${shop.path}/availability${verb}?${new URLSearchParams({ serviceId: shop.service, ...query }).toString()}`,
      saying,
    );

  test('without proof is not found; with it the own time is free to look at, but not to hold', async () => {
    const start = newStart();
    const [ana = ''] = shop.staff;
    const { reference, client } = await book(door, shop, start, { resourceId: ana });
    const window = { from: start, to: start, resourceId: ana };
    for (const more of [{ moving: reference }, { moving: '7QK4-MD2X' }]) {
      expect((await ask('', { ...window, ...more })).status).toBe(404);
      expect((await ask('/explain', { start, resourceId: ana, ...more })).status).toBe(404);
    }
    expect((await ask('', window)).json['slots']).toEqual([]);
    const proof = contact(client.phone);
    for (const saying of [proof, { key: shop.key }]) {
      const free = await ask('', { ...window, moving: reference }, saying);
      expect(free.json['slots']).toHaveLength(1);
      const told = await ask('/explain', { start, resourceId: ana, moving: reference }, saying);
      expect(told.json).toMatchObject({ available: true });
    }
    const wish = { serviceId: shop.service, start, resourceId: ana, moving: reference };
    const own = await say(door, 'POST', `${shop.path}/holds`, { body: wish, ...proof });
    expect(own.json).toMatchObject({ status: 409, code: 'slot-taken', reason: 'busy' });
    const unproved = await say(door, 'POST', `${shop.path}/holds`, { body: wish });
    expect(unproved.status).toBe(404);
  });

  test('a hold for a move is taken up by the move, which may also overlap the own old time in one step', async () => {
    const start = newStart();
    const later = start.replace('T12', 'T14');
    const { reference, client } = await book(door, shop, start);
    const proof = contact(client.phone);
    const held = await hold(door, shop, later, { body: { moving: reference }, ...proof });
    const path = `${shop.path}/appointments/${reference}/reschedule`;
    const body = { holdId: held.holdId, holdToken: held.holdToken };
    const moved = await say(door, 'POST', path, { ...proof, body });
    expect(moved.json).toMatchObject({ status: 'confirmed', version: 2 });
    const again = await say(door, 'POST', path, { ...proof, body });
    expect([again.status, again.json['version']]).toEqual([200, 2]);
    await say(door, 'PATCH', `${shop.path}/services/${shop.service}`, {
      key: shop.key,
      body: { stepMinutes: 30 },
    });
    const overlapping = later.replace('T14:00', 'T14:30');
    const nudged = await say(door, 'POST', path, { ...proof, body: { start: overlapping } });
    expect([nudged.status, Date.parse(String(nudged.json['start']))]).toEqual([
      200,
      Date.parse(overlapping),
    ]);
  });
});

test('a held time is free for its holder alone, and says "held" to everybody else', async () => {
  const start = newStart();
  const [ana = ''] = shop.staff;
  const { holdId, holdToken } = await hold(door, shop, start, { body: { resourceId: ana } });
  const path = `${shop.path}/availability/explain?serviceId=${shop.service}&start=${start}&resourceId=${ana}`;
  const own = await say(door, 'GET', path, { headers: { 'x-hold-token': holdToken } });
  expect(own.json).toMatchObject({ available: true });
  const foreign = await hold(door, shop, newStart());
  for (const headers of [{}, { 'x-hold-token': 'x.y.z' }, { 'x-hold-token': foreign.holdToken }]) {
    const told = await say(door, 'GET', path, { headers });
    expect(told.json).toMatchObject({ available: false, reason: 'held' });
  }
  const lost = await say(door, 'POST', `${shop.path}/holds`, {
    body: { serviceId: shop.service, start, resourceId: ana },
  });
  expect(lost.json).toMatchObject({ code: 'slot-taken', reason: 'held' });
  const [, ...signature] = holdToken.split('.');
  const other = [foreign.holdId, ...signature].join('.');
  const client = stranger();
  for (const body of [
    { holdId, holdToken: foreign.holdToken, client },
    { holdId: foreign.holdId, holdToken, client },
    { holdId: foreign.holdId, holdToken: other, client },
    { holdId: 'none', holdToken: 'none', client },
  ]) {
    expect((await say(door, 'POST', `${shop.path}/appointments`, { body })).status).toBe(404);
  }
});

test('what a stranger writes never changes or reveals a client on file', async () => {
  const client = { name: 'Rosa Diaz', phone: '+12125550166', email: 'rosa@example.com' };
  const first = await book(door, shop, newStart(), { client });
  const impostor = { name: 'Mallory', phone: '+12125550166', email: 'mallory@example.com' };
  const said = await say(door, 'POST', `${shop.path}/appointments`, {
    body: { serviceId: shop.service, start: newStart(), client: impostor },
  });
  expect(said.json).toMatchObject({ client: { ...impostor, id: first.clientId } });
  expect(said.text).not.toContain('Rosa');
  expect(said.text).not.toContain('rosa@example.com');
  const found = await say(door, 'GET', `${shop.path}/clients?contact=%2B12125550166`, {
    key: shop.key,
  });
  expect(found.json['items']).toEqual([expect.objectContaining({ ...client, id: first.clientId })]);
  expect((await see(first.reference, contact(impostor.email))).status).toBe(404);
  const { rows } = await door.owner.query('select name, email from booking.clients where id = $1', [
    first.clientId,
  ]);
  expect(rows).toEqual([{ name: 'Rosa Diaz', email: 'rosa@example.com' }]);
});

test('a client may have five appointments to come; the sixth is refused, and the tenant may still book it', async () => {
  const client = stranger();
  const wish = () => ({ serviceId: shop.service, start: newStart(), client });
  const statuses: number[] = [];
  for (let i = 0; i < 6; i += 1) {
    const said = await say(door, 'POST', `${shop.path}/appointments`, { body: wish() });
    statuses.push(said.status);
    if (said.status === 422) expect(said.json).toMatchObject({ reason: 'limit' });
  }
  expect(statuses).toEqual([201, 201, 201, 201, 201, 422]);
  const { holdId, holdToken } = await hold(door, shop, ahead(120));
  const confirm = { body: { holdId, holdToken, client } };
  const refused = await say(door, 'POST', `${shop.path}/appointments`, confirm);
  expect(refused.json).toMatchObject({ code: 'slot-unavailable', reason: 'limit' });
  const asOwner = { key: shop.key, body: wish() };
  expect((await say(door, 'POST', `${shop.path}/appointments`, asOwner)).status).toBe(201);
});
