import { read, utils } from 'xlsx';
import type { Cell } from '../domain/sheet.ts';
import { rowHash } from '../domain/row-hash.ts';
import { appointmentColumns } from '../domain/sheets/appointments-sheet.ts';

/** An appointment as it stands in a file. */
export interface ReadRow {
  readonly appointmentId: string;
  readonly version: number;
  /** Of what the row shows, whoever wrote it. */
  readonly hash: string;
  /** `Appointments!A2` */
  readonly ref: string;
}

const shown = appointmentColumns.filter(({ hidden }) => hidden !== true).length;
const limits = { rows: 200_000 };

const toCell = (value: unknown): Cell => {
  if (typeof value === 'number') return { value, as: 'count' };
  return typeof value === 'string' ? value : null;
};

/**
 * The appointments in a workbook of ours, which somebody may have edited since; formulas are not looked at.
 * Undefined: it is none of ours.
 */
export function readRows(bytes: Uint8Array): ReadRow[] | undefined {
  const workbook = read(bytes, {
    type: 'buffer',
    sheets: 'Appointments',
    sheetRows: limits.rows,
    cellFormula: false,
    cellHTML: false,
    cellText: false,
  });
  const sheet = workbook.Sheets['Appointments'];
  if (sheet === undefined) return undefined;
  const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, blankrows: true });
  return rows.slice(1).flatMap((cells, index) => {
    const [appointmentId, version] = cells.slice(shown);
    if (typeof appointmentId !== 'string' || typeof version !== 'number') return [];
    const visible = Array.from({ length: shown }, (_, column) => toCell(cells[column]));
    return [{ appointmentId, version, hash: rowHash(visible), ref: `Appointments!A${index + 2}` }];
  });
}
