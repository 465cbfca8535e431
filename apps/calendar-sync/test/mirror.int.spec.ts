import { until } from '@gomomo/testing';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { openShop, toStart, type Shop, type Visit } from './shop.ts';
import { startWithGoogle, type WithGoogle } from './with-google.ts';

// A first start makes a database.
jest.setTimeout(120_000);

let stage: WithGoogle;
beforeAll(async () => {
  stage = await startWithGoogle({ GOOGLE_REQUESTS_PER_SECOND: '100' });
});
afterEach(() => stage.google.clearFaults());
afterAll(async () => {
  await stage?.stop();
});

const own = 'owner@bloom.example';
const treatments = 'treatments@group.calendar.google.com';

async function openConnected(): Promise<Shop> {
  const shop = await openShop(stage);
  await stage.connect(shop.slug);
  return shop;
}

const settled = (shop: Shop, check: () => void | Promise<void>): Promise<void> =>
  until(async () => {
    await pause(150);
    expect(await stage.stateOf(shop.slug)).toMatchObject({ pending: 0, dead: 0 });
    await check();
  });

describe('what is booked', () => {
  test('is in the calendar, moves with the visit, and goes with it', async () => {
    const shop = await openConnected();
    const visit = await shop.book(3);
    await settled(shop, async () => {
      expect(shop.events()).toMatchObject([
        {
          ...{ appointmentId: visit.id, calendarId: own, summary: 'Facial', version: '1' },
          startMs: Date.parse(visit.start),
        },
      ]);
      expect((await shop.look(visit)).sync.googleCalendar).toBe('synced');
    });
    const start = toStart(4, 2);
    await shop.change(visit, 'reschedule', { start });
    await settled(shop, () => {
      expect(shop.events()).toMatchObject([{ startMs: Date.parse(start), version: '2' }]);
    });
    await shop.change(visit, 'cancel');
    await settled(shop, () => expect(shop.events()).toEqual([]));
    expect(stage.google.refused).toEqual([]);
  });

  test('before it was connected is brought along; the past and the cancelled are not', async () => {
    const shop = await openShop(stage);
    const visits = [await shop.book(2), await shop.book(5), await shop.book(6)];
    await shop.change(visits[2] as Visit, 'cancel');
    expect((await shop.look(visits[0] as Visit)).sync.googleCalendar).toBe('none');
    await stage.connect(shop.slug);
    await settled(shop, () => {
      const ids = shop.events().map(({ appointmentId }) => appointmentId);
      expect(ids.toSorted()).toEqual([visits[0]?.id, visits[1]?.id].toSorted());
    });
    expect(await stage.stateOf(shop.slug)).toMatchObject({
      lastSyncAt: expect.stringMatching(/-0/),
    });
  });
});

describe('where it goes', () => {
  test('another calendar: upcoming events move along, and none is left behind', async () => {
    const shop = await openConnected();
    await shop.book(3);
    await shop.book(3, 1, shop.resources[1]);
    await settled(shop, () => expect(shop.events()).toHaveLength(2));
    await shop.calendar('PATCH', '', { calendarId: treatments });
    await settled(shop, () => {
      expect(shop.events().map(({ calendarId }) => calendarId)).toEqual([treatments, treatments]);
    });
    await shop.calendar('PATCH', '', {
      resources: [{ resourceId: shop.resources[1], calendarId: own }],
    });
    await settled(shop, () => {
      expect(
        shop
          .events()
          .map(({ calendarId }) => calendarId)
          .toSorted(),
      ).toEqual([own, treatments]);
    });
    await shop.calendar('PATCH', '', { calendarId: own, resources: [] });
    await settled(shop, () => {
      expect(shop.events().map(({ calendarId }) => calendarId)).toEqual([own, own]);
    });
  });

  test('the client’s name stands there only where the business wants it', async () => {
    const shop = await openConnected();
    await shop.book(3);
    await settled(shop, () => expect(shop.events()[0]?.summary).toBe('Facial'));
    await shop.calendar('PATCH', '', { showClientName: true });
    await settled(shop, () => expect(shop.events()[0]?.summary).toBe('Facial · Dana Reed'));
    await shop.calendar('PATCH', '', { showClientName: false });
    await settled(shop, () => expect(shop.events()[0]?.summary).toBe('Facial'));
  });
});

