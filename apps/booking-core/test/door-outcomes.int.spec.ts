import { describe, expect, test } from '@jest/globals';
import { fixedClock } from '@gomomo/testing';
import { inShop } from './support/in-shop.ts';
import { book, hold, openShop, stranger } from './support/door-shop.ts';
import { serviceKey } from './support/door.ts';
import { say, type Said } from './support/say.ts';

const clock = fixedClock('2027-03-01T09:00:00Z');

const { door, shop } = inShop({ clock }, { service: { priceMinor: 9_500 } });

const appointment = (reference: string, verb = '') =>
  `${shop.path}/appointments/${reference}${verb}`;
const post = (reference: string, verb: string, body: object = {}, key = shop.key) =>
  say(door, 'POST', appointment(reference, verb), { key, body });
const eventsOf = async (id: string): Promise<string[]> => {
  const { rows } = await door.owner.query<{ type: string }>(
    'select type from booking.outbox where aggregate_id = $1 order by aggregate_version',
    [id],
  );
  return rows.map(({ type }) => type.split('.').at(-2) ?? '');
};
const coded = ({ status, json }: Said) => [status, json['code'] ?? json['status']];

// Ten days ahead an appointment could be a no-show, for good.
describe('an outcome', () => {
  test.each(['/complete', '/no-show'])('%s is refused before the start', async (verb) => {
    const { reference } = await book(door, shop, '2027-03-11T09:00:00Z');
    const refused = await post(reference, verb);
    expect(coded(refused)).toEqual([409, 'invalid-state']);
    expect(refused.json['appointment']).toMatchObject({ reference, status: 'confirmed' });
    expect(refused.json['detail']).toContain('has begun');
    clock.advance(Date.parse('2027-03-11T09:00:00Z') - clock.now());
    expect((await post(reference, verb)).status).toBe(200);
    clock.advance(Date.parse('2027-03-01T09:00:00Z') - clock.now());
    await post(reference, '/reopen');
    await post(reference, '/cancel');
  });

  test('is taken back once, with a version, an event and a line of history', async () => {
    const { reference, id } = await book(door, shop, '2027-03-01T09:00:00Z');
    expect(coded(await post(reference, '/no-show'))).toEqual([200, 'no_show']);
    expect(coded(await post(reference, '/reopen', { version: 1 }))).toEqual([
      409,
      'version-conflict',
    ]);
    const back = await post(reference, '/reopen', { version: 2 });
    expect([back.status, back.json['status'], back.json['version']]).toEqual([200, 'confirmed', 3]);
    expect(await eventsOf(id)).toEqual(['confirmed', 'no_show', 'reopened']);
    const history = await say(door, 'GET', appointment(reference, '/history'), { key: shop.key });
    expect(history.json['items']).toContainEqual(expect.objectContaining({ action: 'reopened' }));
    expect(coded(await post(reference, '/reopen'))).toEqual([409, 'invalid-state']);
    expect(coded(await post(reference, '/complete'))).toEqual([200, 'completed']);
    await post(reference, '/reopen');
    await post(reference, '/cancel');
    expect(coded(await post(reference, '/reopen'))).toEqual([409, 'already-cancelled']);
  });

  test('is the tenant’s to take back', async () => {
    const { reference } = await book(door, shop, '2027-03-02T09:00:00Z');
    expect((await post(reference, '/reopen', {}, serviceKey)).status).toBe(403);
    const headers = { 'x-client-contact': 'a@b.example' };
    const stranger = await say(door, 'POST', appointment(reference, '/reopen'), {
      headers,
      body: {},
    });
    expect(stranger.status).toBe(401);
  });
});

describe('a move that changes nothing', () => {
  test.each([
    ['without a resource', false],
    ['with its own', true],
  ])('%s is answered 200 with the same version and no event', async (_name, named) => {
    const { reference, id, said } = await book(door, shop, `2027-03-0${named ? 4 : 5}T09:00:00Z`);
    const { start, resource } = said.json as unknown as { start: string; resource: { id: string } };
    const body = { start, ...(named ? { resourceId: resource.id.toUpperCase() } : {}) };
    const key = { 'idempotency-key': `same-${reference}` };
    for (const headers of [{}, key, key]) {
      const same = await say(door, 'POST', appointment(reference, '/reschedule'), {
        ...{ key: shop.key, body, headers },
      });
      expect([same.status, same.json['version'], same.json['start']]).toEqual([200, 1, start]);
    }
    expect(await eventsOf(id)).toEqual(['confirmed']);
  });

  test('is asked after state and version, before the slot rules', async () => {
    const { reference, said } = await book(door, shop, '2027-03-06T09:00:00Z');
    const body = { start: String(said.json['start']) };
    expect(coded(await post(reference, '/reschedule', { ...body, version: 7 }))).toEqual([
      409,
      'version-conflict',
    ]);
    await say(door, 'PATCH', shop.path, { key: shop.key, body: { hours: { weekly: [] } } });
    expect((await post(reference, '/reschedule', body)).status).toBe(200);
    await say(door, 'PATCH', shop.path, {
      key: shop.key,
      body: { hours: { weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }] } },
    });
    await post(reference, '/cancel');
    expect(coded(await post(reference, '/reschedule', body))).toEqual([409, 'already-cancelled']);
  });
});

