import type { EventAppointment } from '@gomomo/contracts';
import { expect, test } from '@jest/globals';
import { isOf, toCalendarEvent, toDifferences, toEventIds } from './calendar-event.ts';

const tenantId = '0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3';
const appointment: EventAppointment = {
  id: '0192f0c1-aaaa-7bbb-8ccc-ddddeeeeffff',
  reference: '7QK4-MD2X',
  status: 'confirmed',
  version: 3,
  start: '2026-12-01T15:00:00Z',
  end: '2026-12-01T16:00:00Z',
  timeZone: 'America/New_York',
  service: { id: '0192f0c1-0000-7000-8000-000000000001', name: 'Facial' },
  resource: { id: '0192f0c1-0000-7000-8000-000000000002', name: 'Ana' },
  clientId: '0192f0c1-0000-7000-8000-000000000003',
  channel: 'phone',
  createdAt: '2026-11-28T10:00:00Z',
  updatedAt: '2026-11-28T10:00:00Z',
};
const client = { name: 'Dana Reed' };

const eventOf = (more: Partial<EventAppointment> = {}, who: typeof client | null = null) => {
  const event = toCalendarEvent(tenantId, { ...appointment, ...more }, who);
  if (event === undefined) throw new Error('no event');
  return event;
};

test('an event says what, with whom, when, and nothing that opens anything', () => {
  expect(eventOf()).toEqual({
    summary: 'Facial',
    description: 'With Ana\nReference 7QK4-MD2X\nBooked by phone',
    startMs: Date.parse('2026-12-01T15:00:00Z'),
    endMs: Date.parse('2026-12-01T16:00:00Z'),
    timeZone: 'America/New_York',
    mark: { tenantId, appointmentId: appointment.id, version: 3 },
  });
});

test('the client stands in the title where the business wants that, erased ones never', () => {
  expect(eventOf({}, client).summary).toBe('Facial · Dana Reed');
  expect(toCalendarEvent(tenantId, appointment, { name: null })?.summary).toBe('Facial');
});

test('what became of the visit is marked, and unmarked when it is taken back', () => {
  expect(eventOf({ status: 'completed' }, client)).toMatchObject({
    summary: '✓ Facial · Dana Reed',
    description: expect.stringMatching(/^The client came\.\n/),
  });
  expect(eventOf({ status: 'no_show' }).summary).toBe('No-show: Facial');
  expect(eventOf({ status: 'confirmed' }).summary).toBe('Facial');
  expect(toCalendarEvent(tenantId, { ...appointment, status: 'cancelled' }, null)).toBeUndefined();
});

test('a channel that is not known here is passed over', () => {
  expect(eventOf({ channel: 'carrier-pigeon' as never }).description).not.toContain('Booked');
});

test('ids are the appointment’s own, of the characters that Google takes', () => {
  const ids = toEventIds(appointment.id);
  for (const id of ids) expect(id).toMatch(/^[a-v0-9]{5,1024}$/);
  expect(ids[0]).toBe('bk0192f0c1aaaa7bbb8cccddddeeeeffff');
  expect(new Set(ids).size).toBe(2);
  expect(toEventIds('0192f0c1-aaaa-7bbb-8ccc-ddddeeeefffe')[0]).not.toBe(ids[0]);
});

test('differences are named, nothing of them is told; the zone that a calendar answers in is none', () => {
  const event = eventOf();
  expect(toDifferences({ ...event, timeZone: 'Europe/Berlin' }, event)).toEqual([]);
  const changed = { ...event, summary: 'x', description: 'y', startMs: 1, endMs: NaN };
  expect(toDifferences(changed, event)).toEqual(['title', 'description', 'start', 'end']);
  expect(toDifferences({ ...event, mark: { ...event.mark, version: 2 } }, event)).toEqual([
    'version',
  ]);
});

test('an event is an appointment’s by both of its marks', () => {
  const { mark } = eventOf();
  expect(isOf(eventOf(), mark)).toBe(true);
  expect(isOf(undefined, mark)).toBe(false);
  expect(isOf({ mark: { ...mark, tenantId: appointment.id } }, mark)).toBe(false);
  expect(isOf({ mark: { ...mark, appointmentId: tenantId } }, mark)).toBe(false);
});
