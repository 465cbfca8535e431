import { read, utils, write, type CellObject, type WorkBook, type WorkSheet } from 'xlsx';
import { isUuid } from '@gomomo/contracts';
import { toFileText } from '../domain/cell-text.ts';

/** Titles of the columns that say who somebody is. */
export const personal: ReadonlySet<string> = new Set(['Client', 'Name', 'Phone', 'E-mail']);

/** Of these each line that says who somebody is has the id of an appointment or a client. */
const ours: ReadonlySet<string> = new Set(['Appointments', 'Today', 'Clients', 'Changes']);
const idTitle = 'id';

type Row = Map<number, CellObject>;

/** By line and column. */
function rowsOf(sheet: WorkSheet): Row[] {
  const rows: Row[] = [];
  for (const [ref, cell] of Object.entries(sheet)) {
    if (ref.startsWith('!')) continue;
    const { r, c } = utils.decode_cell(ref);
    (rows[r] ??= new Map<number, CellObject>()).set(c, cell as CellObject);
  }
  return rows.filter((row) => row !== undefined);
}

const textOf = (cell: CellObject | undefined): string => String(cell?.v ?? '').trim();

const idsIn = (row: Row): string[] => [...row.values()].map(textOf).filter(isUuid);

/** The columns that are personal, by a line of titles; empty: it is none. */
function personalColumns(row: Row): number[] {
  if (![...row.values()].some((cell) => textOf(cell) === idTitle)) return [];
  return [...row].flatMap(([column, cell]) => (personal.has(textOf(cell)) ? [column] : []));
}

/** Nothing but what a cell shows: no formula, comment, link or rich text, in which a name could stand as well. */
function strip(cell: CellObject): void {
  for (const key of ['f', 'F', 'D', 'c', 'l', 'r', 'h', 'w'] as const) delete cell[key];
  if (typeof cell.v === 'string') cell.v = toFileText(cell.v);
}

function clear(cell: CellObject): void {
  cell.t = 'z';
  delete cell.v;
}

interface Forgetting {
  readonly ids: ReadonlySet<string>;
  /** What was said of the erased. */
  readonly words: Set<string>;
}

/** False: somebody is named in a row of which nobody can tell whose it is. */
function forgetInRows(rows: readonly Row[], { ids, words }: Forgetting): boolean {
  const titles = rows.findIndex((row) => personalColumns(row).length > 0);
  const columns = personalColumns(rows[titles] ?? new Map());
  if (columns.length === 0) return false;
  return rows.slice(titles + 1).every((row) => {
    const own = idsIn(row);
    const named = columns.flatMap((column) => row.get(column) ?? []).filter((cell) => textOf(cell));
    if (own.some((id) => ids.has(id))) {
      for (const cell of named) {
        words.add(textOf(cell));
        clear(cell);
      }
    }
    return named.length === 0 || own.length > 0;
  });
}

/** What people have noted elsewhere goes where it says one of those words, but for a namesake's own row. */
function forgetWords(rows: readonly Row[], { words }: Forgetting): void {
  const telling = [...words].filter((word) => word.length > 1);
  for (const row of rows) {
    if (idsIn(row).length > 0) continue;
    for (const cell of row.values()) {
      if (telling.some((word) => textOf(cell).includes(word))) clear(cell);
    }
  }
}

/** The library writes more of a column than openpyxl reads. */
function stripColumns(sheet: WorkSheet): void {
  delete sheet['!rows'];
  sheet['!cols'] = (sheet['!cols'] ?? []).map((column) => {
    const { width = 10, hidden = false } = column ?? {};
    return { width, hidden };
  });
}

const bare = ({ SheetNames, Sheets, Workbook }: WorkBook): WorkBook => ({
  ...{ SheetNames, Sheets },
  Workbook: { Sheets: (Workbook?.Sheets ?? []).map(({ Hidden = 0 }) => ({ Hidden })) },
});

/**
 * A workbook of ours that another program has saved, without who is behind these ids. Only cells with values
 * and their formats are kept: no comments, pictures, names or properties. Undefined: it cannot be told any more
 * whom its rows are about, or it is no workbook; `unchanged`: none of them is in it.
 */
export function forgetInSaved(
  bytes: Uint8Array,
  ids: ReadonlySet<string>,
): Uint8Array | 'unchanged' | undefined {
  const workbook = read(bytes, { type: 'buffer', cellNF: true, cellStyles: true, cellHTML: false });
  const sheets = workbook.SheetNames.map((name) => ({
    isOurs: ours.has(name),
    rows: rowsOf(workbook.Sheets[name] ?? {}),
  }));
  const forgetting: Forgetting = { ids, words: new Set() };
  const own = sheets.filter(({ isOurs }) => isOurs);
  if (own.length === 0 || !own.every(({ rows }) => forgetInRows(rows, forgetting)))
    return undefined;
  if (forgetting.words.size === 0) return 'unchanged';
  for (const { rows } of sheets) {
    forgetWords(rows, forgetting);
    for (const row of rows) for (const cell of row.values()) strip(cell);
  }
  for (const sheet of Object.values(workbook.Sheets)) stripColumns(sheet);
  return write(bare(workbook), { type: 'buffer', bookType: 'xlsx', bookSST: true }) as Buffer;
}
