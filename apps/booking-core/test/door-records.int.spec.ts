import { beforeAll, describe, expect, test } from '@jest/globals';
import { fixedClock } from '@gomomo/testing';
import { inShop } from './support/in-shop.ts';
import { book, hold, type Booked } from './support/door-shop.ts';
import { adminKey } from './support/door.ts';
import { letPass } from './support/let-pass.ts';
import { say } from './support/say.ts';

// A week before Europe's clocks go forward, on Sunday 28 March 2027 at 02:00.
const clock = fixedClock('2027-03-20T09:30:00Z');

const { door, shop } = inShop(
  { clock },
  {
    tenant: {
      timeZone: 'Europe/Berlin',
      locale: 'en-GB',
      profile: { address: '1 High St; London' },
    },
  },
);

const get = (path: string, key: string | undefined = shop.key) =>
  say(door, 'GET', path.startsWith('/') ? path : `${shop.path}/${path}`, { key });
type Item = { readonly id: string } & Readonly<Record<string, unknown>>;

/** Every item of a list, read a page at a time. */
async function readAll(path: string, limit: number, key = shop.key): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: unknown = '';
  while (cursor !== null) {
    const joint = path.includes('?') ? '&' : '?';
    const more = cursor === '' ? '' : `&cursor=${String(cursor)}`;
    const page = await get(`${path}${joint}limit=${limit}${more}`, key);
    const got = page.json['items'] as unknown as Item[];
    expect(got.length).toBeLessThanOrEqual(limit);
    items.push(...got);
    cursor = page.json['nextCursor'];
  }
  return items;
}

const cursorOf = (text: string) => Buffer.from(text).toString('base64url');

