import { describe, expect, test } from '@jest/globals';
import { fixedClock, skipUnless, startTestRedis } from '@gomomo/testing';
import { inShop } from './support/in-shop.ts';
import { from, many, newAddress, newStart, tally } from './support/callers.ts';
import { book, hold, openShop, stranger } from './support/door-shop.ts';
import { openDoor, serviceKey, type Door } from './support/door.ts';
import { say, type Saying } from './support/say.ts';

const clock = fixedClock(new Date().toISOString());
const quotas = { defaultPerMinute: 100, bookingPerMinute: 10, tenantPerMinute: 400 };

const { door, shop } = inShop(
  { ...quotas, clock, trustProxy: 1 },
  { tenant: { policy: { limits: { upcomingPerClient: 99 } } } },
);

const look = (address: string) => say(door, 'GET', shop.path, from(address));
const bookFrom = (address: string, start: string, more: Saying = {}) =>
  say(
    door,
    'POST',
    `${shop.path}/appointments`,
    from(address, { body: { serviceId: shop.service, start, client: stranger() }, ...more }),
  );

describe('R5: calls in a minute', () => {
  test('a stranger has a hundred, then is told how long to wait, and a minute later has them again', async () => {
    const address = newAddress();
    expect(tally(await many(100, () => look(address)))).toEqual({ 200: 100 });
    const refused = await look(address);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('ratelimit-policy')).toBe('"default";q=100;w=60');
    expect(refused.headers.get('ratelimit')).toBe('"default";r=0;t=60');
    expect(refused.headers.get('retry-after')).toBe('60');
    expect((await look(newAddress())).status).toBe(200);
    clock.advance(60_000);
    expect((await look(address)).status).toBe(200);
  });

  test('429 goes before 401, 404 and 400: a flood learns nothing', async () => {
    const address = newAddress();
    await many(100, () => look(address));
    for (const [path, more] of [
      ['/api/tenants', {}],
      ['/api/tenants/nobody-here', {}],
      [`${shop.path}/availability`, {}],
      [shop.path, { key: 'gmk_wrong' }],
    ] as const) {
      expect((await say(door, 'GET', path, from(address, more))).status).toBe(429);
    }
  });

  test('wrong keys count as a stranger’s calls', async () => {
    const address = newAddress();
    const wrong = from(address, { key: 'gmk_wrong' });
    expect(tally(await many(100, () => say(door, 'GET', shop.path, wrong)))).toEqual({ 401: 100 });
    expect((await look(address)).status).toBe(429);
  });

  test('an IPv6 caller is its /64, and only a trusted proxy says who calls', async () => {
    const network = '2001:db8:1:2';
    await many(100, (index) => look(`${network}::${index.toString(16)}`));
    expect((await look(`${network}:ffff::1`)).status).toBe(429);
    expect((await look('2001:db8:1:3::1')).status).toBe(200);
    const address = newAddress();
    await many(100, (index) => look(`203.0.113.${index}, ${address}`));
    expect((await look(address)).status).toBe(429);
  });

  test('without a trusted proxy nobody can say to be somebody else', async () => {
    const exposed = await openDoor({ ...quotas, clock, beside: door });
    const answers = await many(110, () => say(exposed, 'GET', shop.path, from(newAddress())));
    expect(tally(answers)).toEqual({ 200: 100, 429: 10 });
    await exposed.close();
  });

  test('a tenant key has its own, larger number, whatever the address', async () => {
    const other = await openShop(door);
    const asOwner = (address: string) =>
      say(door, 'GET', other.path, from(address, { key: other.key }));
    // Three went into opening the shop, and reads of the whole tenant are not light.
    for (let round = 0; round < 9; round += 1) {
      expect(tally(await many(44, () => asOwner(newAddress())))).toEqual({ 200: 44 });
    }
    expect(tally(await many(3, () => asOwner(newAddress())))).toEqual({ 200: 1, 429: 2 });
    const refused = await asOwner(newAddress());
    expect(refused.headers.get('ratelimit-policy')).toBe('"tenant";q=400;w=60');
    expect((await say(door, 'GET', other.path, from(newAddress()))).status).toBe(200);
    clock.advance(60_000);
  });

  test('calls with the service key are counted by nobody here', async () => {
    const address = newAddress();
    const asService = from(address, { key: serviceKey });
    const answers = await many(120, () => say(door, 'GET', shop.path, asService));
    expect(tally(answers)).toEqual({ 200: 120 });
    expect((await look(address)).status).toBe(200);
  });

  test('health, metrics and the document are exempt', async () => {
    const address = newAddress();
    await many(100, () => look(address));
    for (const path of ['/health/live', '/health/ready', '/health', '/metrics', '/openapi.json']) {
      expect([path, (await say(door, 'GET', path, from(address))).status]).toEqual([path, 200]);
    }
  });
});