describe('by hand', () => {
  test('an event that was moved to another calendar is put back, and nothing of it stays there', async () => {
    const shop = await openConnected();
    await shop.book(3);
    await settled(shop, () => expect(shop.events()).toHaveLength(1));
    const [{ id } = { id: '' }] = shop.events();
    const eventsOf = (calendarId: string) =>
      stage.google.calendars.find((each) => each.id === calendarId)?.events as Map<string, object>;
    const event = eventsOf(own).get(id) ?? {};
    eventsOf(treatments).set(id, event);
    eventsOf(own).set(id, { ...event, status: 'cancelled' });
    expect(shop.events().map(({ calendarId }) => calendarId)).toEqual([treatments]);
    await shop.calendar('POST', '/reconcile');
    await settled(shop, () => {
      expect(shop.events().map(({ calendarId }) => calendarId)).toEqual([own]);
    });
  });
});

describe('the connection ends', () => {
  test('by the business: events stay, and nothing goes there any more', async () => {
    const shop = await openConnected();
    const visit = await shop.book(3);
    await settled(shop, () => expect(shop.events()).toHaveLength(1));
    expect(await stage.ask('DELETE', `/api/tenants/${shop.slug}/calendar`)).toMatchObject({
      status: 204,
    });
    expect(await stage.stateOf(shop.slug)).toMatchObject({ state: 'disconnected', pending: 0 });
    await shop.change(visit, 'cancel');
    await until(async () => {
      expect((await shop.look(visit)).sync.googleCalendar).toBe('none');
    });
    expect(shop.events()).toHaveLength(1);
  });

  test('with its events, if it is asked to', async () => {
    const shop = await openConnected();
    for (const day of [2, 3, 4]) await shop.book(day);
    await settled(shop, () => expect(shop.events()).toHaveLength(3));
    const path = `/api/tenants/${shop.slug}/calendar?removeEvents=true`;
    expect(await stage.ask('DELETE', path)).toMatchObject({ status: 204 });
    expect(shop.events()).toEqual([]);
  });

  test('by Google: said, and caught up with completely after a new consent', async () => {
    const shop = await openShop(stage);
    await stage.connect(shop.slug, { email: 'second@bloom.example' });
    const [stays, moves, goes] = [await shop.book(2), await shop.book(3), await shop.book(4)];
    await settled(shop, () => expect(shop.events()).toHaveLength(3));
    stage.google.revoke('second@bloom.example');
    await shop.change(moves, 'reschedule', { start: toStart(9) });
    await until(async () => {
      expect((await stage.stateOf(shop.slug))['state']).toBe('revoked');
    });
    await shop.change(goes, 'cancel');
    const comes = await shop.book(8);
    expect((await shop.look(comes)).sync.googleCalendar).not.toBe('synced');
    await stage.connect(shop.slug, { email: 'second@bloom.example' });
    await settled(shop, () => {
      const shown = shop.events().map(({ appointmentId, startMs }) => [appointmentId, startMs]);
      expect(shown.toSorted()).toEqual(
        [
          [stays.id, Date.parse(stays.start)],
          [moves.id, Date.parse(toStart(9))],
          [comes.id, Date.parse(comes.start)],
        ].toSorted(),
      );
    });
    await stage.ask('DELETE', `/api/tenants/${shop.slug}/calendar`);
  });

  test('with the business: who is erased has nothing left here, and nothing allowed there', async () => {
    const shop = await openShop(stage);
    await stage.connect(shop.slug, { email: 'second@bloom.example' });
    const revokes = () => stage.google.seen.filter(({ kind }) => kind === 'revoke').length;
    const before = revokes();
    expect((await stage.ask('DELETE', `/api/tenants/${shop.slug}`)).status).toBe(204);
    await until(() => Promise.resolve(expect(revokes()).toBe(before + 1)));
  });
});
