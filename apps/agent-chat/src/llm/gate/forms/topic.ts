import type { Clause } from '../grammar.ts';
import type { GateFacts } from '../gate-facts.ts';
import { findNames } from '../names.ts';
import { stem, wordsIn } from '../words.ts';

const stemsOf = (text: string): readonly string[] => wordsIn(text).map(stem);

/** Words that put a topic together and say nothing by themselves. */
const joins = new Set(
  stemsOf(
    `a an the this that any some my your our you we i it there is are be do does have has can may of in on at for
    to with and or whether if policy policies rule rules question questions`,
  ),
);

/** What a desk knows: nobody says of it that they cannot tell. */
const known = new Set(
  stemsOf(
    `appointment booking visit book cancel move reschedule change time day hour price cost open close address
    phone number service staff team name date reference desk free available full busy slot`,
  ),
);

const longest = 6;

const topicWords = ({ topic = '' }: Clause): readonly string[] =>
  stemsOf(topic).filter((word) => !joins.has(word));

/** "Allowed" of who asked "do you allow". */
const root = (word: string): string => word.replace(/ed?$/u, '');

/** Nothing but the client's own words, in a few of them. */
export function isClients(clause: Clause, { said }: GateFacts): boolean {
  const own = new Set(stemsOf(said).map(root));
  const words = topicWords(clause);
  return words.length > 0 && words.length <= longest && words.every((word) => own.has(root(word)));
}

/** The client's own words, about what neither the desk nor the business's own texts speak of. */
export function isStrange(clause: Clause, facts: GateFacts): boolean {
  const words = topicWords(clause);
  const isAnswered = facts.texts.some(({ about }) => words.every((word) => about.has(word)));
  const isNamed = findNames(clause.topic ?? '', facts.names).length > 0;
  const isKnown = isAnswered || isNamed || words.some((word) => known.has(word));
  return isClients(clause, facts) && !isKnown;
}
