import { forgetInSaved, personal } from './forget-in-saved.ts';
import { textOf, unpack, type Part } from './unpack.ts';
import { zip } from './zip.ts';

const stringsPath = 'xl/sharedStrings.xml';
const nothing = '<si><t></t></si>';

const cellPattern = /<c r="([A-Z]+)\d+"( s="\d+")? t="s"><v>(\d+)<\/v><\/c>/g;

/** Index of the text in each cell of a row, by column. */
function textsOf(row: string): Map<string, number> {
  const cells = row.matchAll(cellPattern);
  return new Map([...cells].map(([, column = '', , index]) => [column, Number(index)]));
}

interface Strings {
  readonly items: readonly string[];
  isOneOf(index: number, texts: ReadonlySet<string>): boolean;
}

function readStrings(xml: string): Strings {
  const items = xml.match(/<si>.*?<\/si>/gs) ?? [];
  const plain = items.map((item) => /<t[^>]*>(.*?)<\/t>/s.exec(item)?.[1] ?? '');
  return { items, isOneOf: (index, texts) => texts.has(plain[index] ?? '') };
}

/** Empties the personal cells of each row that names one of the ids. */
function forgetInSheet(xml: string, ids: ReadonlySet<string>, strings: Strings): string {
  let columns: readonly string[] = [];
  return xml.replaceAll(/<row .*?<\/row>/gs, (row) => {
    const texts = [...textsOf(row)];
    if (columns.length === 0) {
      columns = texts
        .filter(([, index]) => strings.isOneOf(index, personal))
        .map(([column]) => column);
      return row;
    }
    if (!texts.some(([, index]) => strings.isOneOf(index, ids))) return row;
    return row.replaceAll(cellPattern, (cell, column: string, style: string | undefined) => {
      if (!columns.includes(column)) return cell;
      return `${cell.slice(0, cell.indexOf(' ', 3))}${style ?? ''}></c>`;
    });
  });
}

/** Texts that no cell shows any more go from the file as well. */
function keepUsed(xml: string, { items }: Strings, sheets: readonly string[]): string {
  const used = new Set(sheets.flatMap((sheet) => [...textsOfAll(sheet)]));
  let index = -1;
  return xml.replaceAll(/<si>.*?<\/si>/gs, (item) => {
    index += 1;
    return used.has(index) ? (items[index] ?? item) : nothing;
  });
}

function* textsOfAll(sheet: string): Generator<number> {
  for (const [, , , index] of sheet.matchAll(cellPattern)) yield Number(index);
}

const written = '<Application>gomomo</Application>';
const plainItem = /^<si><t[^>]*>[^<]*<\/t><\/si>$/;
const typedCell = /<c [^>]*\bt="(?!n")/g;

/** As this service writes it; whoever else saves a file writes the same in other ways. */
function isAsWritten(parts: readonly Part[], { items }: Strings): boolean {
  const sheets = parts.filter(({ path }) => path.startsWith('xl/worksheets/')).map(textOf);
  const app = parts.find(({ path }) => path === 'docProps/app.xml');
  return (
    app !== undefined &&
    textOf(app).includes(written) &&
    items.every((item) => plainItem.test(item)) &&
    sheets.every((xml) => xml.match(typedCell)?.length === xml.match(cellPattern)?.length)
  );
}

async function forgetInWritten(parts: readonly Part[], ids: ReadonlySet<string>, xml: string) {
  const strings = readStrings(xml);
  if (!strings.items.some((_, index) => strings.isOneOf(index, ids))) return 'unchanged';
  const sheets = new Map(
    parts
      .filter(({ path }) => path.startsWith('xl/worksheets/'))
      .map((part) => [part.path, forgetInSheet(textOf(part), ids, strings)]),
  );
  const kept = keepUsed(xml, strings, [...sheets.values()]);
  if (kept === xml) return 'unchanged';
  return zip(
    parts.map(({ path, content }) => {
      const changed = path === stringsPath ? kept : sheets.get(path);
      return { path, pieces: [changed ?? content] };
    }),
  );
}

/**
 * A workbook of ours without who is behind these ids, of appointments and clients; all else stays as it was, also
 * in the file where nobody has saved it since. `unchanged`: none of them is in it. Undefined: nobody can tell.
 */
export async function forgetRows(
  bytes: Uint8Array,
  ids: ReadonlySet<string>,
): Promise<Uint8Array | 'unchanged' | undefined> {
  const parts = unpack(bytes);
  const stringsPart = parts.find(({ path }) => path === stringsPath);
  const xml = stringsPart && textOf(stringsPart);
  if (xml !== undefined && isAsWritten(parts, readStrings(xml))) {
    return forgetInWritten(parts, ids, xml);
  }
  return forgetInSaved(bytes, ids);
}
