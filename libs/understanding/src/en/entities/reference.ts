import type { Span } from '../../types.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';
import { symbolAt } from './letters.ts';

export interface Entity extends Span {
  readonly value: string;
}

const length = 8;

/** Crockford base32, with the letters that people write for its digits; U is no symbol of it. */
const half = '[0-9a-tv-z]{4}';
const hyphenated = new RegExp(
  `(?<![\\p{L}\\p{N}])(${half})[-‐‑–—](${half})(?![\\p{L}\\p{N}])`,
  'giu',
);
const joined = new RegExp(`(?<![\\p{L}\\p{N}])(${half})(${half})(?![\\p{L}\\p{N}])`, 'giu');
const spaced = new RegExp(`(?<![\\p{L}\\p{N}])(?=(${half}) (${half})(?![\\p{L}\\p{N}]))`, 'giu');

/** "10am", "12th", "2hrs": a half of "10am-11am" and of no reference. */
const calendarHalf = /^\d{1,3}(?:am|pm|st|nd|rd|th|hrs?|min|h|m)$/iu;
const hasLetter = /\p{L}/u;
const hasDigit = /\d/u;
/** Letters that references are made without; people write them for 0 and 1. */
const foreign = /[ilo]/iu;
const vowel = /[aeio]/iu;

