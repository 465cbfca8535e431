import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';
import { digitsOf } from './letters.ts';
import type { Entity } from './reference.ts';

const separators = new Set([
  '-',
  '.',
  '(',
  ')',
  '/',
  ',',
  '–',
  'dash',
  'and',
  'area',
  'code',
  'uh',
  'um',
]);
const repeats = new Map([
  ['double', 2],
  ['triple', 3],
  ['treble', 3],
]);

interface Run {
  readonly digits: string;
  readonly from: number;
  readonly to: number;
}

/** "Oh" among digits; at the beginning of the next sentence it is a sigh. */
function isNought(tokens: readonly Token[], index: number): boolean {
  const { text } = tokenAt(tokens, index);
  if (text !== 'oh' && text !== 'o') return false;
  const next = tokenAt(tokens, index + 1);
  const goesOn =
    next.kind === 'number' || next.text === 'oh' || next.text === 'o' || repeats.has(next.text);
  return goesOn || !['.', '!', '?', ','].includes(textAt(tokens, index - 1));
}

/** "five", "05", "double five", "triple o", "oh": the digits at a token. */
function digitsAt(
  tokens: readonly Token[],
  index: number,
): { digits: string; to: number } | undefined {
  const token = tokenAt(tokens, index);
  const times = repeats.get(token.text);
  if (times !== undefined) {
    const next = digitsAt(tokens, index + 1);
    const [first = ''] = next?.digits ?? '';
    return next === undefined
      ? undefined
      : { digits: first.repeat(times) + next.digits.slice(1), to: next.to };
  }
  if (isNought(tokens, index)) return { digits: '0', to: index + 1 };
  if (token.kind !== 'number') return undefined;
  return { digits: digitsOf(token), to: index + 1 };
}

/** Digits written in one go that need nothing in front of them. */
const wholeNumber = 7;

/** "Augustus Ten 2125550143": a number in letters is no part of one that is written whole. */
const isSpelt = (tokens: readonly Token[], index: number): boolean =>
  /^\p{L}+$/u.test(textAt(tokens, index));

/** The digits that follow one another from a token on, with a leading plus. */
function runAt(tokens: readonly Token[], index: number, least: number): Run | undefined {
  const plus = ['+', 'plus'].includes(textAt(tokens, index));
  let at = plus ? index + 1 : index;
  if (textAt(tokens, at) === '(') at += 1;
  let digits = '';
  let to = index;
  while (digits.length < 20) {
    const found = digitsAt(tokens, at);
    if (found === undefined) {
      const skipped = digits !== '' && separators.has(textAt(tokens, at)) && at - to < 2;
      if (!skipped) break;
      at += 1;
      continue;
    }
    if (digits !== '' && isSpelt(tokens, at - 1) && found.digits.length >= wholeNumber) break;
    digits += found.digits;
    at = found.to;
    to = at;
  }
  return digits.length < least
    ? undefined
    : { digits: `${plus ? '+' : ''}${digits}`, from: index, to };
}

const cueWords = new Set([
  'phone',
  'number',
  'cell',
  'mobile',
  'call',
  'reach',
  'text',
  'telephone',
  'landline',
  'contact',
  'tel',
]);

const isLed = (tokens: readonly Token[], index: number): boolean =>
  tokens.slice(Math.max(0, index - 6), index).some((token) => cueWords.has(token.text));

export interface PhoneReading {
  /** E.164. */
  readonly phone?: Entity;
  /** Digits given as a number that cannot be one: too short, or of an area code that is not given out. */
  readonly badPhone?: Entity;
}

/** Numbers that countries keep for examples and films; no plan lists them, every guide uses them. */
const examples =
  /^\+(?:447700900\d{3}|441632960\d{3}|33(?:19900|26191|35301|46571|53649|63998)\d{4})$/u;

/** Whether a number can be somebody's: long enough for its type and of an area code that exists. */
const canBeDialled = (parsed: PhoneNumber): boolean =>
  parsed.isValid() || examples.test(parsed.number);

const leastDigits = 3;

/**
 * A telephone number in digits or words ("five five five, oh one double two"), as E.164. National
 * numbers are read with `country`. Unasked, short runs need a word such as "number" before them.
 */
export function readPhone(tokens: readonly Token[], country: string, asked: boolean): PhoneReading {
  let bad: Entity | undefined;
  let index = 0;
  while (index < tokens.length) {
    const run = runAt(tokens, index, leastDigits);
    if (run === undefined) {
      index += 1;
      continue;
    }
    const { length } = run.digits;
    const meant = asked || run.digits.startsWith('+') || isLed(tokens, index);
    const parsed =
      (meant || length >= 9) && length >= 6
        ? parsePhoneNumberFromString(run.digits, country as CountryCode)
        : undefined;
    const place = { start: tokenAt(tokens, run.from).start, end: tokenAt(tokens, run.to - 1).end };
    if (parsed !== undefined && canBeDialled(parsed))
      return { phone: { value: parsed.number, ...place } };
    if (meant && (asked || length >= 6)) bad ??= { value: run.digits, ...place };
    index = run.to;
  }
  return bad === undefined ? {} : { badPhone: bad };
}
