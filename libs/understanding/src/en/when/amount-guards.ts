import { monthOf, weekdayNamed, daypartOf, dayWord } from '../calendar/names.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Nouns that make the number before them an amount of something other than the clock. */
const countedNouns = words(
  'people persons person peoples ppl pax guests guest adults adult kids kid children child ' +
    'friends seats seat tables of others other stars star dollars dollar euros euro pounds pound ' +
    'bucks cents percent quid usd eur gbp grand thousand hundred million times rooms room beds ' +
    'nights night-stay cards card items options miles km degrees players folks men women ladies ' +
    'gentlemen diners peeps patrons members teenagers toddlers babies more',
);

const timeUnits = words(
  'minute minutes min mins hour hours hr hrs second seconds sec secs day days week weeks month ' +
    'months year years yr yrs fortnight fortnights nights',
);

const currency = new Set(['$', '€', '£', '¥', '#']);

export const isTimeUnit = (word: string): boolean => timeUnits.has(word);

/** The number at `index` counts people, money or the like. */
export function isAmount(tokens: readonly Token[], index: number): boolean {
  const decimal = textAt(tokens, index - 1) === '.' && tokenAt(tokens, index).glued;
  return isCounted(tokens, index) || (decimal && tokenAt(tokens, index - 2).kind === 'number');
}

/** As `isAmount`, for digits that may stand behind a point ("6.45"). */
export function isCounted(tokens: readonly Token[], index: number): boolean {
  const next = textAt(tokens, index + 1);
  if (next === 'night' && textAt(tokens, index + 2) === 'stay') return true;
  if (countedNouns.has(next) || timeUnits.has(next)) return true;
  return next === '%' || currency.has(next) || currency.has(textAt(tokens, index - 1));
}

const closers = words(
  'please pls on for to in at and or if is would will works work ok okay o.k. with instead then now ' +
    'but i we thanks thank sharp exactly this next the by should might may can could if when that ' +
    'each are be as a my under maybe perhaps possible ideally preferably latest earliest onwards ' +
    'or-so ish too also so because since do does was from until till til through sounds good fine ' +
    "great perfect name no not won't wont doesn't doesnt isn't isnt",
);

const openWords = words('free available possible taken open gone');

/** Whether what follows leaves a bare number a clock time ("at 5 please"), not a count ("5 dogs"). */
export function closesTime(tokens: readonly Token[], index: number): boolean {
  const next = tokenAt(tokens, index);
  if (next.text === '') return true;
  // "The 11 one", of times that are offered.
  if (next.text === 'one' && textAt(tokens, index - 2) === 'the') return true;
  // "Is 4 still free?", unlike "4 free sessions".
  const open = next.text === 'still' ? index + 1 : index;
  if (openWords.has(textAt(tokens, open))) return tokenAt(tokens, open + 1).kind === 'mark';
  if (next.kind === 'mark') return next.text !== '%' && !currency.has(next.text);
  if (next.kind !== 'word') return next.kind === 'ordinal';
  return (
    closers.has(next.text) ||
    weekdayNamed(next.text) !== undefined ||
    monthOf(next.text) !== undefined ||
    daypartOf(next.text) !== undefined ||
    dayWord(next.text) !== undefined
  );
}

/** Four or more numbers in a row are a phone number or a code, not a time. */
export function inDigitRun(tokens: readonly Token[], index: number): boolean {
  let from = index;
  let to = index;
  while (index - from < 4 && isRunPart(tokens, from - 1)) from -= 1;
  while (to - index < 4 && isRunPart(tokens, to + 1)) to += 1;
  return to - from >= 3;
}

const isRunPart = (tokens: readonly Token[], index: number): boolean => {
  const token = tokenAt(tokens, index);
  return token.kind === 'number' || token.text === 'oh';
};
