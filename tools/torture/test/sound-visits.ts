import type { AppointmentRow, ClaimRow, Cells, OutboxRow, ShownEvent } from '../look/data.ts';
import type { Shop } from '../world.ts';

/** An id as the product has them, told by its last letters. */
export const idOf = (name: string): string =>
  `0192f0c1-0000-7000-8000-${Buffer.from(name).toString('hex').padStart(12, '0')}`;

const shopOf = (slug: string, account: string, staff: readonly string[]): Shop => ({
  ...{ slug, id: idOf(slug), key: '', number: '', account, desks: [] },
  ...{ cut: idOf(`${slug[0]}cut`), walkIn: idOf(`${slug[0]}vis`) },
  staff: staff.map(idOf),
  names: {
    ...Object.fromEntries(staff.map((name) => [idOf(name), name])),
    ...{ [idOf(`${slug[0]}cut`)]: 'Haircut', [idOf(`${slug[0]}vis`)]: 'Visit' },
  },
});

export const north = shopOf('north', 'owner@bloom.example', ['Ana']);
export const south = shopOf('south', 'second@bloom.example', ['Ben']);

/** One appointment, of which all else is made. */
export interface Visit {
  readonly name: string;
  readonly shop: Shop;
  /** Half hours after 5 AM in New York on the first of December 2026. */
  readonly slot: number;
  readonly reference: string;
  readonly phone: string;
  /** The client’s own name; left out: that of everybody. */
  readonly called?: string;
  readonly notes: string | null;
  readonly channel: 'web' | 'phone';
  readonly isCancelled: boolean;
  readonly hold: string | null;
}

export const firstMs = Date.parse('2026-12-01T10:00:00.000Z');
export const halfHourMs = 1_800_000;
/** When all was booked, long before. */
export const bookedMs = Date.parse('2026-11-29T10:00:00.000Z');
const firstCell = 46_357 + 5 / 24;

export const nameOf = ({ called = 'Jo Park' }: Visit): string => called;
const startOf = ({ slot }: Visit): number => firstMs + slot * halfHourMs;
const staffOf = ({ shop }: Visit): string => shop.staff[0] ?? '';
const isoOf = (ms: number): string => new Date(ms).toISOString();
export const versionOf = ({ isCancelled }: Visit): number => (isCancelled ? 2 : 1);
const hyphened = ({ reference }: Visit): string => `${reference.slice(0, 4)}-${reference.slice(4)}`;

/** As it is told, in a version of it. */
export const toShown = (visit: Visit, version = versionOf(visit)) => ({
  ...{ id: idOf(visit.name), reference: hyphened(visit), version },
  status: version === 1 ? 'confirmed' : 'cancelled',
  ...{ start: isoOf(startOf(visit)), end: isoOf(startOf(visit) + halfHourMs) },
  service: { id: visit.shop.cut, name: 'Haircut' },
  resource: { id: staffOf(visit), name: String(visit.shop.names[staffOf(visit)]) },
});

export const toRow = (visit: Visit): AppointmentRow => ({
  ...{ tenant: visit.shop.id, id: idOf(visit.name), reference: visit.reference },
  ...{ status: visit.isCancelled ? 'cancelled' : 'confirmed', version: versionOf(visit) },
  ...{ service: visit.shop.cut, resource: staffOf(visit) },
  ...{ start: startOf(visit), end: startOf(visit) + halfHourMs },
  ...{ notes: visit.notes, phone: visit.phone, name: nameOf(visit), channel: visit.channel },
  ...{ client: idOf(`c${visit.name}`), claim: idOf(visit.hold ?? `k${visit.name}`) },
  ...{ sourceHold: visit.hold === null ? null : idOf(visit.hold), createdAt: bookedMs },
});

