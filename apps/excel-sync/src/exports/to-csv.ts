import type { AppointmentFacts } from '../domain/facts.ts';
import { decimalOf } from '../domain/money.ts';
import { channelWord, statusWord } from '../domain/words.ts';
import { formatInZone } from '@gomomo/scheduling';

/** What a spreadsheet would take for a formula when it opens the file, also after spaces. */
const dangerous = /^[\s\uFEFF\u00A0]*[=+\-@\t\r|＝＋－＠]/u;

const unsayable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu;

/** RFC 4180, with an apostrophe before whatever could run. */
function toField(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = value.replaceAll(unsayable, '');
  const safe = dangerous.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const titles = [
  ...['id', 'reference', 'status', 'start', 'end', 'minutes', 'service', 'with'],
  ...['client', 'phone', 'email', 'price', 'currency', 'channel', 'booked at', 'version'],
];

function toLine({ appointment, pii }: AppointmentFacts, timeZone: string): string {
  const { id, reference, status, start, end, service, resource, version } = appointment;
  const local = (instant: string): string => formatInZone(Date.parse(instant), timeZone);
  const minutes = (Date.parse(end) - Date.parse(start)) / 60_000;
  const { priceMinor, currency } = service;
  return [
    ...[id, reference, statusWord(status), local(start), local(end), minutes],
    ...[service.name, resource.name, pii.name, pii.phone, pii.email],
    priceMinor === undefined ? null : decimalOf(priceMinor, currency),
    ...[currency, channelWord(appointment.channel), local(appointment.createdAt)],
    version,
  ]
    .map(toField)
    .join(',');
}

/** Appointments as CSV in UTF-8, with the mark by which spreadsheets know it; times are the business's. */
export function toCsv(appointments: readonly AppointmentFacts[], timeZone: string): string {
  const lines = appointments.map((each) => toLine(each, timeZone));
  return `\uFEFF${[titles.join(','), ...lines].map((line) => `${line}\r\n`).join('')}`;
}
