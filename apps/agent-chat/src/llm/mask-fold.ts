/** Marks that join and separate nothing that is seen. */
const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]/u;
const dash = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/u;

const zeroOf = (char: string): number => {
  // Digits of every script stand in rows of ten.
  let code = char.codePointAt(0) ?? 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - 1)) && code % 16 !== 0) code -= 1;
  return code;
};

function plain(char: string): string {
  if (char <= '~') return char;
  if (dash.test(char)) return '-';
  if (unseen.test(char)) return ' ';
  const wide = char.normalize('NFKC');
  if (/^[\u0020-\u007e]$/u.test(wide)) return wide;
  if (!/\p{Nd}/u.test(char)) return char;
  return String(((char.codePointAt(0) ?? 0) - zeroOf(char)) % 10);
}

/** The same text in plain figures, letters and dashes, every place where it was. */
export const foldPlaces = (text: string): string =>
  Array.from(text, (char) => plain(char).padEnd(char.length)).join('');
