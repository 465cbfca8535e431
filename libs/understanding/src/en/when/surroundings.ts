import { weekdayNamed } from '../calendar/names.ts';
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

/** "before 5", "no later than noon", "after the 3rd", "5 or later", "by Friday at the latest". */
export function boundOf(
  tokens: readonly Token[],
  from: number,
  to: number,
): 'before' | 'after' | undefined {
  const at = before(tokens, from);
  const word = textAt(tokens, at);
  const negated = negations.has(textAt(tokens, at - 1));
  // "The earliest on Tuesday" is a time of that day.
  if ((word === 'earliest' || word === 'latest') && textAt(tokens, at + 1) === 'on')
    return boundBehind(tokens, to);
  if (upperWords.has(word)) return negated ? 'after' : 'before';
  if (lowerWords.has(word)) return negated ? 'before' : 'after';
  if (word === 'than') {
    const adjective = textAt(tokens, at - 1);
    const refused = ['no', 'not'].includes(textAt(tokens, at - 2));
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
    weekdayNamed(token.text) !== undefined
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
  const negated = negations.has(textAt(tokens, word === 'than' ? at - 2 : at - 1));
  if (ofClock && !negated && untils.has(word)) return false;
  return negated || !exclusive.has(word === 'than' ? textAt(tokens, at - 1) : word);
}

export function boundBehind(tokens: readonly Token[], to: number): 'before' | 'after' | undefined {
  const [first, second, third] = [
    textAt(tokens, to),
    textAt(tokens, to + 1),
    textAt(tokens, to + 2),
  ];
  if (first === 'onwards' || first === 'onward') return 'after';
  // "Mornings or after 4" goes on to another limit.
  const goesOn = ['after', 'before'].includes(second) && isValueWord(tokens, to + 2);
  if ((first === 'or' || first === 'and') && !goesOn) {
    if (['later', 'after', 'onwards'].includes(second)) return 'after';
    if (['earlier', 'before', 'sooner'].includes(second)) return 'before';
  }
  if (first !== 'at' || second !== 'the') return undefined;
  if (third === 'latest') return 'before';
  return third === 'earliest' ? 'after' : undefined;
}

const refusals = new Set([
  'not',
  'except',
  'besides',
  'excluding',
  'avoid',
  "isn't",
  "wasn't",
  'never',
]);
const cannots = new Set([
  "can't",
  'cant',
  'cannot',
  "won't",
  'wont',
  'unable',
  "couldn't",
  "don't",
  'dont',
  "doesn't",
]);
const attendVerbs = new Set([
  'do',
  'make',
  'come',
  'want',
  'be',
  'work',
  'attend',
  'to',
  'there',
  'it',
  'have',
  'like',
  'take',
  'book',
  'schedule',
  'put',
  'give',
  'me',
  'us',
  'in',
]);

/** "not Monday", "anything but mornings", "instead of the 1st", "I can't do Friday". */
export function isExcluded(tokens: readonly Token[], from: number, to: number): boolean {
  const at = before(tokens, from);
  const word = textAt(tokens, at);
  const lead = textAt(tokens, at - 1);
  if (notFree(tokens, at)) return true;
  if (word === 'no' && barsAll(tokens, from)) return true;
  if (refusals.has(word)) return !['why', 'if', 'whether'].includes(lead);
  if (word === 'but' && leavesOut(tokens, at, to)) return true;
  if (word === 'than' && ['other', 'rather'].includes(lead)) return true;
  if (textAt(tokens, from - 1) === 'of' && textAt(tokens, from - 2) === 'instead') return true;
  if (textAt(tokens, from - 2) === 'of' && textAt(tokens, from - 3) === 'instead') return true;
  return cannotBefore(tokens, at) || refusedBehind(tokens, to);
}

const all = /^(?:any|every|all|whole)/u;
const praise = new Set(['is', 'would', 'works', 'could', 'might', 'will', 'suits', "'s"]);

/** "Any day next week but Tuesday", unlike "anything, but Tuesday is best". */
const leavesOut = (tokens: readonly Token[], but: number, to: number): boolean =>
  !praise.has(textAt(tokens, to)) &&
  tokens.slice(Math.max(0, but - 5), but).some(({ text }) => all.test(text));

/** "no mornings", "no Sundays", "no weekends": never, and no answer in front of a day. */
const barsAll = (tokens: readonly Token[], from: number): boolean =>
  textAt(tokens, from - 1) === 'no' && textAt(tokens, from).endsWith('s');

/** "I am not free on Monday", "we're not available tomorrow", "I don't think Thursday". */
function notFree(tokens: readonly Token[], index: number): boolean {
  const word = textAt(tokens, index);
  const lead = textAt(tokens, index - 1);
  if (['free', 'available', 'around', 'possible', 'there'].includes(word))
    return lead === 'not' || lead.endsWith("n't") || lead === 'never';
  if (word === 'busy' || word === 'away')
    return !['if', 'when', 'you', 'they'].includes(textAt(tokens, index - 2));
  return word === 'think' && (lead.endsWith("n't") || lead === 'dont');
}

function cannotBefore(tokens: readonly Token[], index: number): boolean {
  let at = index;
  while (at > index - 5 && attendVerbs.has(textAt(tokens, at))) at -= 1;
  if (at === index && textAt(tokens, index) !== "can't") return false;
  if (textAt(tokens, at) === 'not')
    return ['can', 'will', 'do', 'could', 'would'].includes(textAt(tokens, at - 1));
  return cannots.has(textAt(tokens, at));
}

/** "Monday doesn't work", "the 5th is no good", "Friday won't do". */
function refusedBehind(tokens: readonly Token[], to: number): boolean {
  const [first, second] = [textAt(tokens, to), textAt(tokens, to + 1)];
  if (["doesn't", 'doesnt', "won't", 'wont', "isn't", 'isnt'].includes(first)) return true;
  if (first === 'does' || first === 'will') return second === 'not';
  if (first === 'is' || first === 'are' || first === "'s")
    return (
      second === 'no' ||
      second === 'not' ||
      second === 'out' ||
      second === 'bad' ||
      second === 'too' ||
      second === 'off'
    );
  return (
    tokenAt(tokens, to).kind === 'word' &&
    first === 'not' &&
    ['possible', 'good', 'working'].includes(second)
  );
}

const colours = new Set(
  (
    'no not nor nothing never but except besides excluding avoid than other rather instead of anything any ' +
    "every everything can't cant cannot won't wont couldn't don't dont doesn't doesnt isn't isnt " +
    "wasn't before by until till til untill b4 after since past from starting beginning earlier " +
    'sooner later prior up make makes it change move switch to do come be want actually on at the ' +
    'around about in for a or and onwards onward latest earliest is out bad good does will work ' +
    'me us book put works possible free available either just only'
  ).split(' '),
);

/** The places that a phrase and the words that give it its colour take up, as token indexes. */
export function colouredSpan(
  tokens: readonly Token[],
  from: number,
  to: number,
): { from: number; to: number } {
  let [first, last] = [from, to];
  while (first > 0 && from - first < 6 && colours.has(textAt(tokens, first - 1))) first -= 1;
  while (last - to < 5 && colours.has(textAt(tokens, last))) last += 1;
  return { from: first, to: last };
}

const changeWords = new Set([
  'make',
  'change',
  'changed',
  'switch',
  'schedule',
  'move',
  'try',
  'book',
  'do',
  'meant',
  'mean',
  'prefer',
  'rather',
  'actually',
  'instead',
  'set',
  'shift',
]);

/** "Do you have anything on Friday" asks, "let's do Friday" changes. */
const asks = (word: string, next: string | undefined): boolean =>
  word === 'do' && ['you', 'u', 'we', 'i', 'they', 'the'].includes(next ?? '');

/** "… instead", "make it the 8th", "change that to Friday": this value replaces another. */
export function isReplacement(tokens: readonly Token[], from: number, to: number): boolean {
  if (textAt(tokens, to) === 'instead') return true;
  const before = tokens.slice(Math.max(0, from - 6), from);
  const sentence = before.slice(
    before.findLastIndex((token) => ['.', '?', '!'].includes(token.text)) + 1,
  );
  return sentence.some(
    ({ text }, index) => changeWords.has(text) && !asks(text, sentence[index + 1]?.text),
  );
}
