import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { CountryCode } from 'libphonenumber-js';

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
  if (token.text === 'oh' || token.text === 'o') return { digits: '0', to: index + 1 };
  if (token.kind !== 'number') return undefined;
  return { digits: digitsOf(token), to: index + 1 };
}

/** The digits that follow one another from a token on, with a leading plus. */
function runAt(tokens: readonly Token[], index: number): Run | undefined {
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
    digits += found.digits;
    at = found.to;
    to = at;
  }
  return digits.length < 6 ? undefined : { digits: `${plus ? '+' : ''}${digits}`, from: index, to };
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

/**
 * A telephone number in digits or words ("five five five, oh one double two"), as E.164. National
 * numbers are read with `country`. Unasked, short runs need a word such as "number" before them.
 */
export function findPhone(
  tokens: readonly Token[],
  country: string,
  asked: boolean,
): Entity | undefined {
  let index = 0;
  while (index < tokens.length) {
    const run = runAt(tokens, index);
    if (run === undefined) {
      index += 1;
      continue;
    }
    const sure =
      asked || run.digits.startsWith('+') || isLed(tokens, index) || run.digits.length >= 9;
    const parsed = sure
      ? parsePhoneNumberFromString(run.digits, country as CountryCode)
      : undefined;
    if (parsed?.isPossible() === true)
      return {
        value: parsed.number,
        start: tokenAt(tokens, run.from).start,
        end: tokenAt(tokens, run.to - 1).end,
      };
    index = run.to;
  }
  return undefined;
}
