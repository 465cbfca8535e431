import { expect, test } from '@jest/globals';
import { toICalendar, type CalendarAppointment } from './to-icalendar.ts';

const appointment: CalendarAppointment = {
  id: '019a9f3e-1111-7000-8000-000000000001',
  reference: '7QK4-MD2X',
  status: 'confirmed',
  version: 2,
  start: '2026-11-24T14:00:00-05:00',
  end: '2026-11-24T15:00:00-05:00',
  service: { name: 'Cut; wash, dry' },
  resource: { name: 'Ana' },
  updatedAt: '2026-11-22T18:00:00.123Z',
};
const unfold = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');

test('times are UTC, text is escaped, and an update has a higher sequence', () => {
  const text = toICalendar(appointment, { name: 'Bloom', address: '214 Court St, Brooklyn' });
  expect(text).toContain('DTSTART:20261124T190000Z\r\n');
  expect(text).toContain('DTSTAMP:20261122T180000Z\r\n');
  expect(text).toContain(String.raw`SUMMARY:Cut\; wash\, dry\, Bloom`);
  expect(text).toContain(String.raw`LOCATION:214 Court St\, Brooklyn`);
  expect(text).toContain('SEQUENCE:1\r\n');
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
});

test('no line is longer than 75 octets, whatever the script', () => {
  const text = toICalendar(appointment, { name: 'Ж'.repeat(100), address: '🌻'.repeat(80) });
  const size = (line: string) => new TextEncoder().encode(line).length;
  for (const line of text.split('\r\n')) expect(size(line)).toBeLessThanOrEqual(75);
  expect(unfold(text).join('\n')).toContain('Ж'.repeat(100));
});

test('a cancelled appointment cancels the event', () => {
  const text = toICalendar({ ...appointment, status: 'cancelled' }, { name: 'Bloom' });
  expect(text).toContain('STATUS:CANCELLED');
});

// Calendars that follow RFC 5546 refused the file: it had a METHOD and nobody who published it.
test('there is a method only where there is an organizer', () => {
  const plain = toICalendar(appointment, { name: 'Bloom' });
  expect(plain).not.toMatch(/^(METHOD|ORGANIZER)/m);
  const business = { name: 'Bloom "Wellness"\r\nX-EVIL:1', email: 'hi@bloom.example' };
  const lines = unfold(toICalendar(appointment, business));
  expect(lines).toContain('METHOD:PUBLISH');
  expect(lines).toContain(`ORGANIZER;CN="Bloom 'Wellness' X-EVIL:1":mailto:hi@bloom.example`);
  const cancelled = toICalendar({ ...appointment, status: 'cancelled' }, business);
  expect(cancelled).toContain('METHOD:CANCEL\r\n');
});

test('the client’s own file leads back to the page', () => {
  const manageUrl = 'https://book.example/bloom#manage=abc';
  const lines = unfold(toICalendar(appointment, { name: 'Bloom', manageUrl }));
  expect(lines).toContain(`URL:${manageUrl}`);
  expect(lines).toContain(
    String.raw`DESCRIPTION:With Ana. Reference 7QK4-MD2X.\nhttps://book.example/bloom#manage=abc`,
  );
});
