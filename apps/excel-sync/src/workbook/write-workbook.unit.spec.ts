import { expect, test } from '@jest/globals';
import { CFB, read, type CellObject, type WorkBook } from 'xlsx';
import { booking, business, factsOf } from '../../test/facts.ts';
import type { WorkbookFacts } from '../domain/facts.ts';
import type { Sheet } from '../domain/sheet.ts';
import { dressSheet } from './dress-sheet.ts';
import { dressStyles } from './looks.ts';
import { makeWorkbook } from './make-workbook.ts';

async function bytesOf(facts: WorkbookFacts): Promise<Uint8Array> {
  const { bytes } = await makeWorkbook(() => facts);
  if (!bytes) throw new Error('nothing was written');
  return bytes;
}

const open = (bytes: Uint8Array): WorkBook =>
  read(bytes, { type: 'buffer', cellNF: true, cellFormula: true, cellStyles: true });

function partOf(bytes: Uint8Array, path: string): string {
  const file = CFB.read(Buffer.from(bytes), { type: 'buffer' }) as never;
  const find = CFB.find as (file: never, path: string) => { content: Uint8Array } | null;
  return Buffer.from(find(file, path)?.content ?? []).toString();
}

function cellsOf(workbook: WorkBook): CellObject[] {
  return workbook.SheetNames.flatMap((name) =>
    Object.entries(workbook.Sheets[name] ?? {})
      .filter(([key]) => !key.startsWith('!'))
      .map(([, cell]) => cell as CellObject),
  );
}

const start = '2026-11-24T19:00:00.000Z';

test('the sheets are there in order, and what is for software is out of sight', async () => {
  const workbook = open(await bytesOf(factsOf([booking(1, { start })])));
  expect(workbook.SheetNames).toEqual(['Appointments', 'Today', 'Clients', 'Changes', '_meta']);
  expect(workbook.Workbook?.Sheets?.map(({ Hidden }) => Hidden)).toEqual([0, 0, 0, 0, 1]);
  const columns = workbook.Sheets['Appointments']?.['!cols'];
  expect(columns?.map((column) => column?.hidden === true).lastIndexOf(false)).toBe(13);
  expect(workbook.Sheets['_meta']?.['B2']).toMatchObject({ t: 'n', v: 2 });
  // 10:00 where the business is: a real date there, as all others.
  expect(workbook.Sheets['_meta']?.['B3']).toMatchObject({
    ...{ t: 'n', v: expect.closeTo(46_350 + 10 / 24, 6), z: 'd mmm yyyy h:mm AM/PM' },
  });
  expect(workbook.Sheets['_meta']?.['B4']).toMatchObject({ t: 'n', v: 7 });
});

test('dates, times and money are numbers with formats', async () => {
  const sheet = open(await bytesOf(factsOf([booking(1, { start })]))).Sheets['Appointments'];
  expect(sheet?.['A2']).toMatchObject({ t: 'n', v: 46_350, z: 'ddd d mmm yyyy' });
  expect(sheet?.['B2']).toMatchObject({
    t: 'n',
    v: expect.closeTo(46_350 + 14 / 24, 6),
    z: 'h:mm AM/PM',
  });
  expect(sheet?.['K2']).toMatchObject({ t: 'n', v: 95, z: '#,##0.00 "USD"' });
});

test('a business that writes 14:00 reads 14:00', async () => {
  const facts = factsOf([booking(1, { start })], { business: { ...business, locale: 'de-DE' } });
  expect(open(await bytesOf(facts)).Sheets['Appointments']?.['B2']).toMatchObject({ z: 'hh:mm' });
});

const hostile = [
  '=1+1',
  '=HYPERLINK("http://evil.example","x")',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '</t></si><si><t>&amp;]]>',
  'a\u0000b\u0007c\ufffe',
  '\ud800 half a pair',
  "'=1",
  '{=1}',
  '_x000D_',
  'a_x0041_x0042_',
];

// A formula in a name would run on the owner's machine.
test('whatever a client, a service or a colleague is called stays text', async () => {
  const appointments = hostile.map((name, index) =>
    booking(index + 1, {
      ...{ start, pii: { name, email: name }, service: name },
      resource: { id: `019a9f3e-0000-7000-8000-00000000000${index.toString(16)}`, name },
    }),
  );
  const facts = factsOf(appointments, { business: { ...business, name: '=<b>&"\u0001' } });
  const workbook = open(await bytesOf(facts));
  const cells = cellsOf(workbook);
  expect(cells.filter(({ f, l, c }) => f ?? l ?? c)).toEqual([]);
  const texts = cells.filter(({ t }) => t === 's').map(({ v }) => v);
  for (const name of [...hostile.slice(0, 7), ...hostile.slice(-2)]) expect(texts).toContain(name);
  expect(texts).toContain('abc');
  expect(texts).toContain('\ufffd half a pair');
});

