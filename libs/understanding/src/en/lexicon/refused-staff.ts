import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

/** Places in a turn, the end exclusive. */
interface Place {
  readonly from: number;
  readonly to: number;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Between a refusal and the name: "don't want to be put in with Marcus". */
const links = words(
  'with by to for see have want wants like need be book get give me us put the in a an prefer take having seeing stand again schedule work',
);
const plain = words('not except excluding without besides never avoid avoiding nor neither');
const verbs = words("don't dont won't wont wouldn't wouldnt shouldn't didn't didnt");
const cannots = words("can't cant cannot");
/** Of these it is told or asked, and nothing is refused: "you don't have Marcus?", "if not Marcus". */
const askers = words('why if you they u when whether');

/** "Anyone but Ana", unlike "yes, but with Ana". */
const leavesOut = (tokens: readonly Token[], index: number): boolean =>
  tokens
    .slice(Math.max(0, index - 6), index)
    .some(({ text }) => /^(?:any|every|all\b|who)/u.test(text));

/** How many words a refusal may stand in front of the name. */
const reach = 7;

function refusalAt(tokens: readonly Token[], at: number, name: number): number | undefined {
  const word = textAt(tokens, at);
  const lead = textAt(tokens, at - 1);
  if (askers.has(lead)) return undefined;
  if (word === 'but') return leavesOut(tokens, at) ? at : undefined;
  if (word === 'of') return lead === 'instead' ? at - 1 : undefined;
  if (word === 'than') return lead === 'other' || lead === 'rather' ? at - 1 : undefined;
  // "No Marcus" may be a no and a wish.
  if (word === 'no') return at === name - 1 && at > 0 ? at : undefined;
  if (plain.has(word)) return lead === 'rather' || lead === 'do' ? at - 1 : at;
  // "Doesn't Marcus work today?" asks.
  if (cannots.has(word)) return textAt(tokens, at + 1) === 'stand' ? at : undefined;
  return verbs.has(word) && at < name - 1 ? at : undefined;
}

const behind: readonly (readonly string[])[] = [
  ['no', 'thanks'],
  ['no', 'thank', 'you'],
  ['is', 'not', 'for', 'me'],
  ["isn't", 'for', 'me'],
  ['not', 'for', 'me'],
  ['not', 'again'],
];

/** The words that refuse the person named there, with the name; undefined where nothing does. */
export function refusedPlace(tokens: readonly Token[], { from, to }: Place): Place | undefined {
  for (let at = from - 1; at >= Math.max(0, from - reach); at -= 1) {
    const found = refusalAt(tokens, at, from);
    if (found !== undefined) return { from: found, to };
    if (tokenAt(tokens, at).kind === 'mark' || !links.has(textAt(tokens, at))) break;
  }
  const said = behind.find((row) =>
    row.every((word, index) => textAt(tokens, to + index) === word),
  );
  return said === undefined ? undefined : { from, to: to + said.length };
}
