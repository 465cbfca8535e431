import { expect, test } from '@jest/globals';
import { booking } from '../../test/facts.ts';
import { toCsv } from './to-csv.ts';

const start = '2026-11-24T19:00:00.000Z';
const zone = 'America/New_York';
const linesOf = (csv: string): string[] => csv.replace('\uFEFF', '').trimEnd().split('\r\n');

test('an appointment is a line, with times of the business', () => {
  const [titles, line] = linesOf(toCsv([booking(1, { start })], zone));
  expect(titles).toBe(
    'id,reference,status,start,end,minutes,service,with,client,phone,email,price,currency,channel,booked at,version',
  );
  expect(line).toContain(',Confirmed,2026-11-24T14:00:00-05:00,2026-11-24T15:00:00-05:00,60,');
  expect(line).toContain(',95.00,USD,Web,');
});

// Opened by a spreadsheet, a name of that kind runs.
test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '\u00a0=1', '＝1', '|calc'])(
  'a name that could run (%j) is text',
  (name) => {
    const [, line = ''] = toCsv([booking(1, { start, pii: { name } })], zone).split('Ana Lopez,');
    expect(line.startsWith(`"'`)).toBe(true);
  },
);

test('quotes, commas and line ends stay inside their field; phones are neutralised, too', () => {
  const pii = { name: 'Doe, "Jane"\r\nX' };
  const csv = toCsv([booking(1, { start, pii })], zone);
  expect(csv).toContain('"Doe, ""Jane""\r\nX"');
  expect(csv).toContain(`"'+12125550123"`);
});