export const toClaim = (visit: Visit): ClaimRow => ({
  ...{ tenant: visit.shop.id, id: toRow(visit).claim, resource: staffOf(visit) },
  ...{ state: visit.isCancelled ? 'cancelled' : 'booked', appointment: idOf(visit.name) },
  ...{ start: startOf(visit), end: startOf(visit) + halfHourMs },
  ...{ from: startOf(visit), to: startOf(visit) + halfHourMs },
  ...{ expiresAt: null, endedAt: visit.isCancelled ? bookedMs + 60_000 : null },
  createdAt: bookedMs,
});

export const toEvents = (visit: Visit): OutboxRow[] =>
  Array.from({ length: versionOf(visit) }, (_, index): OutboxRow => {
    const shown = toShown(visit, index + 1);
    return {
      ...{ schema: 'booking', topic: 'booking.events.v1', tenant: visit.shop.id },
      ...{ aggregate: shown.id, aggregateType: 'appointment', version: shown.version },
      ...{ eventId: `${shown.id} ${shown.version}`, at: bookedMs, expiresAt: null },
      ...{ type: `ai.gomomo.booking.appointment.${shown.status}.v1`, appointment: shown },
      ...{ actor: { kind: 'client', channel: visit.channel }, previousStart: null },
      reasonCode: shown.status === 'cancelled' ? 'client' : null,
    };
  });

/** The word of a mirror that it has the last version. */
export const toWord = (visit: Visit, schema: 'calendar' | 'workbook'): OutboxRow => ({
  ...{ schema, topic: 'mirror.status.v1', tenant: visit.shop.id, aggregate: idOf(visit.name) },
  ...{ aggregateType: 'appointment', version: 1, eventId: `${schema} ${visit.name}` },
  ...{ type: 'ai.gomomo.mirror.status.v1', at: bookedMs, expiresAt: null },
  ...{ appointment: null, actor: null, previousStart: null, reasonCode: null },
});

export const toShownEvent = (visit: Visit): ShownEvent => ({
  ...{ calendar: visit.shop.account, id: `bk${visit.name}`, tenant: visit.shop.id },
  ...{ appointment: idOf(visit.name), version: String(versionOf(visit)) },
  ...{ start: startOf(visit), end: startOf(visit) + halfHourMs, summary: 'Haircut' },
  description: [
    `With ${String(visit.shop.names[staffOf(visit)])}`,
    `Reference ${hyphened(visit)}`,
    `Booked ${visit.channel === 'web' ? 'online' : 'by phone'}`,
  ].join('\n'),
});

const wayOf = ({ channel }: Visit): string => (channel === 'web' ? 'Web' : 'Phone');
const cellOf = ({ slot }: Visit): number => firstCell + slot / 48;

export const toCells = (visit: Visit): Cells => ({
  ...{ id: idOf(visit.name), version: versionOf(visit), Reference: hyphened(visit) },
  ...{ Date: 46_357, Start: cellOf(visit), End: cellOf(visit) + 1 / 48, Minutes: 30 },
  ...{ Service: 'Haircut', With: String(visit.shop.names[staffOf(visit)]) },
  ...{ Client: nameOf(visit), Phone: visit.phone },
  Status: visit.isCancelled ? 'Cancelled' : 'Confirmed',
  'Booked by': wayOf(visit),
});

export const toClientCells = (visit: Visit): Cells => ({
  ...{ id: idOf(`c${visit.name}`), Name: nameOf(visit), Phone: visit.phone, Visits: 0 },
  ...{ Upcoming: visit.isCancelled ? 0 : 1, Cancelled: visit.isCancelled ? 1 : 0, 'No-shows': 0 },
});

export const toChangeCells = (visit: Visit): Cells[] =>
  toEvents(visit).map(({ aggregate, version }) => ({
    ...{ id: aggregate, version, What: version === 1 ? 'Booked' : 'Cancelled' },
    ...{ When: 46_355 + 5 / 24, By: 'Client', Channel: wayOf(visit), Client: nameOf(visit) },
    ...{ Service: 'Haircut', With: String(visit.shop.names[staffOf(visit)]) },
    ...{ Appointment: cellOf(visit), Reference: hyphened(visit) },
    ...(version === 1 ? {} : { Reason: 'The client’s wish' }),
  }));
