import { readHomophones } from './homophones.ts';
import { readNumbers } from './numbers.ts';
import { textAt, tokenAt, tokenise } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

const quotes = new Set(['"', "'", '’', '‘', '`', '´', '“', '”']);

const merged = (tokens: readonly Token[], from: number, to: number, text: string): Token => ({
  ...tokenAt(tokens, from),
  kind: 'word',
  text,
  value: Number.NaN,
  digits: '',
  end: tokenAt(tokens, to - 1).end,
});

/** o'clock, o"clock, o clock, oclock. */
function readOClock(tokens: readonly Token[], index: number): number {
  const word = textAt(tokens, index);
  if (word === "o'clock" || word === 'oclock' || word === "0'clock") return index + 1;
  if (word !== 'o' && word !== '0') return index;
  if (textAt(tokens, index + 1) === 'clock') return index + 2;
  if (quotes.has(textAt(tokens, index + 1)) && textAt(tokens, index + 2) === 'clock')
    return index + 3;
  return index;
}

/** "At 15 hours", "at the 16 hours": a clock as other languages say it. */
function readHours(tokens: readonly Token[], index: number): number {
  if (!/^(?:hours?|hrs?)$/u.test(textAt(tokens, index))) return index;
  const { kind, value } = tokenAt(tokens, index - 1);
  if (kind !== 'number' || value > 24) return index;
  const lead = textAt(tokens, index - 2) === 'the' ? index - 3 : index - 2;
  return textAt(tokens, lead) === 'at' ? index + 1 : index;
}

const isNumeric = (token: Token | undefined): boolean =>
  token?.kind === 'number' || token?.text === "o'clock";

/**
 * a.m., p.m, "p m", 7p: the end of the meridiem at `index`, or `index`. A lone "a m" or "am" counts
 * only behind a number: "I am" is not a time.
 */
function readMeridiem(
  tokens: readonly Token[],
  index: number,
  previous: Token | undefined,
): number {
  const word = textAt(tokens, index);
  if (word !== 'a' && word !== 'p') return index;
  let to = index + 1;
  const dotted = textAt(tokens, to) === '.' && tokenAt(tokens, to).glued;
  if (dotted) to += 1;
  if (textAt(tokens, to) === 'm' && (dotted || isNumeric(previous) || word === 'p')) {
    to += 1;
    const dot = tokenAt(tokens, to);
    return dotted && dot.text === '.' && dot.glued ? to + 1 : to;
  }
  return tokenAt(tokens, index).glued && isNumeric(previous) ? index + 1 : index;
}

const rebus = new Map([
  ['2moro', 'tomorrow'],
  ['2morrow', 'tomorrow'],
  ['2morow', 'tomorrow'],
  ['2mrw', 'tomorrow'],
  ['2mro', 'tomorrow'],
  ['2day', 'today'],
  ['2nite', 'tonight'],
  ['2night', 'tonight'],
  ['b4', 'before'],
]);

/** "2moro", "b4": a digit that is said as a syllable. */
function readRebus(tokens: readonly Token[], index: number): Token | undefined {
  if (!tokenAt(tokens, index + 1).glued) return undefined;
  const written = (at: number): string => tokenAt(tokens, at).digits || textAt(tokens, at);
  const word = rebus.get(written(index) + written(index + 1));
  return word === undefined ? undefined : merged(tokens, index, index + 2, word);
}

/** "btw 1 and 3", "b/w 2 & 4" stand for between only where two ends follow. */
function readBetween(tokens: readonly Token[], index: number): number {
  const word = textAt(tokens, index);
  const slash =
    word === 'b' && textAt(tokens, index + 1) === '/' && textAt(tokens, index + 2) === 'w';
  const to = slash ? index + 3 : word === 'btw' ? index + 1 : index;
  if (to === index) return index;
  const ends = tokens.slice(to + 1, to + 6).map((token) => token.text);
  return tokenAt(tokens, to).kind === 'number' && ends.some((end) => end === 'and' || end === '&')
    ? to
    : index;
}

function joinMarks(tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  let index = 0;
  while (index < tokens.length) {
    const clock = Math.max(readOClock(tokens, index), readHours(tokens, index));
    const meridiem = readMeridiem(tokens, index, result.at(-1));
    const spelt = readRebus(tokens, index);
    const between = readBetween(tokens, index);
    if (spelt !== undefined) {
      result.push(spelt);
      index += 2;
    } else if (between > index) {
      result.push(merged(tokens, index, between, 'between'));
      index = between;
    } else if (clock > index) {
      result.push(merged(tokens, index, clock, "o'clock"));
      index = clock;
    } else if (meridiem > index) {
      result.push(merged(tokens, index, meridiem, `${textAt(tokens, index)}m`));
      index = meridiem;
    } else {
      result.push(tokenAt(tokens, index));
      index += 1;
    }
  }
  return result;
}

/**
 * What the client wrote or said as tokens with offsets into the original text: numbers and ordinals
 * read from words and digits, the spellings of o'clock, a.m. and p.m. brought to one form; with
 * `hoursPending` also hours that a recogniser wrote as words of the same sound.
 */
export function normalise(text: string, hoursPending = false): Token[] {
  const tokens = joinMarks(readNumbers(tokenise(text)));
  return hoursPending ? readHomophones(tokens) : tokens;
}