describe('R5: successful booking writes in a minute', () => {
  test('of fifty bookings at once from one address exactly ten succeed, the others are told to wait', async () => {
    const address = newAddress();
    const starts = Array.from({ length: 50 }, newStart);
    const answers = await many(50, (index) => bookFrom(address, starts[index] ?? ''));
    expect(tally(answers)).toEqual({ 201: 10, 429: 40 });
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers.get('ratelimit-policy')).toBe('"booking";q=10;w=60');
    expect((await bookFrom(newAddress(), newStart())).status).toBe(201);
    clock.advance(60_000);
    expect((await bookFrom(address, newStart())).status).toBe(201);
  });

  test('holds, bookings, moves and cancels count together; refusals, replays and releases do not', async () => {
    const address = newAddress();
    const [taken, free] = [newStart(), newStart()];
    await book(door, shop, taken, { resourceId: shop.staff[0] });
    await book(door, shop, taken, { resourceId: shop.staff[1] });
    expect(tally(await many(12, () => bookFrom(address, taken)))).toEqual({ 409: 12 });
    const body = { serviceId: shop.service, start: free, client: stranger() };
    const saying = { body, headers: { 'idempotency-key': 'limit' } };
    expect(tally(await many(12, () => bookFrom(address, free, saying)))).toEqual({ 201: 12 });
    // One has been booked. Nine more: holds that are given back, a hold confirmed, a move, a cancel.
    for (let round = 0; round < 4; round += 1) {
      const { holdId, holdToken } = await hold(door, shop, newStart(), from(address));
      const release = from(address, { headers: { 'x-hold-token': holdToken } });
      await say(door, 'DELETE', `${shop.path}/holds/${holdId}`, release);
    }
    const held = await hold(door, shop, newStart(), from(address));
    const { holdId, holdToken } = held;
    const confirm = from(address, { body: { holdId, holdToken, client: body.client } });
    const confirmed = await say(door, 'POST', `${shop.path}/appointments`, confirm);
    expect([confirmed.status, await repeat(confirm), await repeat(confirm)]).toEqual([
      201, 200, 200,
    ]);
    const proof = { 'x-client-contact': body.client.phone };
    const one = `${shop.path}/appointments/${String(confirmed.json['reference'])}`;
    const change = (verb: string, more: Saying) =>
      say(door, 'POST', `${one}/${verb}`, from(address, { ...more, headers: proof }));
    expect((await change('reschedule', { body: { start: newStart() } })).status).toBe(200);
    expect((await change('reschedule', { body: { start: newStart() } })).status).toBe(200);
    expect((await change('cancel', {})).status).toBe(200);
    expect((await bookFrom(address, newStart())).status).toBe(429);
    expect((await bookFrom(address, free, saying)).headers.get('idempotency-replayed')).toBe(
      'true',
    );
    expect((await look(address)).status).toBe(200);
  });

  const repeat = async (saying: Saying): Promise<number> =>
    (await say(door, 'POST', `${shop.path}/appointments`, saying)).status;

  test('a tenant key writes without that limit at its own, and as a stranger at another’s', async () => {
    const address = newAddress();
    const starts = Array.from({ length: 12 }, newStart);
    const own = await many(12, (i) => bookFrom(address, starts[i] ?? '', asOwner(starts[i] ?? '')));
    expect(tally(own)).toEqual({ 201: 12 });
    const other = await openShop(door);
    const more = Array.from({ length: 12 }, newStart);
    const foreign = await many(12, (i) =>
      bookFrom(address, more[i] ?? '', { ...asOwner(more[i] ?? ''), key: other.key }),
    );
    expect(tally(foreign)).toEqual({ 201: 10, 429: 2 });
  });

  const asOwner = (start: string): Saying => ({
    key: shop.key,
    body: { serviceId: shop.service, start, client: stranger() },
  });

  test('the service key’s writes count for the address they carry, a phone number too', async () => {
    const through = (address: string, start: string) =>
      bookFrom(newAddress(), start, {
        key: serviceKey,
        body: { serviceId: shop.service, start, client: stranger() },
        headers: { 'x-actor': `kind=client; channel=phone; address=${address}` },
      });
    const starts = Array.from({ length: 14 }, newStart);
    const answers = await many(12, (index) => through('%2B12125550177', starts[index] ?? ''));
    expect(tally(answers)).toEqual({ 201: 10, 429: 2 });
    expect((await through('%2B12125550178', starts[12] ?? '')).status).toBe(201);
    const claimed = await bookFrom(newAddress(), starts[13] ?? '', {
      body: { serviceId: shop.service, start: starts[13], client: stranger() },
      headers: { 'x-actor': 'kind=client; channel=phone; address=%2B12125550177' },
    });
    expect(claimed.json).toMatchObject({ status: 'confirmed', channel: 'api' });
  });
});

skipUnless('redis')('R5: limits in Redis', () => {
  test('replicas count together, and each alone while Redis is away, which ready tells', async () => {
    const redis = await startTestRedis();
    const settings = { ...quotas, trustProxy: 1, redisUrl: redis.url, beside: door };
    const [one, two] = [await openDoor(settings), await openDoor(settings)];
    try {
      const address = newAddress();
      const ask = (at: Door) => say(at, 'GET', shop.path, from(address));
      const answers = await many(110, (index) => ask(index % 2 === 0 ? one : two));
      expect(tally(answers)).toEqual({ 200: 100, 429: 10 });
      const starts = Array.from({ length: 30 }, newStart);
      const booker = newAddress();
      const booked = await many(30, (index) =>
        say(
          index % 2 === 0 ? one : two,
          'POST',
          `${shop.path}/appointments`,
          from(booker, {
            body: { serviceId: shop.service, start: starts[index], client: stranger() },
          }),
        ),
      );
      expect(tally(booked)).toEqual({ 201: 10, 429: 20 });
      await redis.stop();
      const alone = newAddress();
      const askAlone = () => say(one, 'GET', shop.path, from(alone));
      expect(tally(await many(110, askAlone))).toEqual({ 200: 100, 429: 10 });
      const said = await say(
        two,
        'POST',
        `${shop.path}/appointments`,
        from(newAddress(), {
          body: { serviceId: shop.service, start: newStart(), client: stranger() },
        }),
      );
      expect(said.status).toBe(201);
      const ready = await say(one, 'GET', '/health/ready');
      expect([ready.status, ready.json['checks']]).toEqual([
        200,
        {
          postgres: expect.objectContaining({ status: 'up' }),
          redis: expect.objectContaining({ status: 'down' }),
        },
      ]);
    } finally {
      await Promise.all([one.close(), two.close()]);
      await redis.stop();
    }
  });
});
