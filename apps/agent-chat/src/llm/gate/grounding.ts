import type { GateFacts } from './gate-facts.ts';
import {
  isQuestion,
  negates,
  plain,
  strangeWords,
  tellingWords,
  wordSet,
  type Passage,
} from './vocabulary.ts';

/** To say that one does not know, or to be polite, takes no facts. */
const excuse =
  /\b(?:not sure|unsure|(?:can't|cannot|can not|couldn't|could not|don't|do not|didn't|did not|not able to|unable to) (?:\w+ ){0,2}(?:tell|say|know|see|help|answer|understand|follow|find))\b/u;
/** Behind it comes what is told all the same. */
const turn = /\b(?:but|however|though|although|still|yet)\b/u;
const courtesy =
  /^\W*(?:(?:i(?:'m| am) )?(?:so |very )?sorry(?: about that)?|hello|hi|thanks|thank you(?: very much)?|my pleasure|(?:happy|glad) to help)\W*$/u;
/** So does leading on. */
const guidance =
  /\b(?:tell me|let me know|ask me|give me|please|you can (?:tell|ask|say|choose|pick|call|give|also (?:tell|ask|call))|i can help|i could help|i(?:'d| would) be (?:happy|glad))\b/u;
/** Told in the form of a question. */
const tag = /\b(?:do|did) you know that\b|\bdid you know\b|,[^,?]{0,16}\?\W*$/u;

/** Whether every word of a sentence is accounted for, and what it states is what the business says. */
export function isGrounded(sentence: string, facts: GateFacts, hasFact: boolean): boolean {
  const said = plain(sentence);
  if (courtesy.test(said)) return true;
  const asks = isQuestion(sentence) && !tag.test(said);
  const excuses = excuse.test(said);
  if (excuses && turn.test(said)) return false;
  const leavesOpen = asks || excuses;
  const passages = facts.passages.map(({ words }) => words);
  const known = leavesOpen ? [...passages, facts.clients] : passages;
  if (strangeWords(sentence, known).length > 0) return false;
  if (asks) return true;
  const telling = tellingWords(sentence).filter((word) => passages.some((each) => each.has(word)));
  // What is not known may be named; beside it nothing else is told.
  if (leavesOpen) return telling.length < 2;
  const leads = guidance.test(said) || hasFact;
  if (telling.length === 0) return leads;
  return (leads || telling.length > 1) && isTold(said, telling, facts);
}

/** The business says it itself: all of it in one place, and neither turned round nor moved. */
const isTold = (said: string, telling: readonly string[], { passages }: GateFacts): boolean =>
  passages.some(
    (passage) =>
      passage.negates === negates(said) &&
      telling.every((word) => passage.words.has(word)) &&
      isPlaced(said, passage),
  );

const places = new Set(
  `above after back before behind below beside between in inside near next off on opposite out
  outside over under until`.split(/\s+/u),
);

/** Where it says where, or on which side of something, that is where it is. */
function isPlaced(said: string, { words }: Passage): boolean {
  const own = [...words].filter((word) => places.has(word));
  return (
    own.length === 0 || [...wordSet(said)].every((word) => !places.has(word) || own.includes(word))
  );
}

/** "Dr. Zed", "Maria": capitals that are neither the business's nor begin a sentence. */
export function hasStrangeName(sentence: string, facts: GateFacts): boolean {
  const inside = sentence.replace(/^\W*\p{L}+/u, ' ');
  const capitals = (inside.match(/\p{Lu}[\p{L}'’]+/gu) ?? []).filter((word) => word !== 'I');
  const passages = facts.passages.map(({ words }) => words);
  return strangeWords(capitals.join(' '), passages).length > 0;
}
