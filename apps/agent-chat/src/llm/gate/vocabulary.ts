import { staffOf, type TenantFacts } from '@gomomo/dialogue';

/**
 * Words that say nothing of the business: with these, the business's own and (in a question) the
 * client's, a sentence can ask, excuse itself and lead on, but assert nothing that is not known.
 * "Yes", "open", "free", "fine" and "welcome" are not among them: they answer.
 */
const neutral = new Set(
  `a an the this that these those there here it its i i'm i'd me my you you're your yours we us our they them their
  he him his she her who whom whose what which when where why how am is are be been being was were do does did have has
  had can could may might must shall should will would can't cannot couldn't don't doesn't didn't isn't aren't wasn't
  won't wouldn't not and or but if so as than then also too just only about above after again any anything anyone another
  at back because before below beside between both by each either else enough every few for from further in into instead
  like more most much near of off on once one ones or other others otherwise out over own please quite rather same
  several some someone something soon still such to together until up very via well while with within without yet no
  sorry apologies thanks thank pleasure afraid unfortunately perhaps maybe happy glad gladly hello hi dear sure unsure
  tell say ask asking asked answer answering help helping assist know knowing understand understood understanding
  mean meaning meant follow see look looking find finding check checking choose choosing pick picking prefer want
  wanting wish need needs let let's give giving go going make making try trying think thinking get getting able unable
  book booking appointment appointments visit visits service services treatment treatments
  time times day days week date dates name names person people staff desk team business shop details detail
  question questions information word words message kind sort way part bit moment next first last mind
  move moving change changing cancel cancelling call phone number email contact reach directly speak talk
  today tomorrow monday tuesday wednesday thursday friday saturday sunday
  january february march april may june july august september october november december
  am pm a.m p.m morning afternoon evening noon o'clock minutes minute hour hours`
    .trim()
    .split(/\s+/u)
    .map(stem),
);

/** Crude, and the same on both sides: "towels" and "towel's" are "towel". */
function stem(word: string): string {
  const bare = word.replace(/'s$/u, '');
  return bare.length > 4 ? bare.replace(/(?:ies|es|s)$/u, '') : bare;
}

export const plain = (text: string): string => text.toLowerCase().replaceAll(/[’‘`]/gu, "'");

const wordsIn = (text: string): readonly string[] =>
  (plain(text).match(/\p{L}[\p{L}\p{M}']*/gu) ?? []).map(stem);

export const wordSet = (text: string): ReadonlySet<string> => new Set(wordsIn(text));

/** One thing that the business says of itself. */
export interface Passage {
  readonly words: ReadonlySet<string>;
  readonly negates: boolean;
}

const negation = /\b(?:no|not|never|none|without|cannot|only|unless|except|\w+n't)\b/u;

export const negates = (text: string): boolean => negation.test(plain(text));

/** Each service with who does it, each text of the profile, each question with its answer. */
export function passagesOf(tenant: TenantFacts): readonly Passage[] {
  const { tagline = '', address = '', arrivalNote = '', faq = [] } = tenant.profile;
  const services = tenant.services.map((service) => {
    const staff = staffOf(tenant, service).map(({ name }) => name);
    return toPassage([service.name, ...(service.synonyms ?? []), ...staff].join(' '), '');
  });
  const texts = [tagline, address, arrivalNote].map((text) => toPassage(text, text));
  const answers = faq.map(({ question, answer }) => toPassage(`${question} ${answer}`, answer));
  return [...services, ...texts, ...answers].filter(({ words }) => words.size > 0);

  function toPassage(text: string, says: string): Passage {
    // The shop's name belongs to whatever it says.
    return { words: wordSet(text === '' ? '' : `${text} ${tenant.name}`), negates: negates(says) };
  }
}

/** Words of a sentence that stand in none of these lists. */
export const strangeWords = (
  sentence: string,
  known: readonly ReadonlySet<string>[],
): readonly string[] =>
  wordsIn(sentence).filter((word) => !neutral.has(word) && !known.some((words) => words.has(word)));

/** Different words of a sentence that say something. */
export const tellingWords = (sentence: string): readonly string[] =>
  [...wordSet(sentence)].filter((word) => !neutral.has(word));

export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

export const isQuestion = (sentence: string): boolean => /\?\W*$/u.test(sentence);
