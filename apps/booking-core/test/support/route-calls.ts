import { bookingCoreRoutes, type OperationIdOf, type RouteSpec } from '@gomomo/contracts';
import { ahead, book, hold, stranger, type DoorShop } from './door-shop.ts';
import { adminKey, serviceKey, type Door } from './door.ts';
import { letPass } from './let-pass.ts';
import { say, type Saying } from './say.ts';

export type OperationId = OperationIdOf<typeof bookingCoreRoutes>;

/** A call that its route answers with success, once, in the order of `routesInOrder`. */
export interface RouteCall {
  readonly path: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}

export type RouteCalls = Readonly<Record<OperationId, RouteCall>>;

const removalOf = ({ method, operationId }: RouteSpec): number =>
  operationId === 'deleteTenant' ? 2 : method === 'delete' ? 1 : 0;

/** Every route, what removes after what reads, the tenant itself last. */
export const routesInOrder: readonly RouteSpec[] = (
  bookingCoreRoutes as readonly RouteSpec[]
).toSorted((a, b) => removalOf(a) - removalOf(b));

/** The key a route is meant for; undefined for public ones. */
export function rightfulKey(route: RouteSpec, shop: DoorShop): string | undefined {
  switch (route.access) {
    case 'admin':
      return adminKey;
    case 'service':
      return serviceKey;
    case 'public':
    case 'hold-token':
      return undefined;
    default:
      return shop.key;
  }
}

export const asSaying = (call: RouteCall, more: Saying = {}): Saying => ({
  ...(call.body === undefined ? {} : { body: call.body }),
  ...more,
  headers: { ...call.headers, ...more.headers },
});

/** Makes what the routes need of a shop, and a call for each of them. */
export async function prepareCalls(door: Door, shop: DoorShop): Promise<RouteCalls> {
  const { path, key, service, staff } = shop;
  const asTenant = async (under: string, body: object): Promise<string> =>
    String((await say(door, 'POST', `${path}/${under}`, { key, body })).json['id']);
  const [ana = '', ben = ''] = staff;
  const seen = await book(door, shop, ahead(10));
  const moved = await book(door, shop, ahead(11));
  const left = await book(door, shop, ahead(12));
  const came = await book(door, shop, ahead(13));
  const missed = await book(door, shop, ahead(14));
  const misjudged = await book(door, shop, ahead(16));
  for (const { id } of [came, missed]) await letPass(door, id);
  await letPass(door, misjudged.id, 'no_show');
  const held = await hold(door, shop, ahead(15));
  const spare = await asTenant('resources', { name: 'Cy', kind: 'staff' });
  const extra = await asTenant('services', { name: 'Wash', durationMinutes: 30 });
  const spareKey = await asTenant('keys', { name: 'till' });
  const timeOff = { start: ahead(40), end: ahead(42), reason: 'holiday' };
  const block = await asTenant(`resources/${ben}/blocks`, timeOff);
  const number = `+1415555${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`;
  await say(door, 'PATCH', path, { key: adminKey, body: { phoneNumbers: [number] } });
  const appointment = (of: { reference: string }, verb = '') =>
    `${path}/appointments/${of.reference}${verb}`;
  const wish = { serviceId: service, start: ahead(20) };
  const slug = `${shop.slug}-second`;
  return {
    createTenant: {
      path: '/api/tenants',
      body: { name: 'Second', slug, timeZone: 'Europe/Berlin', locale: 'de-DE' },
    },
    listTenants: { path: '/api/tenants?limit=2' },
    getTenant: { path },
    patchTenant: { path, body: { profile: { tagline: 'Open late' } } },
    deleteTenant: { path },
    listServices: { path: `${path}/services` },
    createService: { path: `${path}/services`, body: { name: 'Dye', durationMinutes: 90 } },
    getService: { path: `${path}/services/${service}` },
    patchService: { path: `${path}/services/${service}`, body: { priceMinor: 4_200 } },
    deleteService: { path: `${path}/services/${extra}` },
    listResources: { path: `${path}/resources` },
    createResource: { path: `${path}/resources`, body: { name: 'Room 1', kind: 'room' } },
    getResource: { path: `${path}/resources/${ana}` },
    patchResource: { path: `${path}/resources/${ana}`, body: { name: 'Anna' } },
    deleteResource: { path: `${path}/resources/${spare}` },
    listBlocks: { path: `${path}/resources/${ben}/blocks` },
    createBlock: {
      path: `${path}/resources/${ben}/blocks`,
      body: { start: ahead(50), end: ahead(51) },
    },
    deleteBlock: { path: `${path}/resources/${ben}/blocks/${block}` },
    getAvailability: {
      path: `${path}/availability?serviceId=${service}&from=${ahead(20)}&to=${ahead(22)}`,
    },
    explainSlot: { path: `${path}/availability/explain?serviceId=${service}&start=${ahead(10)}` },
    createHold: { path: `${path}/holds`, body: wish },
    releaseHold: {
      path: `${path}/holds/${held.holdId}`,
      headers: { 'x-hold-token': held.holdToken },
    },
    createAppointment: {
      path: `${path}/appointments`,
      body: { ...wish, start: ahead(21), client: stranger(), notes: 'by the window' },
    },
    listAppointments: { path: `${path}/appointments?from=${ahead(0)}&to=${ahead(60)}` },
    getAppointment: { path: appointment(seen) },
    rescheduleAppointment: {
      path: appointment(moved, '/reschedule'),
      body: { start: ahead(11, 18), version: 1 },
    },
    cancelAppointment: { path: appointment(left, '/cancel'), body: { reasonCode: 'client' } },
    completeAppointment: { path: appointment(came, '/complete'), body: {} },
    markNoShow: { path: appointment(missed, '/no-show'), body: { version: 1 } },
    reopenAppointment: { path: appointment(misjudged, '/reopen'), body: {} },
    listHistory: { path: appointment(seen, '/history') },
    getAppointmentCalendar: { path: appointment(seen, '/calendar.ics') },
    findClients: { path: `${path}/clients?contact=${encodeURIComponent(seen.client.phone)}` },
    deleteClient: { path: `${path}/clients/${seen.clientId}` },
    listKeys: { path: `${path}/keys` },
    createKey: { path: `${path}/keys`, body: { name: 'website' } },
    deleteKey: { path: `${path}/keys/${spareKey}` },
    verifyKey: { path: '/internal/keys/verify', body: { key } },
    findPhoneNumber: { path: `/internal/phone-numbers/${encodeURIComponent(number)}` },
  };
}
