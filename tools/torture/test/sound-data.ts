import { ownGroups, ownTopics } from '../look/backlog.ts';
import type { ClaimRow, Data, LogRecord, OutboxRow } from '../look/data.ts';
import { asked, caller, callOf, chatOf, sessionId } from './sound-history.ts';
import * as make from './sound-visits.ts';
import type { Visit } from './sound-visits.ts';

const { idOf, nameOf, north, south, bookedMs, toShown } = make;

const common = { notes: null, channel: 'web', isCancelled: false, hold: null } as const;

/** By the API at once, and by a hold that was cancelled later, so that both may be of the same time. */
export const byApi: Visit = {
  ...common,
  ...{ name: 'a1', shop: north, slot: 0, reference: '7QK4MD2X', phone: '+1', notes: 'mark 1' },
};
export const byHold: Visit = {
  ...common,
  ...{ name: 'a4', shop: north, slot: 0, reference: '6QK4MD2X', phone: '+4', notes: 'mark 4' },
  ...{ isCancelled: true, hold: 'h1' },
};
export const byChat: Visit = {
  ...common,
  ...{ name: 'a2', shop: north, slot: 1, reference: '8QK4MD2X', phone: '+2' },
  called: 'Theo Ashford',
};
export const byPhone: Visit = {
  ...common,
  ...{ name: 'a3', shop: south, slot: 2, reference: '9QK4MD2X', phone: '+3', channel: 'phone' },
  ...{ isCancelled: true, called: caller },
};
const visits = [byApi, byChat, byPhone, byHold];

export const place = { serviceId: north.cut, resourceId: idOf('Ana'), start: toShown(byApi).start };
const clientOf = (visit: Visit): object => ({
  client: { name: nameOf(visit), phone: visit.phone },
});
const toldOf = (visit: Visit, version: number): object => ({
  ...toShown(visit, version),
  ...clientOf(visit),
});

export const given = (hold: string, at: number): OutboxRow => ({
  ...{ schema: 'booking', topic: 'booking.events.v1', tenant: north.id, aggregate: idOf(hold) },
  ...{ aggregateType: 'hold', version: 1, eventId: `${idOf(hold)} 1`, at, appointment: null },
  ...{ type: 'ai.gomomo.booking.hold.created.v1' },
  ...{ actor: null, previousStart: null, reasonCode: null },
  expiresAt: new Date(at + 60_000).toISOString(),
});
const holds = [given('h1', bookedMs - 1_000), given('h2', bookedMs - 30_000)];

const toldHold = (hold: string): object => ({
  ...{ holdId: idOf(hold), resourceId: place.resourceId },
  ...{ start: toShown(byHold).start, end: toShown(byHold).end },
  expiresAt: holds.find(({ aggregate }) => aggregate === idOf(hold))?.expiresAt,
});

export const history = [
  asked(1, 'hold', place, toldHold('h1')),
  asked(
    2,
    'confirm',
    { holdId: idOf('h1'), ...clientOf(byHold), notes: 'mark 4' },
    toldOf(byHold, 1),
  ),
  asked(3, 'cancel', { about: toShown(byHold).reference }, toldOf(byHold, 2)),
  asked(
    4,
    'book',
    { ...place, ...clientOf(byApi), notes: 'mark 1' },
    { ...toldOf(byApi, 1), sync: 'pending' },
  ),
  ...chatOf(byChat),
  ...callOf(byPhone),
];

/** One that ran out, in the place of the first. */
const ranOut: ClaimRow = {
  ...make.toClaim(byApi),
  ...{ id: idOf('h2'), state: 'expired', appointment: null },
  ...{ expiresAt: bookedMs + 30_000, endedAt: bookedMs + 45_000 },
};

const events = visits.flatMap(make.toEvents);
const outbox = [
  ...[...holds, ...events],
  ...visits.flatMap((visit) => [make.toWord(visit, 'calendar'), make.toWord(visit, 'workbook')]),
];

/** As the relay puts it: the event, and of an appointment how it is now. */
export const toRecords = (row: OutboxRow, offset: number): LogRecord[] => {
  const { topic, aggregate: key, eventId: id, type, version, tenant } = row;
  const record = {
    ...{ topic, key, id, type, version, tenant, names: [key, tenant] },
    ...{ partition: 0, offset: String(offset), hash: id },
  };
  if (row.appointment === null) return [record];
  return [record, { ...record, topic: 'booking.state.v1', id: `state ${id}` }];
};

const session = 'gomomo:session:chat:{s1}';

/** What a run leaves behind that all invariants hold of: bookings by the API, by chat and by phone. */
export const soundData: Data = {
  ...{ at: bookedMs + 3_600_000, entries: history, notes: [], shops: [north, south] },
  ...{ torn: [], strangers: [], misplaced: [], unsettled: [], replay: [] },
  claims: [...visits.map(make.toClaim), ranOut],
  appointments: visits.map(make.toRow),
  outbox,
  statuses: visits.flatMap((visit) =>
    ['googleCalendar', 'excel'].map((mirror) => ({
      ...{ tenant: visit.shop.id, appointment: idOf(visit.name), mirror },
      ...{ state: 'synced', version: make.versionOf(visit) },
    })),
  ),
  backlogs: [{ schema: 'booking', unpublished: 0, parked: 0, waiting: 0, dead: 0 }],
  cache: [
    { key: session, text: `1 {"tenantId":"${north.id}","appointment":{"id":"${idOf('a2')}"}}` },
    { key: `gomomo:session:chat-link:{appointment:${idOf('a2')}}`, text: '1 "chat:{s1}"' },
    { key: `gomomo:lease:calls:{${south.id}}`, text: 'CA1' },
    { key: 'gomomo:limit:rate:{127.0.0.1}:default', text: '3' },
  ],
  records: outbox.flatMap(toRecords),
  cluster: { topics: ownTopics, groups: ownGroups.map(({ group }) => group) },
  groups: ownGroups.map((it) => ({ ...it, lag: 0 })),
  eventIds: visits.map(({ name }) => ({ id: `bk${name}`, appointment: idOf(name) })),
  events: visits.filter(({ isCancelled }) => !isCancelled).map(make.toShownEvent),
  workbooks: [north, south].map((shop) => {
    const own = visits.filter((visit) => visit.shop === shop);
    return {
      ...{ tenant: shop.id, rows: own.map(make.toCells), clients: own.map(make.toClientCells) },
      changes: own.flatMap(make.toChangeCells),
    };
  }),
  conversations: [
    {
      ...{ sessionId, tenant: 'north' },
      messages: [
        { role: 'user', id: 'm11', text: 'Theo Ashford +2' },
        { role: 'assistant', id: 'r1', text: 'Is this right?' },
        { role: 'user', id: 'm12', text: 'yes' },
        { role: 'assistant', id: 'r2', text: 'You’re booked: Haircut with Ana.' },
      ],
    },
  ],
};