describe('what was agreed', () => {
  test('stays on the appointment when the service is renamed, gets dearer and longer', async () => {
    const own = await openShop(door, { service: { priceMinor: 9_500 } });
    const held = await hold(door, own, '2027-03-08T09:00:00Z');
    const booked = await book(door, own, '2027-03-09T09:00:00Z');
    const change = { name: 'Cut & dry', priceMinor: 12_000, durationMinutes: 90 };
    await say(door, 'PATCH', `${own.path}/services/${own.service}`, { key: own.key, body: change });
    const confirmed = await say(door, 'POST', `${own.path}/appointments`, {
      body: { holdId: held.holdId, holdToken: held.holdToken, client: stranger() },
    });
    const agreed = {
      id: own.service,
      name: 'Cut',
      minutes: 60,
      priceMinor: 9_500,
      currency: 'USD',
    };
    expect(confirmed.json['service']).toEqual(agreed);
    const moved = await say(
      door,
      'POST',
      `${own.path}/appointments/${booked.reference}/reschedule`,
      {
        key: own.key,
        body: { start: '2027-03-09T12:00:00Z' },
      },
    );
    // The grid is that of 90 minutes by now, the appointment stays one of 60.
    expect(coded(moved)).toEqual([422, 'slot-unavailable']);
    const onGrid = await say(
      door,
      'POST',
      `${own.path}/appointments/${booked.reference}/reschedule`,
      {
        key: own.key,
        body: { start: '2027-03-09T12:30:00Z' },
      },
    );
    expect([onGrid.status, onGrid.json['service']]).toEqual([200, agreed]);
    const minutes =
      (Date.parse(String(onGrid.json['end'])) - Date.parse(String(onGrid.json['start']))) / 60_000;
    expect(minutes).toBe(60);
    const anew = await book(door, own, '2027-03-10T05:00:00Z');
    expect(anew.said.json['service']).toEqual({
      ...agreed,
      ...{ name: 'Cut & dry', priceMinor: 12_000, minutes: 90 },
    });
  });

  test('names no price where the service has none', async () => {
    const own = await openShop(door);
    const { said } = await book(door, own, '2027-03-09T09:00:00Z');
    expect(said.json['service']).toEqual({ id: own.service, name: 'Cut', minutes: 60 });
  });

  test('a hold whose resource has left is refused with others that are free', async () => {
    const own = await openShop(door);
    const [ana = ''] = own.staff;
    const start = '2027-03-08T09:00:00Z';
    const wanted = { body: { resourceId: ana } };
    const held = await hold(door, own, start, wanted);
    const confirm = () =>
      say(door, 'POST', `${own.path}/appointments`, {
        body: { holdId: held.holdId, holdToken: held.holdToken, client: stranger() },
      });
    const kept = await hold(door, own, '2027-03-08T15:00:00Z', wanted);
    const before = { holdId: kept.holdId, holdToken: kept.holdToken, client: stranger() };
    await say(door, 'POST', `${own.path}/appointments`, { body: before });
    await say(door, 'DELETE', `${own.path}/resources/${ana}`, { key: own.key });
    const refused = await confirm();
    expect([...coded(refused), refused.json['reason']]).toEqual([
      422,
      'slot-unavailable',
      'closed',
    ]);
    const alternatives = refused.json['alternatives'] as unknown as { resourceIds: string[] }[];
    expect(alternatives).toHaveLength(3);
    expect(alternatives.flatMap(({ resourceIds }) => resourceIds)).not.toContain(ana);
    const again = await say(door, 'POST', `${own.path}/appointments`, { body: before });
    expect(again.status).toBe(200);
    const { reference } = await book(door, own, '2027-03-09T09:00:00Z');
    const moved = await say(door, 'POST', `${own.path}/appointments/${reference}/reschedule`, {
      key: own.key,
      body: { holdId: held.holdId, holdToken: held.holdToken },
    });
    expect(coded(moved)).toEqual([422, 'slot-unavailable']);
    clock.advance(10 * 60_000);
    expect(coded(await confirm())).toEqual([410, 'hold-expired']);
  });
});
