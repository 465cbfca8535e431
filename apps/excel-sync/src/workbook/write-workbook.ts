import { utils, write, type CellObject, type WorkBook, type WorkSheet } from 'xlsx';
import type { Cell, Sheet } from '../domain/sheet.ts';
import { toCell, type CellFormats } from './cell.ts';
import { dressSheet, linesAbove } from './dress-sheet.ts';
import { dressStyles } from './looks.ts';
import { textOf, unpack, type Part } from './unpack.ts';
import { zip, type ZipEntry } from './zip.ts';

export interface WorkbookLook {
  readonly title: string;
  /** BCP 47: decides between 14:00 and 2:00 PM. */
  readonly locale: string;
}

function cellFormats(locale: string): CellFormats {
  const { hourCycle } = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).resolvedOptions();
  return { time: hourCycle === 'h12' || hourCycle === 'h11' ? 'h:mm AM/PM' : 'hh:mm' };
}

const margins = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 };

/** An empty cell: it has a look like its neighbours, and lets long text run over it. */
const blank: CellObject = { t: 'z', z: 'General' };

/** As an array whose items live only while somebody looks at them: cells are most of what a workbook takes. */
const madeWhenAsked = <Item>(length: number, make: (index: number) => Item): Item[] =>
  new Proxy<Item[]>(Array.from({ length }), {
    get: (target, key) =>
      typeof key === 'string' && /^\d+$/.test(key) ? make(Number(key)) : Reflect.get(target, key),
  });

function toWorkSheet(sheet: Sheet, formats: CellFormats): WorkSheet {
  const { columns, rows, caption } = sheet;
  const above = [...(caption === undefined ? [] : [[caption]]), columns.map(({ title }) => title)];
  const lines = above.length + rows.length;
  const ref = utils.encode_range({
    s: { r: 0, c: 0 },
    e: { r: lines - 1, c: columns.length - 1 },
  });
  const cellsAt = (line: number): readonly Cell[] =>
    above[line] ?? rows[line - above.length]?.cells ?? [];
  return {
    '!data': madeWhenAsked(lines, (line) =>
      columns.map((_, column) => toCell(cellsAt(line)[column] ?? null, formats) ?? blank),
    ),
    '!ref': ref,
    '!cols': columns.map(({ width, hidden = false }) => ({ wch: width, hidden })),
    '!rows': caption === undefined ? [] : [{ hpt: 30 }],
    '!margins': margins,
    ...(sheet.filtered && { '!autofilter': { ref } }),
  };
}

function toWorkBook(sheets: readonly Sheet[], { title, locale }: WorkbookLook): WorkBook {
  const formats = cellFormats(locale);
  const printTitles = sheets.map((sheet, index) => ({
    Name: '_xlnm.Print_Titles',
    Sheet: index,
    Ref: `${sheet.name}!$1:$${linesAbove(sheet)}`,
  }));
  return {
    SheetNames: sheets.map(({ name }) => name),
    Sheets: Object.fromEntries(sheets.map((sheet) => [sheet.name, toWorkSheet(sheet, formats)])),
    Props: { Title: title, Application: 'gomomo' },
    Workbook: {
      Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden ? 1 : 0 })),
      Names: printTitles,
    },
  };
}

type Dress = (xml: string) => Iterable<string>;

const stylesPath = 'xl/styles.xml';

/** The sheets as an .xlsx file. */
export async function writeWorkbook(sheets: readonly Sheet[], look: WorkbookLook): Promise<Buffer> {
  const plain = write(toWorkBook(sheets, look), {
    type: 'buffer',
    bookType: 'xlsx',
    bookSST: true,
    compression: false,
  }) as Buffer;
  const parts = unpack(plain);
  const styles = dressStyles(
    parts
      .filter(({ path }) => path === stylesPath)
      .map(textOf)
      .join(''),
  );
  const steps = new Map<string, Dress>([[stylesPath, () => [styles.xml]]]);
  for (const [index, sheet] of sheets.entries()) {
    const path = `xl/worksheets/sheet${index + 1}.xml`;
    steps.set(path, (xml) => dressSheet(xml, sheet, styles.formats));
  }
  return zip(dressed(parts, steps));
}

/** One after the other, so that only one is in hand. */
function* dressed(parts: readonly Part[], steps: ReadonlyMap<string, Dress>): Generator<ZipEntry> {
  for (const part of parts) {
    const dress = steps.get(part.path);
    yield { path: part.path, pieces: dress ? dress(textOf(part)) : [part.content] };
  }
}
