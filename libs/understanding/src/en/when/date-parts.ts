import { isAmount } from './amount-guards.ts';
import { fullYear, isYear } from './numeric-dates.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

/** The index behind the word when it is one of those. */
export const skip = (tokens: readonly Token[], index: number, words: readonly string[]): number =>
  words.includes(textAt(tokens, index)) ? index + 1 : index;

export interface YearMatch {
  readonly year?: number;
  readonly to: number;
}

/** ", 2018", "of 2018", "in 2018", "'18" behind a date, spelt "twenty nineteen", or nothing. */
export function yearAt(tokens: readonly Token[], index: number, twoDigits: boolean): YearMatch {
  const at = skip(tokens, skip(tokens, index, [',', '/', '.', '-']), ['of', 'in']);
  const token = tokenAt(tokens, at);
  if (isYear(token) && textAt(tokens, at + 1) !== ':') return { year: token.value, to: at + 1 };
  const century = token.kind === 'number' && token.digits === '' ? token.value : 0;
  const rest = tokenAt(tokens, at + 1);
  if (
    (century === 20 || century === 19) &&
    rest.kind === 'number' &&
    rest.value < 100 &&
    rest.value > 9
  )
    return { year: century * 100 + rest.value, to: at + 2 };
  if (textAt(tokens, at) === "'" && tokenAt(tokens, at + 1).digits.length === 2)
    return { year: fullYear(tokenAt(tokens, at + 1).value), to: at + 2 };
  if (textAt(tokens, at) === 'this' && textAt(tokens, at + 1) === 'year') return { to: at + 2 };
  if (
    twoDigits &&
    at === index &&
    token.digits.length === 2 &&
    token.value >= 10 &&
    endsThere(tokens, at)
  )
    return { year: fullYear(token.value), to: at + 1 };
  return { to: index };
}

/** "next year" behind a date, with its end. */
export const nextYearAt = (tokens: readonly Token[], index: number): number | undefined => {
  const at = skip(tokens, skip(tokens, index, [',']), ['of', 'in']);
  const next = textAt(tokens, at) === 'next' && textAt(tokens, at + 1) === 'year';
  return next ? at + 2 : undefined;
};

const endsThere = (tokens: readonly Token[], index: number): boolean => {
  const next = tokenAt(tokens, index + 1);
  return (
    !isAmount(tokens, index) &&
    (next.text === '' || next.text === ',' || next.text === '.') &&
    !tokenAt(tokens, index + 2).glued
  );
};

export const dayOfMonth = (tokens: readonly Token[], index: number): number | undefined => {
  const token = tokenAt(tokens, index);
  if (token.kind !== 'ordinal' && (token.kind !== 'number' || token.digits.length > 2))
    return undefined;
  return token.value >= 1 && token.value <= 31 ? token.value : undefined;
};
