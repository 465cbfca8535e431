import { foldText } from './fold.ts';

/**
 * A piece of what the client wrote or said, with its place in the original text (UTF-16 offsets,
 * end exclusive). `text` is the canonical lower-case form; `value` is NaN for anything but numbers.
 */
export interface Token {
  readonly kind: 'word' | 'number' | 'ordinal' | 'mark';
  readonly text: string;
  readonly value: number;
  /** The digits as written ("05"), empty for number words. */
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** No space between this token and the one before. */
  readonly glued: boolean;
  /** The first letter is a capital, and not because all are. */
  readonly capital: boolean;
}

const nothing: Token = {
  kind: 'mark',
  text: '',
  value: Number.NaN,
  digits: '',
  start: 0,
  end: 0,
  glued: false,
  capital: false,
};

/** The token at `index`, or an empty mark outside the text, so that rules may look around freely. */
export const tokenAt = (tokens: readonly Token[], index: number): Token => tokens[index] ?? nothing;

export const textAt = (tokens: readonly Token[], index: number): string =>
  tokenAt(tokens, index).text;

/** Longest text that is read; a chat message or a spoken turn never comes near it. */
export const maxTextLength = 12_000;

// Every alternative starts with a different class of character and every repetition too, so the scan
// is linear whatever the input. Marks (the vowels of Thai, say) belong to the letter before them.
const pieces = /\d+|\p{L}[\p{L}\p{M}]*(?:['’‘`´]\p{L}[\p{L}\p{M}]*)*|[^\s\d\p{L}]/gu;

const letter = /^\p{L}/u;

/** Spellings of chat that stand for one word and for nothing else. */
const shorthand = new Map([
  ['nxt', 'next'],
  ['wknd', 'weekend'],
  ['pls', 'please'],
  ['plz', 'please'],
  ['thx', 'thanks'],
  ['untill', 'until'],
  ['btwn', 'between'],
  ['betwen', 'between'],
  ['bw', 'between'],
  ['nite', 'night'],
  ['thru', 'through'],
  ['resched', 'reschedule'],
  ['cxl', 'cancel'],
  ['canx', 'cancel'],
  ['bfore', 'before'],
  ['bf', 'before'],
  ['aft', 'after'],
  ['xcept', 'except'],
  ['excpt', 'except'],
  ['exept', 'except'],
  ['hv', 'have'],
  ['cn', 'can'],
  ['poss', 'possible'],
]);

const canonical = (raw: string): string => {
  const word = raw.toLowerCase().replaceAll(/['’‘`´]/gu, "'");
  return shorthand.get(word) ?? word;
};

/** A sentence all in capitals: they say nothing of its words. */
const isShouted = (text: string): boolean =>
  !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}{2,}/gu) ?? []).length >= 4;

/** Splits a text into words, digit runs and single marks. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const shouted = isShouted(text.slice(0, maxTextLength));
  let previousEnd = -1;
  for (const match of foldText(text.slice(0, maxTextLength)).matchAll(pieces)) {
    const raw = match[0];
    const start = match.index;
    const first = raw.charCodeAt(0);
    const isNumber = first >= 48 && first <= 57;
    const isWord = !isNumber && letter.test(raw);
    tokens.push({
      kind: isNumber ? 'number' : isWord ? 'word' : 'mark',
      text: isWord ? canonical(raw) : raw,
      value: isNumber ? Number(raw) : Number.NaN,
      digits: isNumber ? raw : '',
      start,
      end: start + raw.length,
      glued: start === previousEnd,
      capital: isWord && !shouted && raw.charAt(0) !== raw.charAt(0).toLowerCase(),
    });
    previousEnd = start + raw.length;
  }
  return tokens;
}
