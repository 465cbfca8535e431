import type { Sheet } from '../domain/sheet.ts';
import { dressRow, type Look } from './looks.ts';

/** Lines above the first row of values: the titles, and a caption where there is one. */
export const linesAbove = ({ caption }: Pick<Sheet, 'caption'>): number =>
  caption === undefined ? 1 : 2;

const after = (xml: string, mark: RegExp, more: string): string => {
  if (!mark.test(xml)) throw new Error('the sheet of the workbook is not as expected');
  return xml.replace(mark, (found) => `${found}${more}`);
};

const rowHeight = '<sheetFormatPr defaultRowHeight="18" customHeight="1"/>';

/** The titles stay in sight, and on paper a sheet is as wide as one page across. */
function layOut(xml: string, lines: number): string {
  const cell = `A${lines + 1}`;
  const pane =
    `<sheetView workbookViewId="0"><pane ySplit="${lines}" topLeftCell="${cell}" activePane="bottomLeft" ` +
    `state="frozen"/><selection pane="bottomLeft" activeCell="${cell}" sqref="${cell}"/></sheetView>`;
  const page =
    '<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
    '<headerFooter><oddFooter>&amp;L&amp;F&amp;C&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>';
  const frozen = xml.replace('<sheetView workbookViewId="0"/>', pane);
  if (frozen === xml) throw new Error('the sheet of the workbook has no view');
  const roomy = after(frozen, /<\/sheetViews>/, rowHeight);
  const fitted = after(
    roomy,
    /<worksheet [^>]*>/,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
  );
  return after(fitted, /<pageMargins [^>]*\/>/, page);
}

const opening = '<sheetData>';
const closing = '</sheetData>';

/** The rows are long: what is around them is worked on without them. */
function cutAtRows(xml: string): [head: string, rows: string, tail: string] {
  const from = xml.indexOf(opening) + opening.length;
  const to = xml.lastIndexOf(closing);
  if (from < opening.length || to < from) throw new Error('the sheet of the workbook has no rows');
  return [xml.slice(0, from), xml.slice(from, to), xml.slice(to)];
}

function lookOf(sheet: Sheet, line: number): (column: number) => Look {
  const lines = linesAbove(sheet);
  if (line < lines - 1) return () => 'caption';
  if (line === lines - 1) {
    return (column) => (sheet.columns[column]?.numeric ? 'numericTitle' : 'title');
  }
  const look = sheet.rows[line - lines]?.look ?? 'plain';
  return () => look;
}

const pieceLength = 65_536;
const rowEnd = '</row>';

function* dressRows(rows: string, sheet: Sheet, formats: number): Generator<string> {
  for (let from = 0; from < rows.length;) {
    const end = rows.indexOf(rowEnd, from + pieceLength);
    const to = end < 0 ? rows.length : end + rowEnd.length;
    yield rows
      .slice(from, to)
      .replaceAll(/<row r="(\d+)".*?<\/row>/gs, (row, number: string) =>
        dressRow(row, formats, lookOf(sheet, Number(number) - 1)),
      );
    from = to;
  }
}

function* inPieces(before: string, rows: Iterable<string>, after: string): Generator<string> {
  yield before;
  yield* rows;
  yield after;
}

/**
 * What the library does not write: frozen titles, landscape, and the look of rows; a piece at a time, because a
 * long sheet is not to be there as a whole once more. Throws where the library's XML is not what this step was
 * made for, so that an update of it is noticed.
 */
export function dressSheet(xml: string, sheet: Sheet, formats: number): Iterable<string> {
  const [head, rows, tail] = cutAtRows(xml);
  const around = layOut(head + tail, linesAbove(sheet));
  const cut = around.indexOf(closing);
  return inPieces(around.slice(0, cut), dressRows(rows, sheet, formats), around.slice(cut));
}
