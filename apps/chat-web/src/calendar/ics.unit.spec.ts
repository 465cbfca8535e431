import { expect, test } from '@jest/globals';
import { toCalendar } from './ics.ts';

const appointment = {
  id: '0195b3a0-0000-7000-8000-000000000001',
  reference: '7QK4-MD2X',
  status: 'confirmed',
  version: 1,
  start: '2026-11-24T14:00:00-05:00',
  end: '2026-11-24T15:00:00-05:00',
  timeZone: 'America/New_York',
  service: { id: 's', name: 'Deep tissue; massage, long' },
  resource: { id: 'r', name: 'Ana' },
};
const now = Date.parse('2026-11-23T10:00:00Z');
const place = { name: 'Bloom', address: '214 Court Street, Brooklyn' };

test('writes instants in UTC and escapes text', () => {
  const lines = toCalendar(appointment, place, now).split('\r\n');
  expect(lines).toContain('DTSTART:20261124T190000Z');
  expect(lines).toContain('DTEND:20261124T200000Z');
  expect(lines).toContain('SUMMARY:Deep tissue\\; massage\\, long at Bloom');
  expect(lines).toContain('LOCATION:214 Court Street\\, Brooklyn');
});

test('folds long lines at 75 octets without cutting a character', () => {
  const long = { ...appointment, service: { id: 's', name: 'Übergröße '.repeat(20) } };
  const text = toCalendar(long, place, now);
  for (const line of text.split('\r\n')) {
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  }
  expect(text.replaceAll('\r\n ', '')).toContain('Übergröße '.repeat(20));
});

test('a later version replaces the entry in the calendar of the client', () => {
  const moved = toCalendar({ ...appointment, version: 3 }, place, now);
  expect(moved).toContain('SEQUENCE:3');
  expect(moved).toContain(`UID:${appointment.id}@gomomo`);
});
