import type { Answer, Entry } from '../history/history.ts';
import type { Data } from '../look/data.ts';

const tenant = 'tenant-1';
const start = '2026-12-01T10:00:00.000Z';
const startMs = Date.parse(start);
const staff = 'staff-1';
const appointment = { id: 'a1', reference: '7QK4MD2X', status: 'confirmed', version: 1, start };

const answered = (told: Answer['told'], at: number): Answer => ({
  kind: 'ok',
  status: 201,
  told,
  at,
});
const sessionId = 's1';
const shown = { id: 'a2', start, resource: { id: staff } };

export const entries: readonly Entry[] = [
  {
    ...{ id: 1, client: 'c1', tenant: 'north', op: 'book', key: 'k1', at: 10 },
    asked: { notes: 'mark 1', resourceId: staff, start },
    answer: answered({ ...appointment, sync: 'pending' }, 20),
  },
  {
    ...{ id: 2, client: 'c2', tenant: 'north', op: 'say', key: 'm1', at: 30 },
    asked: { message: 'yes' },
    answer: answered({ sessionId }, 40),
  },
];

/** What a run leaves behind that all invariants hold of: a booking by the API, and one by chat. */
export const soundData: Data = {
  ...{ entries, notes: [], torn: [], strangers: [], replay: [] },
  shops: [
    {
      ...{ slug: 'north', id: tenant, key: '', number: '', cut: '', walkIn: '', account: '' },
      ...{ staff: [staff], desks: [], names: { [staff]: 'Ana' } },
    },
  ],
  claims: [
    { ...{ tenant, id: 'c1', resource: staff, state: 'booked' }, from: 0, to: 10, expiresAt: null },
    {
      ...{ tenant, id: 'c2', resource: staff, state: 'booked' },
      from: 10,
      to: 20,
      expiresAt: null,
    },
    { ...{ tenant, id: 'c3', resource: staff, state: 'moved' }, from: 5, to: 15, expiresAt: null },
  ],
  appointments: ['a1', 'a2'].map((id) => ({
    ...{ tenant, id, reference: id === 'a1' ? '7QK4MD2X' : '8QK4MD2X', status: 'confirmed' },
    ...{ version: 1, service: '', resource: staff, start: startMs, end: startMs + 1_800_000 },
    ...{ notes: id === 'a1' ? 'mark 1' : null, phone: '+1', name: 'Jo', channel: 'web' },
  })),
  outbox: ['a1', 'a2'].map((id) => ({
    ...{ tenant, aggregate: id, aggregateType: 'appointment', version: 1, eventId: `e-${id}` },
    type: 'ai.gomomo.booking.appointment.confirmed.v1',
    appointment: { ...appointment, id, resource: { id: staff } },
  })),
  backlogs: [{ schema: 'booking', unpublished: 0, parked: 0, waiting: 0, dead: 0 }],
  records: ['a1', 'a2'].map((id) => ({
    ...{ topic: 'booking.events.v1', partition: 0, offset: '0', key: id, id: `e-${id}` },
    ...{ type: 'x', version: 1, tenant, hash: id },
  })),
  groups: [{ group: 'agent-chat', topic: 'booking.events.v1', lag: 0 }],
  events: ['a1', 'a2'].map((id) => ({
    ...{ calendar: 'c', id: `g-${id}`, tenant, appointment: id, version: '1' },
    ...{ start: startMs, end: startMs + 1_800_000 },
    text: `Reference ${id === 'a1' ? '7QK4-MD2X' : '8QK4-MD2X'}`,
  })),
  workbooks: [
    {
      tenant,
      rows: ['a1', 'a2'].map((id) => ({
        ...{
          id,
          version: 1,
          Status: 'Confirmed',
          Date: 46_357,
          Start: 46_357 + 5 / 24,
          End: 46_357 + 5.5 / 24,
        },
        Reference: id === 'a1' ? '7QK4-MD2X' : '8QK4-MD2X',
      })),
    },
  ],
  conversations: [
    {
      ...{ sessionId, tenant: 'north' },
      messages: [
        { role: 'assistant', id: 'r1', text: '?', card: { kind: 'summary', ...shown } },
        { role: 'user', id: 'm1', text: 'yes' },
        { role: 'assistant', id: 'r2', text: 'booked', appointment: shown },
      ],
    },
  ],
};