/** What a reference stands behind: "my reference is …", "ref: …", "confirmation code …". */
const lead =
  /\b(?:reference|ref|confirmation|booking (?:number|code|id)|code)(?:[\s:#.,-]|\b(?:number|code|no|nr|id|is)\b|it's|its)*$/iu;

const isLed = (text: string, start: number): boolean =>
  lead.test(text.slice(Math.max(0, start - 40), start));

const isInside = (span: Span, taken: readonly Span[]): boolean =>
  taken.some((each) => each.start <= span.start && span.end <= each.end);

const touches = (span: Span, taken: readonly Span[]): boolean =>
  taken.some((each) => each.start < span.end && span.start < each.end);

const format = (symbols: string): string =>
  `${symbols.slice(0, 4)}-${symbols.slice(4)}`.toUpperCase();

interface Candidate extends Entity {
  readonly first: string;
  readonly second: string;
}

function candidates(text: string, pattern: RegExp): Candidate[] {
  return [...text.matchAll(pattern)].map((match) => {
    const [whole, first = '', second = ''] = match;
    const end = match.index + (whole.length > 0 ? whole.length : length + 1);
    return { value: format(first + second), first, second, start: match.index, end };
  });
}

const isMixed = ({ first, second }: Candidate): boolean =>
  hasLetter.test(first + second) && hasDigit.test(first + second);

/** The hyphen says what it is; letters alone only where they are shouted ("half-term" is a word). */
function isHyphenated(candidate: Candidate, text: string, asked: boolean): boolean {
  const { first, second } = candidate;
  if (calendarHalf.test(first) && calendarHalf.test(second)) return false;
  const symbols = first + second;
  const shouted = symbols === symbols.toUpperCase() && !foreign.test(symbols);
  const whole = asked && text.trim().length === length + 1;
  return isMixed(candidate) || (hasLetter.test(symbols) && shouted) || whole;
}

/** Eight run together: "4friends" and "90minute" are words behind a number, a reference is neither. */
function isJoined(candidate: Candidate, text: string, asked: boolean): boolean {
  const symbols = candidate.first + candidate.second;
  const changes = [...symbols].filter(
    (each, index) => index > 0 && hasDigit.test(each) !== hasDigit.test(symbols[index - 1] ?? ''),
  ).length;
  if (asked && !isMixed(candidate))
    return (
      text.trim().length === length && (symbols === symbols.toUpperCase() || !vowel.test(symbols))
    );
  return isMixed(candidate) && (changes > 1 || !foreign.test(symbols));
}

/**
 * A reference with its hyphen, or eight run together, wherever it stands; nothing inside a span that
 * has been read as something else.
 */
export function findWrittenReference(
  text: string,
  asked: boolean,
  taken: readonly Span[],
): Entity | undefined {
  const found =
    candidates(text, hyphenated).find(
      (each) => isHyphenated(each, text, asked) && !isInside(each, taken),
    ) ??
    candidates(text, joined).find((each) => isJoined(each, text, asked) && !isInside(each, taken));
  return found && { value: found.value, start: found.start, end: found.end };
}

/** Half a reference, or a word that stands beside one ("move K365 ZM7F"). */
const isHalf = (symbols: string): boolean =>
  !calendarHalf.test(symbols) &&
  (hasDigit.test(symbols) || symbols === symbols.toUpperCase() || !vowel.test(symbols));

/** With a space between its halves: only where a reference was asked or is announced. */
function spacedReference(text: string, asked: boolean, taken: readonly Span[]): Entity | undefined {
  const found = candidates(text, spaced).find(
    (each) =>
      (asked || isLed(text, each.start)) &&
      isMixed(each) &&
      isHalf(each.first) &&
      isHalf(each.second) &&
      !touches(each, taken),
  );
  return found && { value: found.value, start: found.start, end: found.end };
}

const joiners = new Set(['-', '–', 'dash', 'hyphen', ',', '.', 'and', 'then']);

/** Eight symbols spelled one by one, of which some are digits where nothing was asked. */
function spelled(tokens: readonly Token[], index: number, asked: boolean): Entity | undefined {
  let symbols = '';
  let at = index;
  let pieces = 0;
  while (symbols.length < length && at < tokens.length) {
    const next = pieces > 0 && joiners.has(textAt(tokens, at)) ? at + 1 : at;
    const symbol = symbolAt(tokens, next, asked);
    if (symbol === undefined || symbol.text.length > 4) break;
    symbols += symbol.text;
    pieces += 1;
    at = symbol.to;
  }
  const following = symbolAt(tokens, at, false);
  if (symbols.length !== length || pieces < 3 || following !== undefined) return undefined;
  if (/u/u.test(symbols) || !hasLetter.test(symbols)) return undefined;
  return {
    value: format(symbols),
    start: tokenAt(tokens, index).start,
    end: tokenAt(tokens, at - 1).end,
  };
}

/** Two letters or more, one by one: "november two three" is then no date. */
const isSpelledOut = ({ value }: Entity): boolean => value.replaceAll(/[^\p{L}]/gu, '').length > 1;

const alone = /(?<![\p{L}\p{N}])[\p{L}\p{N}](?![\p{L}\p{N}])/gu;

/** Letters and digits, each by itself: nothing else is said like that. */
const isOneByOne = ({ value, start, end }: Entity, text: string): boolean =>
  hasDigit.test(value) &&
  value.replaceAll(/[^\p{L}]/gu, '').length > 2 &&
  text.slice(start, end).match(alone)?.length === length;

/**
 * A booking reference as people say it, "7QK4 MD2X" or spelled ("seven q k four mike delta two
 * x-ray"): read only where one was asked, is announced ("my reference is") or stands there character by
 * character, else ordinary words beside a number would be one.
 */
export function findSpokenReference(
  text: string,
  tokens: readonly Token[],
  asked: boolean,
  { details, times }: { readonly details: readonly Span[]; readonly times: readonly Span[] },
): Entity | undefined {
  const written = spacedReference(text, asked, [...details, ...times]);
  if (written !== undefined) return written;
  for (let index = 0; index < Math.min(tokens.length, 200); index += 1) {
    const isAnnounced = asked || isLed(text, tokenAt(tokens, index).start);
    const found = spelled(tokens, index, asked);
    if (found === undefined || !(isAnnounced || isOneByOne(found, text))) continue;
    const dated = touches(found, times) && !(asked && isSpelledOut(found));
    if (!touches(found, details) && !dated) return found;
  }
  return undefined;
}
