import { expect, test } from '@jest/globals';
import { read, write, type CellObject, type WorkBook } from 'xlsx';
import { booking, change, factsOf } from '../../test/facts.ts';
import { forgetRows } from './forget-rows.ts';
import { makeWorkbook } from './make-workbook.ts';
import { textOf, unpack } from './unpack.ts';

const start = '2026-11-24T19:00:00.000Z';
const jane = { name: 'Jane <Roe> & Co', phone: '+12125550111', email: 'jane@example.com' };
const gone = booking(1, { start, pii: jane });
// Of the same name, and of a client who stays.
const other = booking(2, { start, pii: { ...jane, phone: '+12125550222' } });

const { bytes: copy } = await makeWorkbook(() =>
  factsOf([gone, other], { changes: [change(gone), change(other)] }),
);
const ids = new Set([gone.appointment.id, gone.appointment.clientId]);

const everything = (bytes: Uint8Array): string => unpack(bytes).map(textOf).join('\n');

test('who is erased is nowhere in a kept copy; who has the same name stays', async () => {
  const bytes = await forgetRows(copy ?? Buffer.of(), ids);
  if (!(bytes instanceof Uint8Array)) throw new Error('nothing was forgotten');
  expect(everything(bytes)).not.toContain('+12125550111');
  const { Sheets } = read(bytes, { type: 'buffer' });
  const shown = (sheet: string, cell: string) =>
    (Sheets[sheet]?.[cell] as { v?: unknown } | undefined)?.v;
  expect([shown('Appointments', 'G2'), shown('Appointments', 'G3')]).toEqual([
    undefined,
    jane.name,
  ]);
  expect([shown('Today', 'D4'), shown('Today', 'D5')]).toEqual([undefined, jane.name]);
  expect([shown('Changes', 'E2'), shown('Changes', 'E3')].filter(Boolean)).toEqual([jane.name]);
  expect(shown('Appointments', 'B2')).toBeGreaterThan(46_000);
  expect(shown('Clients', 'A2') ?? shown('Clients', 'A3')).toBe(jane.name);
});

test('a copy in which nobody was erased, or long since, stays the file that it is', async () => {
  const nobody = new Set(['019a9f3e-9999-7000-8000-000000000000']);
  expect(await forgetRows(copy ?? Buffer.of(), nobody)).toBe('unchanged');
  const once = (await forgetRows(copy ?? Buffer.of(), ids)) as Uint8Array;
  expect(await forgetRows(once, ids)).toBe('unchanged');
});

type Change = (workbook: WorkBook) => void;

/** As somebody else's program has saved it: other XML for the same cells. */
function savedElsewhere(bookSST: boolean, change: Change = () => undefined): Uint8Array {
  const workbook = read(copy ?? Buffer.of(), { type: 'buffer', cellNF: true });
  workbook.Props = { Application: 'Another' };
  change(workbook);
  return write(workbook, { type: 'buffer', bookType: 'xlsx', bookSST }) as Buffer;
}

const sheetOf = ({ Sheets }: WorkBook, name: string) => Sheets[name] as Record<string, CellObject>;

// openpyxl writes texts into their cells, LibreOffice its own table of them: nothing was found to forget.
test.each([true, false])(
  'a copy that another program has saved forgets, too (shared: %s)',
  async (shared) => {
    const bytes = await forgetRows(savedElsewhere(shared), ids);
    if (!(bytes instanceof Uint8Array)) throw new Error('nothing was forgotten');
    expect(everything(bytes)).not.toContain('+12125550111');
    const workbook = read(bytes, { type: 'buffer', cellNF: true });
    const appointments = sheetOf(workbook, 'Appointments');
    expect([appointments['G2']?.v, appointments['G3']?.v]).toEqual([undefined, jane.name]);
    expect(appointments['A2']).toMatchObject({ t: 'n', z: 'ddd d mmm yyyy' });
    expect(sheetOf(workbook, 'Changes')['E2']?.v ?? sheetOf(workbook, 'Changes')['E3']?.v).toBe(
      jane.name,
    );
    expect(await forgetRows(bytes, ids)).toBe('unchanged');
  },
);

test('what somebody has noted of the erased elsewhere goes as well: sheets, comments, links, formulas', async () => {
  const bytes = savedElsewhere(true, (workbook) => {
    workbook.SheetNames.push('Notes');
    workbook.Sheets['Notes'] = {
      '!ref': 'A1:A4',
      A1: { t: 's', v: 'call +12125550111 again' },
      A2: { t: 's', v: 'water the plants' },
      A4: { t: 's', v: '_x005F_x000D_' },
      A3: { t: 's', v: 'x', f: '"+1212"&"5550111"' },
    };
    const cell = sheetOf(workbook, 'Appointments')['G2'];
    if (cell) cell.l = { Target: 'tel:+12125550111' };
    workbook.Props = { Author: '+12125550111' };
  });
  const forgotten = await forgetRows(bytes, ids);
  if (!(forgotten instanceof Uint8Array)) throw new Error('nothing was forgotten');
  expect(everything(forgotten)).not.toContain('5550111');
  expect(everything(forgotten)).toContain('water the plants');
  expect(sheetOf(read(forgotten), 'Notes')['A4']?.v).toBe('_x000D_');
  // openpyxl refuses columns of which it knows no attribute.
  expect(everything(forgotten)).not.toMatch(/<col [^>]*level=/);
});

test('where nobody can tell any more whom a row is about, nobody says that it was forgotten', async () => {
  const withoutIds = savedElsewhere(true, (workbook) => {
    for (const [ref, cell] of Object.entries(sheetOf(workbook, 'Appointments'))) {
      if (ref.startsWith('O')) cell.v = '';
    }
  });
  expect(await forgetRows(withoutIds, ids)).toBe(undefined);
  const theirs = savedElsewhere(true, (workbook) => {
    workbook.SheetNames = ['Mine'];
    workbook.Sheets = { Mine: { '!ref': 'A1', A1: { t: 's', v: 'Jane' } } };
  });
  expect(await forgetRows(theirs, ids)).toBe(undefined);
  await expect(forgetRows(Buffer.from('Client,id'), ids)).rejects.toThrow('512');
});
