import { toEventHeaders, toUtcInstant } from '@gomomo/contracts';
import { until } from '@gomomo/testing';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { ahead, openShop, type DoorShop } from './support/door-shop.ts';
import { adminKey, openDoor, type Door } from './support/door.ts';
import { say } from './support/say.ts';

let door: Door;
let shop: DoorShop;

jest.setTimeout(60_000);

beforeAll(async () => {
  door = await openDoor();
  shop = await openShop(door);
});
afterAll(() => door.close());

/** A mirror says how far it is with an appointment. */
async function tell(appointmentId: string, version: number, state: string): Promise<void> {
  const { rows } = await door.owner.query<{ tenantId: string }>(
    'select tenant_id as "tenantId" from booking.appointments where id = $1',
    [appointmentId],
  );
  const tenantId = rows[0]?.tenantId ?? '';
  const atMs = Date.now();
  const [topic, type] = ['mirror.status.v1', 'ai.gomomo.mirror.status.v1'] as const;
  const at = toUtcInstant(atMs);
  const status = { tenantId, appointmentId, mirror: 'googleCalendar', state, version, at };
  const headers = toEventHeaders({
    ...{ id: crypto.randomUUID(), type, producer: 'calendar-sync', tenantId },
    ...{ subjectId: appointmentId, atMs, version },
  });
  const value = Buffer.from(JSON.stringify(status));
  await door.bus.publish([{ topic, key: appointmentId, headers: { ...headers }, value }]);
}

// An appointment that nobody has changed yet was answered as if no mirror had ever seen it.
test('what a mirror says of an appointment is told from its first version on', async () => {
  const client = { name: 'Dana Reed', phone: '212 555 0143' };
  const start = ahead(3, 15);
  const body = { serviceId: shop.service, start, resourceId: shop.staff[0], client };
  const booked = await say(door, 'POST', `${shop.path}/appointments`, { body });
  const { id, reference } = booked.json as unknown as { id: string; reference: string };
  const key = { key: adminKey };
  const syncIs = (googleCalendar: string): Promise<void> =>
    until(async () => {
      const got = await say(door, 'GET', `${shop.path}/appointments/${reference}`, key);
      expect(got.json['sync']).toEqual({ googleCalendar, excel: 'none' });
      const query = `from=${encodeURIComponent(ahead(3, 0))}&to=${encodeURIComponent(ahead(4, 0))}`;
      const listed = await say(door, 'GET', `${shop.path}/appointments?${query}`, key);
      expect(listed.json['items']).toMatchObject([{ sync: { googleCalendar } }]);
    }, 10);
  await syncIs('none');
  await tell(id, 1, 'synced');
  await syncIs('synced');
  const path = `${shop.path}/appointments/${reference}/reschedule`;
  const moved = await say(door, 'POST', path, { body: { start: ahead(3, 17) }, ...key });
  expect(moved.status).toBe(200);
  await syncIs('pending');
});
