import { describe, expect, test } from '@jest/globals';
import { fixedClock } from '@gomomo/testing';
import { inShop } from './support/in-shop.ts';
import { newAddress, newStart, tally } from './support/callers.ts';
import { book, openShop, type DoorShop } from './support/door-shop.ts';
import { serviceKey } from './support/door.ts';
import { say } from './support/say.ts';

const clock = fixedClock(new Date().toISOString());

const { door, shop } = inShop({ clock, trustProxy: 1, bookingPerMinute: 10 });

const desk = (address: string, conversation: string) => ({
  key: serviceKey,
  headers: {
    'x-actor': `kind=client; channel=web; address=${address}; conversation=${conversation}`,
  },
});

const ask = (address: string, conversation: string, start: string, of = shop) =>
  say(door, 'POST', `${of.path}/holds`, {
    ...desk(address, conversation),
    body: { serviceId: of.service, start },
  });

const liveHolds = async (of: DoorShop): Promise<string[]> => {
  const { rows } = await door.owner.query<{ id: string }>(
    "select id from booking.claims where tenant_id = $1 and state = 'held'",
    [of.id],
  );
  return rows.map(({ id }) => id);
};

// Three holds per address turned the fourth honest visitor of an office away.
describe('conversations behind one address', () => {
  test('hold a time each, up to twenty', async () => {
    const address = newAddress();
    const answers = [];
    for (let i = 0; i < 21; i += 1) answers.push(await ask(address, `c${i}`, newStart()));
    expect(tally(answers)).toEqual({ 201: 20, 429: 1 });
    const refused = answers.at(-1);
    expect(refused?.headers.get('ratelimit-policy')).toBe('"live-holds";q=20;w=300');
    // A minute was said, whatever was left of the first hold.
    const wait = Number(refused?.headers.get('retry-after'));
    expect([wait > 240, wait <= 300]).toEqual([true, true]);
    expect((await ask(newAddress(), 'c21', newStart())).status).toBe(201);
  });

  test('one that holds a time already takes another for it, also when twenty are held', async () => {
    const own = await openShop(door);
    const address = newAddress();
    for (let i = 0; i < 20; i += 1) await ask(address, `d${i}`, newStart(), own);
    const before = await liveHolds(own);
    const moved = await ask(address, 'd3', newStart(), own);
    expect(moved.status).toBe(201);
    const after = await liveHolds(own);
    expect(after).toHaveLength(20);
    expect(after.filter((id) => !before.includes(id))).toEqual([moved.json['holdId']]);
  });

  test('the new time may overlap the earlier one; where it is refused the earlier one stays', async () => {
    const own = await openShop(door, { service: { stepMinutes: 30 } });
    const address = newAddress();
    const at = newStart();
    const later = new Date(Date.parse(at) + 30 * 60_000).toISOString();
    for (const resourceId of own.staff) await book(door, own, later, { resourceId });
    const body = { serviceId: own.service, start: newStart() };
    const path = `${own.path}/holds`;
    const first = await say(door, 'POST', path, { ...desk(address, 'e1'), body });
    const refused = await ask(address, 'e1', later, own);
    expect([refused.status, refused.json['code']]).toEqual([409, 'slot-taken']);
    expect(await liveHolds(own)).toEqual([first.json['holdId']]);
    const half = new Date(Date.parse(body.start) + 30 * 60_000).toISOString();
    const second = await ask(address, 'e1', half, own);
    expect(second.status).toBe(201);
    expect(await liveHolds(own)).toEqual([second.json['holdId']]);
    const { rows } = await door.owner.query<{ type: string }>(
      'select type from booking.outbox where aggregate_id = $1 order by aggregate_version',
      [first.json['holdId']],
    );
    expect(rows.map(({ type }) => type.split('.').at(-2))).toEqual(['created', 'released']);
  });

  test('are not counted with the holds of nobody’s conversation, and nobody else is believed one', async () => {
    const address = newAddress();
    const headers = { 'x-forwarded-for': address, ...desk(address, 'x').headers };
    const plain = () =>
      say(door, 'POST', `${shop.path}/holds`, {
        headers,
        body: { serviceId: shop.service, start: newStart() },
      });
    for (let i = 0; i < 4; i += 1) await ask(address, `f${i}`, newStart());
    expect([(await plain()).status, (await plain()).status, (await plain()).status]).toEqual([
      201, 201, 201,
    ]);
    expect((await plain()).status).toBe(429);
  });

  test('book ten times a minute each, sixty together', async () => {
    const address = newAddress();
    const bookOf = (conversation: string) => ask(address, conversation, newStart());
    const one = [];
    for (let i = 0; i < 11; i += 1) one.push(await bookOf('g'));
    expect(tally(one)).toEqual({ 201: 10, 429: 1 });
    expect(one.at(-1)?.headers.get('ratelimit-policy')).toBe('"booking";q=10;w=60');
    expect((await bookOf('h')).status).toBe(201);
    const more = [];
    for (let i = 0; i < 50; i += 1) more.push(await bookOf(`i${i % 10}`));
    expect(tally(more)).toEqual({ 201: 49, 429: 1 });
    expect(more.at(-1)?.headers.get('ratelimit-policy')).toBe('"booking-address";q=60;w=60');
  });
});