// Libraries make a formula of an object that has the right field.
test('an object where text should be is text', async () => {
  const evil = { f: '1+1', t: 'n', v: 2, formula: '1+1' } as unknown as string;
  const facts = factsOf([booking(1, { start, pii: { name: evil, phone: evil }, service: evil })]);
  const workbook = open(await bytesOf(facts));
  expect(cellsOf(workbook).filter(({ f }) => f !== undefined)).toEqual([]);
  expect(workbook.Sheets['Appointments']?.['G2']).toMatchObject({ t: 's' });
});

test('a text longer than a cell is cut, never in the middle of a character', async () => {
  const service = `${'x'.repeat(32_766)}🌻`;
  const sheet = open(await bytesOf(factsOf([booking(1, { start, service })]))).Sheets[
    'Appointments'
  ];
  expect((sheet?.['E2'] as CellObject).v).toHaveLength(32_767);
});

test('titles are frozen and paper is landscape, as wide as a page; Today has its caption above', async () => {
  const bytes = await bytesOf(factsOf([booking(1, { start })]));
  const appointments = partOf(bytes, '/xl/worksheets/sheet1.xml');
  expect(appointments).toContain('<pane ySplit="1" topLeftCell="A2"');
  expect(appointments).toContain('orientation="landscape" fitToWidth="1" fitToHeight="0"');
  expect(appointments).toContain('<autoFilter ref="A1:Q2"');
  expect(partOf(bytes, '/xl/worksheets/sheet2.xml')).toContain('<pane ySplit="2" topLeftCell="A3"');
  expect(partOf(bytes, '/xl/workbook.xml')).toContain('Today!$1:$2');
});

test('a cancelled visit is grey, with the formats of the others', async () => {
  const bytes = await bytesOf(
    factsOf([booking(1, { start }), booking(2, { start, status: 'cancelled' })]),
  );
  const xml = partOf(bytes, '/xl/worksheets/sheet1.xml');
  const styleOf = (cell: string) => Number(new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(xml)?.[1]);
  const styles = partOf(bytes, '/xl/styles.xml');
  const xfs = styles.match(/<xf [^>]*>(?=<alignment)/g) ?? [];
  const formatOf = (cell: string) => /numFmtId="\d+"/.exec(xfs[styleOf(cell)] ?? '')?.[0];
  for (const column of ['A', 'B', 'G', 'K']) {
    expect(formatOf(`${column}3`)).toBe(formatOf(`${column}2`));
    expect(xfs[styleOf(`${column}3`)]).toContain('fontId="1"');
    expect(xfs[styleOf(`${column}2`)]).toContain('fontId="0"');
  }
});

test('the same facts are the same file; a known hash is not written again', async () => {
  const facts = factsOf([booking(1, { start })]);
  const first = await makeWorkbook(() => facts);
  expect(await makeWorkbook(() => facts)).toEqual(first);
  expect(await makeWorkbook(() => facts, first.hash)).toEqual({ hash: first.hash });
});

// A sheet was there up to four times at once while it was dressed: 30 MB with 10,000 appointments.
test('a long sheet is dressed a piece at a time, never as a whole', () => {
  const count = 5_000;
  const sheet: Sheet = { name: 'A', columns: [{ title: 'A', width: 9 }], rows: [] };
  const rows = Array.from(
    { length: count },
    (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="s"><v>${index}</v></c></row>`,
  );
  const xml =
    '<worksheet xmlns="x"><sheetViews><sheetView workbookViewId="0"/></sheetViews>' +
    `<sheetData>${rows.join('')}</sheetData><pageMargins left="1"/></worksheet>`;
  const pieces = [...dressSheet(xml, sheet, 1)];
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(xml.length / 3);
  expect(pieces.join('').match(/<row /g)).toHaveLength(count);
});

test('XML that is not what the dressing was made for is refused, not passed on bare', () => {
  const sheet: Sheet = { name: 'A', columns: [], rows: [] };
  expect(() => dressSheet('<worksheet xmlns="x"></worksheet>', sheet, 1)).toThrow('no rows');
  const rows = '<worksheet xmlns="x"><sheetData></sheetData></worksheet>';
  expect(() => dressSheet(rows, sheet, 1)).toThrow('no view');
  expect(() => dressStyles('<styleSheet/>')).toThrow('no formats');
});
