import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';
import { symbolAt } from './letters.ts';
import type { NameEntity } from './name-entity.ts';
import { isNameWord, toName } from './name-words.ts';

/** "S M I T H", "Smith, that's S M I T H": letters spell a name, and correct the word before. */
export function spelledName(tokens: readonly Token[]): NameEntity | undefined {
  for (let index = 0; index < Math.min(tokens.length, 60); index += 1) {
    const { letters, single, to } = lettersFrom(tokens, index);
    // "J. R. R. Tolkien" has initials, "Oscar Mike Romeo" words.
    const goesOn = isNameWord(tokenAt(tokens, to)) || tokenAt(tokens, to).kind === 'number';
    if (letters.length < 3 || single < 2 || goesOn) continue;
    const further = nextSpelled(tokens, to);
    const whole = wholeBefore(tokens, index, letters);
    const both = further && wholeBefore(tokens, index, letters + further.letters);
    if (whole) return { ...whole, end: tokenAt(tokens, to - 1).end, sure: true };
    if (both) return { ...both, end: further.end, sure: true };
    const told = nameWithIt(tokens, index, letters);
    if (told) return { ...told, end: further?.end ?? tokenAt(tokens, to - 1).end, sure: true };
    const before = nameBefore(tokens, index, letters);
    const after = firstNameAfter(tokens, to);
    const given = after ?? before.given;
    const next = given ? undefined : further;
    return {
      value: [given && toName(given.text), toName(letters), next && toName(next.letters)]
        .filter(Boolean)
        .join(' '),
      start: before.start,
      end: after?.end ?? next?.end ?? tokenAt(tokens, to - 1).end,
      sure: true,
    };
  }
  return undefined;
}

const spells = new Set([',', '-', 'that', "that's", 'it', "it's", 'is', 'spelled', 'spelt']);
/** What stands between two words of a name that are spelled one by one. */
const parted = new Set([
  ...spells,
  ...'. ; / and then new next word space last second family name surname'.split(' '),
  ...["name's", "surname's"],
]);

/** "…, Keogh, K E O G H", "new word, K E O G H": the next word of the name, by its letters. */
function nextSpelled(
  tokens: readonly Token[],
  from: number,
): { readonly letters: string; readonly end: number } | undefined {
  let at = from;
  while (parted.has(textAt(tokens, at))) at += 1;
  if (at === from) return undefined;
  const word = lettersFrom(tokens, at).letters.length < 3 ? textAt(tokens, at) : undefined;
  if (word !== undefined) at += 1;
  while (word !== undefined && spells.has(textAt(tokens, at))) at += 1;
  const { letters, to } = lettersFrom(tokens, at);
  const isIt = letters.length >= 3 && (word === undefined || word === letters.toLowerCase());
  return isIt ? { letters, end: tokenAt(tokens, to - 1).end } : undefined;
}

/** A name up to the end of the letters behind it, which spell words of it: "Jo Lee, that's L E E". */
export function withSpelling(tokens: readonly Token[], name: NameEntity): NameEntity {
  const words = name.value.toLowerCase().split(/[\s-]+/u);
  let { end } = name;
  for (;;) {
    let at = tokens.findIndex(({ start }) => start >= end);
    while (at >= 0 && parted.has(textAt(tokens, at))) at += 1;
    const { letters, to } = lettersFrom(tokens, at < 0 ? tokens.length : at);
    const spelled = letters.length >= 3 && words.some((word) => word === letters.toLowerCase());
    if (!spelled) return { ...name, end };
    end = tokenAt(tokens, to - 1).end;
  }
}

/** "Ivan Petrov, I V A N P E T R O V": all of the name that stands in front is spelled. */
function wholeBefore(
  tokens: readonly Token[],
  index: number,
  letters: string,
): Pick<NameEntity, 'value' | 'start'> | undefined {
  const last = beforeSpelling(tokens, index);
  for (const length of [2, 3]) {
    const words = tokens.slice(Math.max(0, last - length + 1), last + 1);
    const [first] = words;
    const said = words.map(({ text }) => text);
    if (first && words.length === length && said.join('') === letters.toLowerCase())
      return { value: toName(said.join(' ')), start: first.start };
  }
  return undefined;
}

/** Most words of a name in front of letters. */
const mostWords = 4;

/** "Leonard Ferris, L E O N A R D": of the name in front one word is spelled, and it is told in full. */
function nameWithIt(
  tokens: readonly Token[],
  index: number,
  letters: string,
): Pick<NameEntity, 'value' | 'start'> | undefined {
  const last = beforeSpelling(tokens, index);
  let from = last + 1;
  while (last - from < mostWords - 1 && isOfName(tokenAt(tokens, from - 1))) from -= 1;
  const words = tokens.slice(from, last + 1);
  const [first] = words;
  const isIn = words.some(({ text }) => text === letters.toLowerCase());
  if (first === undefined || words.length < 2 || !isIn) return undefined;
  return { value: toName(words.map(({ text }) => text).join(' ')), start: first.start };
}

const isOfName = (token: Token): boolean => isNameWord(token) && !leadsUp.test(token.text);

function beforeSpelling(tokens: readonly Token[], index: number): number {
  let at = index - 1;
  while (at > 0 && spells.has(textAt(tokens, at))) at -= 1;
  return at;
}

/** "The name's Keogh, K E O G H", "surname Keogh": what stands there is no given name. */
const leadsUp = /'s$|^(?:sur|last|first|family|fore)name$/u;

/** The given name in front of letters, over the word that they spell: "Ann Lee, that's L E E". */
function nameBefore(
  tokens: readonly Token[],
  index: number,
  letters: string,
): { given: Token | undefined; start: number } {
  const at = beforeSpelling(tokens, index);
  const isSpelled = tokenAt(tokens, at).text === letters.toLowerCase();
  const place = isSpelled ? at - 1 : index - 1;
  const word = tokenAt(tokens, place);
  const isGiven =
    isNameWord(word) &&
    !leadsUp.test(word.text) &&
    (isSpelled || !word.text.startsWith(letters.charAt(0)));
  const start = tokenAt(tokens, isSpelled ? (isGiven ? place : at) : index).start;
  return { given: isGiven ? word : undefined, start };
}

function lettersFrom(
  tokens: readonly Token[],
  index: number,
): { letters: string; single: number; to: number } {
  let letters = '';
  let single = 0;
  let at = index;
  while (at < tokens.length) {
    const symbol = symbolAt(tokens, at, false);
    const dash = textAt(tokens, at) === '-' && letters !== '';
    if (symbol === undefined && !dash) break;
    if (symbol !== undefined && !/^\p{L}$/u.test(symbol.text)) break;
    if (symbol !== undefined && tokenAt(tokens, at).text.length === 1) single += 1;
    letters += symbol?.text ?? '';
    at = symbol?.to ?? at + 1;
  }
  return { letters, single, to: at };
}

/** "Smith, S M I T H, first name Jo": the other half of the name, said by what it is. */
function firstNameAfter(tokens: readonly Token[], from: number): Token | undefined {
  for (let index = from; index < Math.min(tokens.length, 80); index += 1) {
    const given = ['first', 'given'].includes(textAt(tokens, index));
    if (!given || textAt(tokens, index + 1) !== 'name') continue;
    const name = tokenAt(
      tokens,
      ['is', ':', ','].includes(textAt(tokens, index + 2)) ? index + 3 : index + 2,
    );
    return isNameWord(name) ? name : undefined;
  }
  return undefined;
}
