import { monthOf, weekdayNamed } from '../calendar/names.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

const articles = new Set([
  'the',
  'at',
  'on',
  'about',
  'around',
  'a',
  'approximately',
  'sometime',
  'anytime',
  'of',
  'in',
  'for',
]);

/** Walks left over articles and prepositions to the word that colours the phrase. */
export function before(tokens: readonly Token[], index: number): number {
  let at = index - 1;
  while (at >= 0 && at > index - 4 && articles.has(textAt(tokens, at))) at -= 1;
  return at;
}

const upperWords = new Set(['before', 'by', 'until', 'till', 'til', 'latest']);
const lowerWords = new Set(['after', 'since', 'past', 'from', 'starting', 'beginning', 'earliest']);
const upperAdjectives = new Set(['earlier', 'sooner', 'less', 'quicker']);
const lowerAdjectives = new Set(['later', 'more']);
const negations = new Set(['no', 'not', "n't", 'nothing', 'never']);
const adverbs = new Set(['no', 'not', 'nothing']);
const ends = new Set(['.', '..', '...', '!', '?', ';']);

/** "Nothing after 7 at all?", "you have nothing before 10": what there is, and no wish for less. */
function asksWhether(tokens: readonly Token[], index: number): boolean {
  if (textAt(tokens, index) !== 'nothing') return false;
  const words = tokens.map(({ text }) => text);
  const begin = words.findLastIndex((word, at) => at < index && ends.has(word)) + 1;
  const end = words.findIndex((word, at) => at > index && ends.has(word));
  const lead = words.slice(begin, index).join(' ');
  const rest = words.slice(index + 1, end < 0 ? undefined : end).join(' ');
  if (/\b(?:please|pls|give|want|need|prefer|offer)\b/u.test(`${lead} ${rest}`)) return false;
  return (
    words[end] === '?' ||
    /\b(?:at all|then|available|free|left|open)$/u.test(rest) ||
    /\b(?:is|there|there's|theres|have|has|got|you've|see|so)$/u.test(lead)
  );
}

const refuses = (tokens: readonly Token[], index: number, words: ReadonlySet<string>): boolean =>
  words.has(textAt(tokens, index)) && !asksWhether(tokens, index);

/** "before 5", "no later than noon", "after the 3rd", "5 or later", "by Friday at the latest". */
export function boundOf(
  tokens: readonly Token[],
  from: number,
  to: number,
): 'before' | 'after' | undefined {
  const at = before(tokens, from);
  const word = textAt(tokens, at);
  const negated = refuses(tokens, at - 1, negations);
  // "The earliest on Tuesday" is a time of that day.
  if ((word === 'earliest' || word === 'latest') && textAt(tokens, at + 1) === 'on')
    return boundBehind(tokens, to);
  if (upperWords.has(word)) return negated ? 'after' : 'before';
  if (lowerWords.has(word)) return negated ? 'before' : 'after';
  if (word === 'than') {
    const adjective = textAt(tokens, at - 1);
    const refused = refuses(tokens, at - 2, adverbs);
    if (upperAdjectives.has(adjective)) return refused ? 'after' : 'before';
    if (lowerAdjectives.has(adjective)) return refused ? 'before' : 'after';
  }
  if (word === 'as' && textAt(tokens, from - 1) === 'of') return 'after';
  if (word === 'to' && ['prior', 'up'].includes(textAt(tokens, at - 1))) return 'before';
  return boundBehind(tokens, to);
}

const isValueWord = (tokens: readonly Token[], index: number): boolean => {
  const token = tokenAt(tokens, index);
  return (
    token.kind === 'number' ||
    token.kind === 'ordinal' ||
    ['noon', 'the', 'work', 'lunch', 'school', 'half', 'quarter'].includes(token.text) ||
    weekdayNamed(token.text) !== undefined ||
    monthOf(token.text) !== undefined
  );
};

const exclusive = new Set(['before', 'after', 'past', 'sooner', 'earlier', 'later']);
const untils = new Set(['until', 'till', 'til']);

/**
 * "By Friday" and "from Friday on" take Friday in, "before" and "after" do not. "Until Friday" ends
 * with that day, "until four" (`ofClock`) as the clock strikes: nothing begins then.
 */
export function includesLimit(
  tokens: readonly Token[],
  { from, to }: { readonly from: number; readonly to: number },
  ofClock: boolean,
): boolean {
  const at = before(tokens, from);
  if (boundBehind(tokens, to) !== undefined) return true;
  const word = textAt(tokens, at);
  const negated = refuses(tokens, word === 'than' ? at - 2 : at - 1, negations);
  if (ofClock && !negated && untils.has(word)) return false;
  return negated || !exclusive.has(word === 'than' ? textAt(tokens, at - 1) : word);
}

/** "Later than three" and "past three" leave three itself out; "after three" may begin with it. */
export function leavesStartOut(tokens: readonly Token[], from: number): boolean {
  const at = before(tokens, from);
  if (textAt(tokens, at) === 'past') return true;
  return textAt(tokens, at) === 'than' && textAt(tokens, at - 1) === 'later';
}

/** "At 4 and before that a facial": what comes in front of it, and no limit. */
const pronouns = new Set(['that', 'it', 'this', 'which', 'then', 'them', 'those']);

export function boundBehind(tokens: readonly Token[], to: number): 'before' | 'after' | undefined {
  const [first, second, third] = [
    textAt(tokens, to),
    textAt(tokens, to + 1),
    textAt(tokens, to + 2),
  ];
  if (first === 'onwards' || first === 'onward') return 'after';
  // "Mornings or after 4" goes on to another limit.
  const goesOn =
    ['after', 'before'].includes(second) &&
    (isValueWord(tokens, to + 2) || pronouns.has(textAt(tokens, to + 2)));
  if ((first === 'or' || first === 'and') && !goesOn) {
    if (['later', 'after', 'onwards'].includes(second)) return 'after';
    if (['earlier', 'before', 'sooner'].includes(second)) return 'before';
  }
  if (first !== 'at' || second !== 'the') return undefined;
  if (third === 'latest') return 'before';
  return third === 'earliest' ? 'after' : undefined;
}