describe('lists', () => {
  const booked: Booked[] = [];
  const [ana, ben] = [() => shop.staff[0] ?? '', () => shop.staff[1] ?? ''];
  const all = 'appointments?from=2027-03-20T00:00:00Z&to=2027-04-20T00:00:00Z';

  beforeAll(async () => {
    for (const [hour, resourceId] of [
      ['08', ana()],
      ['08', ben()],
      ['09', ana()],
      ['10', ana()],
      ['10', ben()],
    ]) {
      booked.push(await book(door, shop, `2027-03-22T${hour}:00:00Z`, { resourceId }));
    }
    for (const name of ['till', 'web', 'app']) {
      await say(door, 'POST', `${shop.path}/keys`, { key: shop.key, body: { name } });
    }
  });

  test('every list gives each item once, whatever the size of the page', async () => {
    for (const [path, key] of [
      ['services', shop.key],
      ['resources', shop.key],
      ['keys', shop.key],
      [all, shop.key],
      [`appointments/${booked[0]?.reference}/history`, shop.key],
      ['/api/tenants', adminKey],
    ] as const) {
      const whole = await readAll(path, 200, key);
      for (const limit of [1, 2, 3]) {
        const paged = await readAll(path, limit, key);
        expect([path, limit, paged]).toEqual([path, limit, whole]);
      }
    }
    const listed = await readAll(all, 2);
    expect(listed.map(({ id }) => id).toSorted()).toEqual(booked.map(({ id }) => id).toSorted());
  });

  test('a limit is 1 to 200; a cursor that is none of ours is refused', async () => {
    for (const [query, status] of [
      ['limit=0', 400],
      ['limit=201', 400],
      ['limit=x', 400],
      ['limit=200', 200],
      ['cursor=%00', 400],
      ['cursor=bm90aGluZw', 400],
      ['cursor=MTIz', 400],
      [`cursor=${cursorOf(`1.${ana()}`)}.`, 400],
      [`cursor=${cursorOf(`${ana()} `)}`, 400],
      [`cursor=${cursorOf('9999999999999999.1')}`, 400],
    ] as const) {
      for (const path of ['services', 'resources', 'keys', `resources/${ana()}/blocks`]) {
        expect([path, query, (await get(`${path}?${query}`)).status]).toEqual([
          path,
          query,
          status,
        ]);
      }
      expect([query, (await get(`${all}&${query}`)).status]).toEqual([query, status]);
    }
  });

  test('the fault of a cursor is said where it stands, of every list', async () => {
    const [first] = booked;
    const lists = [
      [all, shop.key],
      [`appointments/${first?.reference}/history`, shop.key],
      ['clients?contact=dana@example.com', shop.key],
      ['/api/tenants', adminKey],
    ] as const;
    for (const [path, key] of lists) {
      const joint = path.includes('?') ? '&' : '?';
      const { status, json } = await get(`${path}${joint}cursor=bm90aGluZw`, key);
      expect([path, status, json['errors']]).toEqual([
        path,
        400,
        [{ pointer: '#query/cursor', detail: 'must be a cursor of an earlier answer' }],
      ]);
    }
  });

  test('appointments by start, inclusive and exclusive, status, resource, contact and change', async () => {
    const from = (start: string, end: string, more = '') =>
      `appointments?from=${start}&to=${end}${more}`;
    const count = async (path: string) => (await readAll(path, 50)).length;
    expect(await count(from('2027-03-22T08:00:00Z', '2027-03-22T10:00:00Z'))).toBe(3);
    expect(await count(`${all}&resourceId=${ben()}`)).toBe(2);
    const [first] = booked;
    const national = `0${first?.client.phone.slice(1) ?? ''}`;
    expect(await count(`${all}&contact=${encodeURIComponent(first?.client.phone ?? '')}`)).toBe(1);
    expect(await count(`${all}&contact=${first?.client.email.toUpperCase() ?? ''}`)).toBe(1);
    expect(await count(`${all}&contact=${national}`)).toBe(0);
    expect(await count(`${all}&contact=nobody`)).toBe(0);
    clock.advance(60_000);
    await say(door, 'POST', `${shop.path}/appointments/${first?.reference}/cancel`, {
      key: shop.key,
    });
    expect(await count(`${all}&status=cancelled`)).toBe(1);
    expect(await count(`${all}&status=confirmed`)).toBe(4);
    const now = new Date(clock.now()).toISOString();
    expect(await count(`${all}&updatedSince=${now}`)).toBe(1);
    for (const bad of [
      from('2027-03-22T08:00:00Z', '2028-03-23T08:00:01Z'),
      from('2027-03-22T08:00:00Z', '2027-03-22T07:00:00Z'),
      from('2027-03-22T08:00:00', '2027-03-23T07:00:00'),
      `${all}&status=lost`,
      'appointments',
    ]) {
      expect([bad, (await get(bad)).status]).toEqual([bad, 400]);
    }
  });

  test('history names who changed what, before and after', async () => {
    const [, , third] = booked;
    const path = `${shop.path}/appointments/${third?.reference}`;
    const proof = { 'x-client-contact': third?.client.phone ?? '' };
    await say(door, 'POST', `${path}/reschedule`, {
      headers: proof,
      body: { start: '2027-03-23T08:00:00Z' },
    });
    await letPass(door, third?.id ?? '');
    await say(door, 'POST', `${path}/no-show`, { key: shop.key });
    const history = await get(`appointments/${third?.reference}/history`);
    expect(history.json['items']).toEqual([
      expect.objectContaining({ action: 'confirmed', before: null }),
      expect.objectContaining({
        action: 'rescheduled',
        actor: { kind: 'client', channel: 'api' },
        at: '2027-03-20T10:31:00+01:00',
        before: expect.objectContaining({ start: '2027-03-22T10:00:00+01:00', version: 1 }),
        after: expect.objectContaining({ start: '2027-03-23T09:00:00+01:00', version: 2 }),
      }),
      expect.objectContaining({
        action: 'no_show',
        actor: { kind: 'staff', id: expect.any(String), channel: 'api' },
        before: expect.objectContaining({ status: 'confirmed' }),
        after: expect.objectContaining({ status: 'no_show' }),
      }),
    ]);
    expect(history.text).not.toContain(third?.client.phone);
  });
});

