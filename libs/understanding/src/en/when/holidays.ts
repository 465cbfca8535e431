import type { Atom, HolidayName } from './nodes.ts';
import { yearAt } from './date-parts.ts';
import { textAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

/** Phrases of each holiday, longest first; a trailing "day" or "'s" is read over. */
const phrases: readonly (readonly [HolidayName, readonly string[]])[] = [
  ['christmas eve', ['christmas', 'eve']],
  ['christmas eve', ['xmas', 'eve']],
  ['christmas', ['christmas']],
  ['christmas', ['xmas']],
  ['boxing day', ['boxing', 'day']],
  ['new year eve', ['new', 'year', 'eve']],
  ['new year', ['new', 'year']],
  ['new year', ['new', 'years']],
  ['valentine', ['valentine']],
  ['valentine', ['valentines']],
  ['halloween', ['halloween']],
  ['independence day', ['independence', 'day']],
  ['st patrick', ['st', 'patrick']],
  ['st patrick', ['saint', 'patrick']],
  ['st patrick', ['st', 'patricks']],
  ['easter monday', ['easter', 'monday']],
  ['easter', ['easter', 'sunday']],
  ['easter', ['easter']],
  ['good friday', ['good', 'friday']],
  ['thanksgiving', ['thanksgiving']],
  ['labor day', ['labor', 'day']],
  ['labor day', ['labour', 'day']],
  ['memorial day', ['memorial', 'day']],
  ['mothers day', ['mother', 'day']],
  ['mothers day', ['mothers', 'day']],
  ['fathers day', ['father', 'day']],
  ['fathers day', ['fathers', 'day']],
];

const initials = new Set(phrases.map(([, words]) => words[0] ?? ''));

const stem = (word: string): string => {
  const bare = word.endsWith("'s") ? word.slice(0, -2) : word;
  return bare === 'years' || bare === 'valentines' ? bare.slice(0, -1) : bare;
};

function end(
  tokens: readonly Token[],
  index: number,
  words: readonly string[],
): number | undefined {
  let at = index;
  for (const word of words) {
    if (textAt(tokens, at) === '.' && at > index) at += 1;
    if (stem(textAt(tokens, at)) !== stem(word)) return undefined;
    at += 1;
  }
  return at;
}

/** A holiday by name; the wish "merry Christmas" and "happy new year" are none. */
export function holidayAt(tokens: readonly Token[], index: number): Atom | undefined {
  const word = stem(textAt(tokens, index));
  if (!initials.has(word)) return undefined;
  if (['happy', 'merry'].includes(textAt(tokens, index - 1))) return undefined;
  for (const [name, words] of phrases) {
    const to = end(tokens, index, words);
    if (to === undefined) continue;
    const after = textAt(tokens, to) === 'day' ? to + 1 : to;
    const year = yearAt(tokens, after, false);
    const date = { kind: 'holiday' as const, name };
    return {
      kind: 'date',
      from: index,
      to: year.to,
      date: year.year === undefined ? date : { ...date, year: year.year },
      strength: 'strong',
    };
  }
  return undefined;
}
