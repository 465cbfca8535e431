/** How a number is shown; a spreadsheet knows dates and money as numbers. */
export type NumberFormat =
  'date' | 'time' | 'dateTime' | 'count' | { readonly currency: string; readonly digits: number };

/** What a cell can be: nothing, text, or a number with its format. Never a formula. */
export type Cell = string | null | { readonly value: number; readonly as: NumberFormat };

export interface Column {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  /** For software that reads the workbook, not for people. */
  readonly hidden?: boolean;
  /** Numbers stand on the right; so does their title. */
  readonly numeric?: boolean;
}

/** `heading`: a line across the sheet. `faded`: no longer on, but worth knowing. */
export type RowLook = 'plain' | 'heading' | 'faded';

export interface Row {
  readonly cells: readonly Cell[];
  readonly look: RowLook;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** A line of large print above the titles. */
  readonly caption?: string;
  /** People can pick rows by value. */
  readonly filtered?: boolean;
  readonly hidden?: boolean;
}

export const count = (value: number): Cell => ({ value, as: 'count' });
