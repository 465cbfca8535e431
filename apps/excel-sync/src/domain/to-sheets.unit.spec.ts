import { expect, test } from '@jest/globals';
import { ben, booking, business, change, factsOf } from '../../test/facts.ts';
import type { WorkbookFacts } from './facts.ts';
import type { Cell, Sheet } from './sheet.ts';
import { contentHash, toSheets } from './to-sheets.ts';

const sheetOf = (facts: WorkbookFacts, name: string): Sheet => {
  const found = toSheets(facts).find((sheet) => sheet.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
};

const plain = (cell: Cell | undefined) =>
  typeof cell === 'object' && cell ? cell.value : (cell ?? null);

/** The rows as a person reads them, by title. */
function read(sheet: Sheet, ...titles: string[]): unknown[] {
  const columns = titles.map((title) => sheet.columns.findIndex((each) => each.title === title));
  return sheet.rows.map(({ cells }) => columns.map((column) => plain(cells[column])));
}

const noon = '2026-11-24T17:00:00.000Z';

test('upcoming appointments come first, the soonest on top; then the rest, the latest on top', () => {
  const facts = factsOf([
    booking(1, { start: '2026-11-20T15:00:00.000Z' }),
    booking(2, { start: '2026-11-26T15:00:00.000Z' }),
    booking(3, { start: '2026-11-25T15:00:00.000Z' }),
    booking(4, { start: '2026-11-25T15:00:00.000Z', status: 'cancelled' }),
    booking(5, { start: '2026-11-21T15:00:00.000Z', status: 'completed' }),
    // earlier on this very day: still on the day's page, and the order stays until midnight
    booking(6, { start: '2026-11-24T13:00:00.000Z' }),
  ]);
  const clients = read(sheetOf(facts, 'Appointments'), 'Client').flat();
  expect(clients).toEqual(['Client 6', 'Client 3', 'Client 2', 'Client 4', 'Client 5', 'Client 1']);
});

test('an appointment past midnight ends on the next day; minutes are elapsed, also on a DST day', () => {
  const late = booking(1, { start: '2026-11-25T04:30:00.000Z' });
  const dst = booking(2, { start: '2026-11-01T05:30:00.000Z', minutes: 90 });
  const [first, second] = read(
    sheetOf(factsOf([late, dst]), 'Appointments'),
    ...['Date', 'Start', 'End', 'Minutes'],
  ) as number[][];
  expect(first?.[2]).toBeGreaterThan((first?.[0] ?? 0) + 1);
  expect(first?.[3]).toBe(60);
  // 1:30 for the first time until 2:00: half an hour by the clock on the wall, 90 minutes of work
  expect(((second?.[2] ?? 0) - (second?.[1] ?? 0)) * 1_440).toBeCloseTo(30);
  expect(second?.[3]).toBe(90);
});

test('money has the digits of its currency', () => {
  const yen = booking(1, { start: noon });
  const { appointment } = yen;
  const service = { ...appointment.service, priceMinor: 5_000, currency: 'JPY' };
  const facts = factsOf([{ ...yen, appointment: { ...appointment, service } }]);
  expect(sheetOf(facts, 'Appointments').rows[0]?.cells[10]).toEqual({
    value: 5_000,
    as: { currency: 'JPY', digits: 0 },
  });
});

test('today is a plan for each who works: in order, without what was cancelled', () => {
  const facts = factsOf([
    booking(1, { start: '2026-11-24T20:00:00.000Z' }),
    booking(2, { start: '2026-11-24T14:00:00.000Z' }),
    booking(3, { start: '2026-11-24T14:00:00.000Z', status: 'cancelled' }),
    booking(4, { start: '2026-11-25T14:00:00.000Z' }),
  ]);
  const today = sheetOf(facts, 'Today');
  expect(today.caption).toBe('Tuesday, 24 November 2026 · Bloom Wellness Studio');
  expect(today.rows.map(({ look }) => look)).toEqual(['heading', 'plain', 'plain', 'heading']);
  expect(today.rows[0]?.cells).toEqual(['Ana Lopez']);
  expect(read(today, 'Client').flat()).toEqual([null, 'Client 2', 'Client 1', null]);
  expect(today.rows[3]?.cells).toEqual(['Ben Okafor: nothing booked']);
});

test('an appointment of the night is in the plan of both days, and says so', () => {
  const night = booking(1, { start: '2026-11-25T04:30:00.000Z' });
  const noteOn = (now: string) =>
    read(sheetOf(factsOf([night], { now: Date.parse(now) }), 'Today'), 'Note').flat();
  expect(noteOn('2026-11-24T15:00:00Z')).toContain('ends the day after');
  expect(noteOn('2026-11-25T15:00:00Z')).toContain('began the day before');
  expect(noteOn('2026-11-26T15:00:00Z')).toEqual([null, null]);
});

test('who left the catalogue and still has a visit is in the plan', () => {
  const gone = { id: '019a9f3e-0000-7000-8000-0000000000c1', name: 'Former Colleague' };
  const today = sheetOf(factsOf([booking(1, { start: noon, resource: gone })]), 'Today');
  expect(today.rows.map(({ cells: [name] }) => name)).toContain('Former Colleague');
});

test('a client has visits, a last and a next one; contacts are the newest known', () => {
  const at = { client: 1, resource: ben };
  const early = booking(1, { ...at, start: '2026-11-20T15:00:00.000Z', pii: { name: 'Old Name' } });
  const next = booking(2, { ...at, start: '2026-11-26T15:00:00.000Z', pii: { name: 'New Name' } });
  const renamed = { ...next.appointment, updatedAt: '2026-11-22T15:04:05.000Z' };
  const missed = booking(3, { ...at, start: '2026-11-01T15:00:00.000Z', status: 'no_show' });
  const facts = factsOf([early, { ...next, appointment: renamed }, missed]);
  expect(
    read(sheetOf(facts, 'Clients'), 'Name', 'Visits', 'Upcoming', 'No-shows', 'Cancelled'),
  ).toEqual([['New Name', 1, 1, 1, 0]]);
});

test('an erased client is nowhere: not among clients, nameless in appointments and changes', () => {
  const erased = booking(1, { start: noon, pii: { name: null, phone: null, email: null } });
  const facts = factsOf([erased]);
  expect(sheetOf(facts, 'Clients').rows).toEqual([]);
  expect(read(sheetOf(facts, 'Appointments'), 'Client', 'Phone', 'E-mail')).toEqual([
    [null, null, null],
  ]);
  expect(read(sheetOf(facts, 'Changes'), 'Client')).toEqual([[null]]);
});

test('changes tell what happened, by whom and from where, the latest first', () => {
  const one = booking(1, { start: noon, version: 2 });
  const facts = factsOf([one], {
    changes: [
      change(one, { version: 1, at: '2026-11-20T10:00:00.000Z' }),
      change(one, {
        version: 2,
        at: '2026-11-21T10:00:00.000Z',
        action: 'rescheduled',
        actor: { kind: 'staff', channel: 'phone' },
        previousStart: '2026-11-23T15:00:00.000Z',
      }),
      // of an appointment that is not known: nothing that could be said
      change(booking(9, { start: noon })),
    ],
  });
  const changes = sheetOf(facts, 'Changes');
  expect(read(changes, 'What', 'By', 'Channel')).toEqual([
    ['Moved', 'Staff', 'Phone'],
    ['Booked', 'Client', 'Web'],
  ]);
});

test('the same day makes the same content; the next day, another plan', () => {
  const facts = factsOf([booking(1, { start: noon })]);
  const hashAt = (now: string) => contentHash(toSheets({ ...facts, now: Date.parse(now) }));
  expect(hashAt('2026-11-24T15:00:00Z')).toBe(hashAt('2026-11-24T15:00:01Z'));
  expect(hashAt('2026-11-24T15:00:00Z')).not.toBe(hashAt('2026-11-25T15:00:00Z'));
});

test('a business that nobody has booked yet has a workbook, too', () => {
  const sheets = toSheets(factsOf([], { business: { ...business, resources: [] } }));
  expect(sheets.map(({ rows }) => rows)).toEqual([[], [], [], []]);
});
