/** As many characters as a cell of Excel may hold. */
const lengthMax = 32_767;

// What XML 1.0 cannot say at all, and halves of pairs.
const unsayable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

/** What a cell shows of a text; null: nothing. A line ends as in a spreadsheet, whoever typed it. */
export function cellText(value: string): string | null {
  const sayable = value.toWellFormed().replaceAll(unsayable, '').replaceAll(/\r\n?/g, '\n');
  return sayable.slice(0, lengthMax).toWellFormed() || null;
}

const mark = /_(?=x[\da-f]{4}_)/gi;
const escapedMark = '_x005F_';

/**
 * The same as the file has it: what looks like the escape of a character (`_x000D_`) would be read as that
 * character, so its first line is escaped itself (ECMA-376, ST_Xstring). No longer than a cell may be.
 */
export function toFileText(text: string): string {
  const escaped = text.replaceAll(mark, escapedMark);
  if (escaped.length <= lengthMax) return escaped;
  const room = lengthMax - (escaped.length - text.length);
  return text.slice(0, Math.max(room, 0)).toWellFormed().replaceAll(mark, escapedMark);
}
