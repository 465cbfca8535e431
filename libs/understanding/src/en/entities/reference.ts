import type { Span } from '../../types.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';
import { symbolAt } from './letters.ts';

export interface Entity extends Span {
  readonly value: string;
}

const length = 8;

/** Crockford base32, with the letters that people write for its digits; U is no symbol of it. */
const written = /(?<![\p{L}\p{N}])([0-9a-tv-z]{4})[-– ]?([0-9a-tv-z]{4})(?![\p{L}\p{N}])/giu;

const joiners = new Set(['-', '–', 'dash', 'hyphen', ',', '.', 'and', 'then']);

/** Eight symbols spelled one by one, of which some are digits where nothing was asked. */
function spelled(tokens: readonly Token[], index: number, asked: boolean): Entity | undefined {
  let symbols = '';
  let at = index;
  let pieces = 0;
  while (symbols.length < length && at < tokens.length) {
    const joined = pieces > 0 && joiners.has(textAt(tokens, at)) ? at + 1 : at;
    const symbol = symbolAt(tokens, joined, asked);
    if (symbol === undefined || symbol.text.length > 4) break;
    symbols += symbol.text;
    pieces += 1;
    at = symbol.to;
  }
  const following = symbolAt(tokens, at, false);
  if (symbols.length !== length || pieces < 3 || following !== undefined) return undefined;
  if (/u/u.test(symbols) || (!asked && !/\p{L}/u.test(symbols))) return undefined;
  return {
    value: format(symbols),
    start: tokenAt(tokens, index).start,
    end: tokenAt(tokens, at - 1).end,
  };
}

const format = (symbols: string): string =>
  `${symbols.slice(0, 4)}-${symbols.slice(4)}`.toUpperCase();

/**
 * A booking reference, "7QK4-MD2X", written or spelled ("seven q k four dash mike delta two x-ray").
 * Unasked it must mix letters and digits, or ordinary words of eight letters would be read as one.
 */
export function findReference(
  text: string,
  tokens: readonly Token[],
  asked: boolean,
): Entity | undefined {
  for (const match of text.matchAll(written)) {
    const symbols = `${match[1] ?? ''}${match[2] ?? ''}`;
    const mixed = /\p{L}/u.test(symbols) && /\d/u.test(symbols);
    const split = match[0].length > length;
    const shouting = split && symbols === symbols.toUpperCase() && /\p{L}/u.test(symbols);
    if (mixed || shouting || (asked && match[0].trim() === text.trim()))
      return { value: format(symbols), start: match.index, end: match.index + match[0].length };
  }
  for (let index = 0; index < Math.min(tokens.length, 200); index += 1) {
    const found = spelled(tokens, index, asked);
    if (found !== undefined) return found;
  }
  return undefined;
}
