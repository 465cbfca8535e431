import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';
import { before } from './bounds.ts';

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
  if (word === 'no' && (barsAll(tokens, from) || lead === 'but')) return true;
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
