const foldable = /\p{Nd}|[\uFF01-\uFF5E\u3000]/gu;
const digit = /^\p{Nd}$/u;

/** Decimal digits of a script stand in a row of ten that begins with its zero. */
function digitValue(code: number): number {
  let value = 0;
  while (value < 9 && digit.test(String.fromCharCode(code - value - 1))) value += 1;
  return value;
}

function foldOne(letter: string): string {
  // Digits beyond the basic plane take two units; folding them would shift every offset.
  if (letter.length > 1) return letter;
  const code = letter.charCodeAt(0);
  if (code === 0x3000) return ' ';
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return String(digitValue(code));
}

/**
 * Digits of any script as 0–9 and full-width forms as plain ones: "２１２", "٢١٢" and "۲۱۲" are 212.
 * The length stays, so that offsets into the result are offsets into the text.
 */
export const foldText = (text: string): string => text.replaceAll(foldable, foldOne);
