import { holidayPhrases } from './holiday-names.ts';
import type { Atom } from './nodes.ts';
import { nextYearAt, yearAt } from './date-parts.ts';
import { textAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

const stem = (word: string): string => {
  const bare = word.endsWith("'s") ? word.slice(0, -2) : word;
  return bare === 'years' || bare === 'valentines' ? bare.slice(0, -1) : bare;
};

const initials = new Set(holidayPhrases.map(([, words]) => stem(words[0] ?? '')));

function end(
  tokens: readonly Token[],
  index: number,
  words: readonly string[],
): number | undefined {
  let at = index;
  for (const word of words) {
    if (['.', '-'].includes(textAt(tokens, at)) && at > index) at += 1;
    if (stem(textAt(tokens, at)) !== stem(word)) return undefined;
    at += 1;
  }
  return at;
}

/** "next Christmas", "this Easter": the one to come. */
function determined(tokens: readonly Token[], index: number): Atom | undefined {
  const holiday = modes.has(textAt(tokens, index + 1)) ? undefined : holidayAt(tokens, index + 1);
  return holiday && { ...holiday, from: index };
}

/** "Eid mubarak" wishes well, and "a Christmas card" is no day. */
const greets = new Set('mubarak kareem saeed wishes greetings card cards'.split(' '));

const modes = new Set(['next', 'this', 'coming']);

/** A holiday by name; the wish "merry Christmas" and "happy new year" are none. */
export function holidayAt(tokens: readonly Token[], index: number): Atom | undefined {
  const word = stem(textAt(tokens, index));
  if (['next', 'this', 'coming'].includes(word)) return determined(tokens, index);
  if (!initials.has(word)) return undefined;
  if (['happy', 'merry'].includes(textAt(tokens, index - 1))) return undefined;
  for (const [name, words] of holidayPhrases) {
    const to = end(tokens, index, words);
    if (to === undefined || greets.has(textAt(tokens, to))) continue;
    const after = textAt(tokens, to) === 'day' ? to + 1 : to;
    const year = yearAt(tokens, after, false);
    const ahead = nextYearAt(tokens, after);
    const date = { kind: 'holiday' as const, name };
    const place = { kind: 'date' as const, from: index, strength: 'strong' as const };
    if (ahead !== undefined) return { ...place, to: ahead, date: { ...date, yearOffset: 1 } };
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
