import type { Appointment } from '@gomomo/contracts';
import { expect, test } from '@jest/globals';
import { toICalendar } from './icalendar.ts';

const appointment = {
  id: '019a9f3e-1111-7000-8000-000000000001',
  reference: '7QK4-MD2X',
  status: 'confirmed',
  version: 2,
  start: '2026-11-24T14:00:00-05:00',
  end: '2026-11-24T15:00:00-05:00',
  service: { id: 's', name: 'Cut; wash, dry' },
  resource: { id: 'r', name: 'Ana' },
  updatedAt: '2026-11-22T18:00:00.123Z',
} as Appointment;

test('times are UTC, text is escaped, and an update has a higher sequence', () => {
  const text = toICalendar(appointment, {
    businessName: 'Bloom',
    location: '214 Court St, Brooklyn',
  });
  expect(text).toContain('DTSTART:20261124T190000Z\r\n');
  expect(text).toContain('DTSTAMP:20261122T180000Z\r\n');
  expect(text).toContain(String.raw`SUMMARY:Cut\; wash\, dry\, Bloom`);
  expect(text).toContain(String.raw`LOCATION:214 Court St\, Brooklyn`);
  expect(text).toContain('SEQUENCE:1\r\n');
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
});

test('no line is longer than 75 octets, whatever the script', () => {
  const text = toICalendar(appointment, { businessName: 'Ж'.repeat(100) });
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.replaceAll('\r\n ', '')).toContain('Ж'.repeat(100));
});

test('a cancelled appointment cancels the event', () => {
  const text = toICalendar({ ...appointment, status: 'cancelled' }, { businessName: 'Bloom' });
  expect(text).toContain('METHOD:CANCEL');
  expect(text).toContain('STATUS:CANCELLED');
});