test('an appointment as iCalendar, for its client and its tenant', async () => {
  const { reference, id, client } = await book(door, shop, '2027-03-29T07:00:00Z');
  const path = `${shop.path}/appointments/${reference}/calendar.ics`;
  const said = await say(door, 'GET', path, { headers: { 'x-client-contact': client.email } });
  expect(said.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  for (const line of [
    ...['BEGIN:VCALENDAR', `UID:${id}@gomomo`, 'SEQUENCE:0', 'STATUS:CONFIRMED'],
    ...['DTSTART:20270329T070000Z', 'DTEND:20270329T080000Z', 'SUMMARY:Cut\\, Shop'],
    ...['LOCATION:1 High St\\; London', 'END:VCALENDAR'],
  ]) {
    expect(said.text.split('\r\n')).toContain(line);
  }
  await say(door, 'POST', `${shop.path}/appointments/${reference}/cancel`, { key: shop.key });
  const cancelled = await say(door, 'GET', path, { key: shop.key });
  expect(cancelled.text).toContain('STATUS:CANCELLED');
  expect(cancelled.text).toContain('SEQUENCE:1');
  expect((await say(door, 'GET', path)).status).toBe(404);
});

describe('time off', () => {
  const path = (id = shop.staff[1] ?? '') => `${shop.path}/resources/${id}/blocks`;
  const take = (start: string, end: string, more: object = {}) =>
    say(door, 'POST', path(), { key: shop.key, body: { start, end, ...more } });

  test('longer than a day is one piece of time off under one id, and closes all of it', async () => {
    const taken = await take('2027-04-05T08:00:00Z', '2027-04-08T20:30:00Z', { reason: 'fair' });
    expect(taken.json).toMatchObject({
      start: '2027-04-05T10:00:00+02:00',
      end: '2027-04-08T22:30:00+02:00',
      reason: 'fair',
    });
    const { rows } = await door.owner.query(
      `select count(*)::integer as pieces, sum(ends_at - starts_at)::text as long,
              max(ends_at - starts_at) <= interval '24 hours' as fits
         from booking.claims where block_id = $1`,
      [taken.json['id']],
    );
    expect(rows).toEqual([{ pieces: 4, long: '3 days 12:30:00', fits: true }]);
    expect((await get('resources/' + (shop.staff[1] ?? '') + '/blocks')).json['items']).toEqual([
      taken.json,
    ]);
    const asked = `availability?serviceId=${shop.service}&resourceId=${shop.staff[1]}`;
    const during = await get(`${asked}&from=2027-04-05T08:00:00Z&to=2027-04-08T20:00:00Z`);
    expect(during.json['slots']).toEqual([]);
    const after = await get(`${asked}&from=2027-04-08T20:00:00Z&to=2027-04-08T22:00:00Z`);
    expect(after.json['slots']).toHaveLength(2);
    const one = `${path()}/${String(taken.json['id'])}`;
    const foreign = `${path(shop.staff[0])}/${String(taken.json['id'])}`;
    expect((await say(door, 'DELETE', foreign, { key: shop.key })).status).toBe(404);
    expect((await say(door, 'DELETE', one, { key: shop.key })).status).toBe(204);
    expect((await say(door, 'DELETE', one, { key: shop.key })).status).toBe(404);
    expect((await get(`${asked}&from=2027-04-06T08:00:00Z&to=2027-04-06T08:00:00Z`)).json).toEqual(
      expect.objectContaining({ slots: [expect.anything()] }),
    );
  });

  test('on what is booked or held is refused whole, with the references in the way', async () => {
    const [, ben = ''] = shop.staff;
    const first = await book(door, shop, '2027-04-12T08:00:00Z', { resourceId: ben });
    const second = await book(door, shop, '2027-04-13T08:00:00Z', { resourceId: ben });
    const refused = await take('2027-04-11T00:00:00Z', '2027-04-15T00:00:00Z');
    expect(refused.json).toMatchObject({
      status: 409,
      code: 'slot-taken',
      reason: 'busy',
      conflicts: [first.reference, second.reference],
    });
    await hold(door, shop, '2027-04-16T08:00:00Z', { body: { resourceId: ben } });
    const held = await take('2027-04-16T00:00:00Z', '2027-04-17T00:00:00Z');
    expect(held.json).toMatchObject({ code: 'slot-taken', reason: 'held', conflicts: [] });
    expect((await get('resources/' + ben + '/blocks')).json['items']).toEqual([]);
    const beside = await take('2027-04-12T09:00:00Z', '2027-04-13T08:00:00Z');
    expect(beside.status).toBe(201);
    await say(door, 'DELETE', `${path()}/${String(beside.json['id'])}`, { key: shop.key });
  });

  test('that has begun is listed as it was taken, until it ends', async () => {
    const taken = await take('2027-03-18T20:00:00Z', '2027-03-22T07:00:00Z');
    const sweep = door.core.loops.find(({ name }) => name === 'sweep-past-claims');
    await sweep?.run(new AbortController().signal);
    expect((await get(`resources/${shop.staff[1]}/blocks`)).json['items']).toEqual([taken.json]);
    await say(door, 'DELETE', `${path()}/${String(taken.json['id'])}`, { key: shop.key });
    const past = await take('2027-03-10T08:00:00Z', '2027-03-10T09:00:00Z');
    expect(past.status).toBe(201);
    expect((await get(`resources/${shop.staff[1]}/blocks`)).json['items']).toEqual([]);
  });

  test('is of some length, at most a year', async () => {
    for (const [start, end] of [
      ['2027-04-05T08:00:00Z', '2027-04-05T08:00:00Z'],
      ['2027-04-05T08:00:00Z', '2027-04-05T07:00:00Z'],
      ['2027-04-05T08:00:00Z', '2028-04-06T08:00:01Z'],
    ] as const) {
      expect((await take(start, end)).json).toMatchObject({ errors: [{ pointer: '/end' }] });
    }
  });
});

describe('phone numbers', () => {
  test('are read as the tenant’s country dials, and answered in E.164', async () => {
    const forms = [
      ['020 7946 0958', '+442079460958'],
      ['(020) 7946-0959', '+442079460959'],
      ['+1 212 555 0142', '+12125550142'],
      ['0044 20 7946 0960', '+442079460960'],
      ['\u202a+44\u00a020 7946\u20110961\u202c', '+442079460961'],
    ] as const;
    for (const [index, [phone, e164]] of forms.entries()) {
      const start = `2027-04-20T${String(8 + index).padStart(2, '0')}:00:00Z`;
      const { said } = await book(door, shop, start, { client: { name: 'Ana', phone } });
      expect([phone, said.json['client']]).toEqual([
        phone,
        expect.objectContaining({ phone: e164, email: null }),
      ]);
    }
  });

  test('that cannot be read are refused with their pointer, and so is a client without contact', async () => {
    for (const [client, pointer] of [
      [{ name: 'Ana', phone: '123' }, '/client/phone'],
      [{ name: 'Ana', phone: 'call me' }, '/client/phone'],
      [{ name: 'Ana', email: 'nobody' }, '/client/email'],
      [{ name: 'Ana' }, '/client'],
      [{ name: ' ', phone: '020 7946 0958' }, '/client/name'],
    ] as const) {
      const said = await say(door, 'POST', `${shop.path}/appointments`, {
        body: { serviceId: shop.service, start: '2027-04-21T08:00:00Z', client },
      });
      expect([client, said.json['errors']]).toEqual([
        client,
        expect.arrayContaining([expect.objectContaining({ pointer })]),
      ]);
    }
  });
});

describe('instants', () => {
  test('are answered with the offset of the tenant’s zone on that day', async () => {
    const before = await book(door, shop, '2027-03-27T23:00:00-05:00');
    expect(before.said.json).toMatchObject({
      start: '2027-03-28T06:00:00+02:00',
      createdAt: expect.stringMatching(/\+01:00$/),
    });
    const winter = await book(door, shop, '2027-03-27T22:00:00+00:00');
    expect(winter.said.json['start']).toBe('2027-03-27T23:00:00+01:00');
  });

  test('the day on which the clocks go forward has 23 hours to book, and no 02:00', async () => {
    const day = `from=2027-03-28T00:00:00%2B01:00&to=2027-03-28T23:59:00%2B02:00`;
    const [ana] = shop.staff;
    const asked = `availability?serviceId=${shop.service}&resourceId=${ana}&${day}`;
    const starts = ((await get(asked)).json['slots'] as unknown as { start: string }[]).map(
      ({ start }) => start,
    );
    expect(starts).not.toContain('2027-03-28T02:00:00+01:00');
    expect(starts.filter((start) => !start.startsWith('2027-03-28T06'))).toHaveLength(22);
    expect(starts.slice(0, 3)).toEqual([
      '2027-03-28T00:00:00+01:00',
      '2027-03-28T01:00:00+01:00',
      '2027-03-28T03:00:00+02:00',
    ]);
  });

  test('need an offset, a real date, and a sound window', async () => {
    const asked = `availability?serviceId=${shop.service}`;
    for (const query of [
      'from=2027-03-28T00:00:00&to=2027-03-29T00:00:00',
      'from=2027-02-30T00:00:00Z&to=2027-03-02T00:00:00Z',
      'from=2027-03-28T00:00:00Z&to=2027-05-29T00:00:01Z',
      'from=2027-03-28T00:00:00Z&to=2027-03-27T00:00:00Z',
      'from=2027-03-28T00:00:00Z',
      'from=2027-03-28T00:00:00Z&to=2027-03-29T00:00:00Z&limit=2001',
      'from=2027-03-28T00:00:00Z&to=2027-03-29T00:00:00Z&from=2027-03-28T00:00:00Z',
    ]) {
      expect([query, (await get(`${asked}&${query}`)).status]).toEqual([query, 400]);
    }
  });

  test('a long list of times is read on from where it was cut', async () => {
    const asked = `availability?serviceId=${shop.service}`;
    const to = '2027-05-03T00:00:00Z';
    const whole = await get(`${asked}&from=2027-05-01T00:00:00Z&to=${to}`);
    const parts: unknown[] = [];
    let from: string | undefined = '2027-05-01T00:00:00Z';
    while (from !== undefined) {
      const part = await get(`${asked}&from=${encodeURIComponent(from)}&to=${to}&limit=7`);
      parts.push(...(part.json['slots'] as unknown as unknown[]));
      from = part.json['nextFrom'] as string | undefined;
    }
    expect(parts).toEqual(whole.json['slots']);
  });
});
