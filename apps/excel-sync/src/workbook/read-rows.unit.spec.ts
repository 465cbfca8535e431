import { expect, test } from '@jest/globals';
import { read, write } from 'xlsx';
import { booking, factsOf } from '../../test/facts.ts';
import { rowHash } from '../domain/row-hash.ts';
import { appointmentCells } from '../domain/sheets/appointments-sheet.ts';
import { createWallClock } from '../domain/wall-clock.ts';
import { makeWorkbook } from './make-workbook.ts';
import { readRows } from './read-rows.ts';

const first = booking(1, { start: '2026-11-24T14:20:00.000Z' });
const second = booking(2, { start: '2026-11-25T14:40:00.000Z', pii: { name: null, phone: null } });
const { bytes = Buffer.of() } = await makeWorkbook(() => factsOf([first, second]));
const hashOf = (facts: typeof first): string =>
  rowHash(appointmentCells(facts, createWallClock('America/New_York'), 'USD'));

/** As another program saves it: `change` is what somebody did meanwhile. */
function savedElsewhere(change: (cell: (ref: string) => { v?: unknown }) => void): Uint8Array {
  const workbook = read(bytes, { type: 'buffer' });
  const sheet = workbook.Sheets['Appointments'] as Record<string, { v?: unknown }>;
  change((ref) => sheet[ref] ?? {});
  return write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

test('what was written is read as it was', () => {
  expect(readRows(bytes)).toEqual([
    {
      appointmentId: first.appointment.id,
      version: 1,
      hash: hashOf(first),
      ref: 'Appointments!A2',
    },
    {
      ...{ appointmentId: second.appointment.id, version: 1 },
      ...{ hash: hashOf(second), ref: 'Appointments!A3' },
    },
  ]);
});

// openpyxl writes times to the microsecond: every row seemed to be changed once somebody had saved one.
test('only the row that somebody changed differs, however the file was saved', () => {
  const saved = savedElsewhere((cell) => {
    const start = cell('B2');
    start.v = Number(start.v) + 1e-11;
    cell('G2').v = 'Somebody Else';
  });
  const [changed, same] = readRows(saved) ?? [];
  expect(changed?.hash).not.toBe(hashOf(first));
  expect(same?.hash).toBe(hashOf(second));
  const touched = savedElsewhere((cell) => {
    const start = cell('B2');
    start.v = Number(start.v) + 1e-11;
  });
  expect(readRows(touched)?.[0]?.hash).toBe(hashOf(first));
});

// Rounded to a millionth of a day, every 54th second lay half-way between two.
test('a time is the same in whatever digits a program writes it', () => {
  const digits = [-2e-11, 0, 2e-11];
  for (let second = 0; second < 60; second += 1) {
    const createdAt = `2026-11-24T15:00:${String(second).padStart(2, '0')}.000Z`;
    const at = Date.parse(createdAt) / 86_400_000 + 25_569;
    const hashes = digits.map((off) => rowHash([{ value: at + off, as: 'dateTime' }]));
    expect(new Set(hashes).size).toBe(1);
  }
});

test('a file that is not ours has no rows', () => {
  const other = write({ SheetNames: ['A'], Sheets: { A: { '!ref': 'A1' } } }, { type: 'buffer' });
  expect(readRows(other as Buffer)).toBe(undefined);
  expect(readRows(Buffer.from('anything,else\n1,2'))).toBe(undefined);
});
