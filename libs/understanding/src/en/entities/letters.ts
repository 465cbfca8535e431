import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

/** The spelling alphabet of ICAO, and words that people use instead. */
const spellingWords: ReadonlyMap<string, string> = new Map(
  (
    'alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november ' +
    'oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray x-ray yankee zulu'
  )
    .split(' ')
    .map((word) => [word, word.charAt(0)]),
);

/** How recognisers write single letters that were said. */
const letterNames: ReadonlyMap<string, string> = new Map([
  ['bee', 'b'],
  ['cee', 'c'],
  ['see', 'c'],
  ['sea', 'c'],
  ['dee', 'd'],
  ['ee', 'e'],
  ['eff', 'f'],
  ['gee', 'g'],
  ['aitch', 'h'],
  ['jay', 'j'],
  ['kay', 'k'],
  ['el', 'l'],
  ['em', 'm'],
  ['en', 'n'],
  ['pee', 'p'],
  ['cue', 'q'],
  ['queue', 'q'],
  ['are', 'r'],
  ['ess', 's'],
  ['tee', 't'],
  ['tea', 't'],
  ['you', 'u'],
  ['vee', 'v'],
  ['ex', 'x'],
  ['why', 'y'],
  ['zee', 'z'],
  ['zed', 'z'],
]);

/** Months that a letter is spelled with, where nobody could mean a date. */
const monthLetters: ReadonlyMap<string, string> = new Map(
  'january february march april may june july august september october december'
    .split(' ')
    .map((word) => [word, word.charAt(0)]),
);

export interface Symbols {
  /** One letter (two of "p m"), or one or more digits. */
  readonly text: string;
  readonly to: number;
}

const digitWords = new Map([
  ['oh', '0'],
  ['zero', '0'],
]);

/** The digits of a number token as they were said or written: "oh five" is 05. */
export const digitsOf = (token: Token): string =>
  token.digits === '' ? String(token.value) : token.digits;

/** "p m", said apart: half of a day beside an hour, two letters among letters. */
const isSpelledMeridiem = ({ text, start, end }: Token): boolean =>
  (text === 'am' || text === 'pm') && end - start > 2;

/**
 * A spelled symbol: a letter (of "p m" two), "M as in Mike", a word of the spelling alphabet, digits, and with
 * `heard` the way a recogniser writes a letter ("bee").
 */
export function symbolAt(
  tokens: readonly Token[],
  index: number,
  heard: boolean,
): Symbols | undefined {
  const token = tokenAt(tokens, index);
  if (token.kind === 'number') return { text: digitsOf(token), to: index + 1 };
  if (token.kind !== 'word') return undefined;
  if (isSpelledMeridiem(token)) return { text: token.text, to: index + 1 };
  const zero = digitWords.get(token.text);
  if (zero !== undefined) return { text: zero, to: index + 1 };
  const spelling =
    spellingWords.get(token.text) ?? (heard ? monthLetters.get(token.text) : undefined);
  if (spelling !== undefined) return { text: spelling, to: index + 1 };
  const letter =
    token.text.length === 1 ? token.text : heard ? letterNames.get(token.text) : undefined;
  if (letter === undefined) return undefined;
  const explained = explanationEnd(tokens, index + 1, letter);
  return { text: letter, to: explained };
}

/** "as in Mike", "for Bravo", "like dog" behind a letter. */
function explanationEnd(tokens: readonly Token[], index: number, letter: string): number {
  const word = textAt(tokens, index);
  const at =
    word === 'as' && textAt(tokens, index + 1) === 'in'
      ? index + 2
      : ['for', 'like'].includes(word)
        ? index + 1
        : index;
  const example = tokenAt(tokens, at);
  return at > index &&
    example.kind === 'word' &&
    example.text.startsWith(letter) &&
    example.text.length > 1
    ? at + 1
    : index;
}
