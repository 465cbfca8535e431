import type { GateFacts } from '../gate-facts.ts';
import { withoutLead } from '../grammar.ts';
import { tellingWords, type Told } from '../texts.ts';

/** "You can park behind the house", "There is parking behind the house". */
const opening =
  /^(?:you can (?:find )?|you (?:will )?find |we (?:have|offer) |there (?:is|are) |our )/u;

/** What the business says of itself, in its own words and in all of them that tell. */
export function isOwnText(text: string, { texts }: GateFacts): boolean {
  const whole = withoutLead(text);
  const ways = [whole, whole.replace(opening, '')].map(tellingWords);
  return texts.some(({ sentences }) =>
    sentences.some((each) => ways.some((words) => tellsAll(words, each))),
  );
}

function tellsAll(words: readonly string[], { words: own, subjects }: Told): boolean {
  if (subjects.size === 0) return isSame(words, own);
  const [first = '', ...others] = words;
  return subjects.has(first) && isSame(others, own);
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((word, place) => word === other[place]);
