import type { TenantFacts } from '@gomomo/dialogue';
import { straighten, stem, wordsIn } from './words.ts';

/** One text in which the business speaks of itself. */
export interface Text {
  /** Of several sentences: all of it, word for word. */
  readonly whole: RegExp | null;
  /** Its sentences that hold by themselves, as the words that tell. */
  readonly sentences: readonly Told[];
  /** Every word of it that tells, and of the question that it answers. */
  readonly about: ReadonlySet<string>;
}

export interface Told {
  readonly words: readonly string[];
  /** Words of the question, one of which may stand for "it". */
  readonly subjects: ReadonlySet<string>;
}

/** Each text of the profile, each answer to a question. */
export function textsOf({ profile }: TenantFacts): readonly Text[] {
  const { tagline = '', arrivalNote = '', faq = [] } = profile;
  return [
    ...[tagline, arrivalNote].map((text) => toText(text, '')),
    ...faq.map(({ question, answer }) => toText(answer, question)),
  ];
}

const end = /(?<=[.!?;])\s+/u;
/** What takes back or narrows what was said before it. */
const limit =
  /^\W*(?:it|they|this|that|these|those|he|she|there)\b|\b(?:but|only|except|unless|however|though|although|if|otherwise|not|no|none|never|must|without|until|before|after|\w+n't)\b/iu;

function toText(text: string, question: string): Text {
  const sentences = text.split(end).filter((each) => /[\p{L}\p{N}]/u.test(each));
  const [first = '', ...others] = sentences;
  const apart = sentences.filter((_, place) => isApart(sentences, place));
  return {
    whole: others.length > 0 && standing(first, question) === 'alone' ? asWritten(text) : null,
    sentences: apart.flatMap((sentence) => toTold(sentence, question)),
    about: new Set(tellingWords(`${question} ${text}`)),
  };
}

/** Beginning and ending as sentences do. */
function asWritten(text: string): RegExp {
  const words = straighten(text)
    .replace(/[.!]+$/u, '')
    .trim()
    .split(/\s+/u);
  const source = words.map((word) => RegExp.escape(word)).join(String.raw`\s+`);
  return new RegExp(String.raw`(?<=^\s*|[.!?,]\s+)${source}(?:[.!]+|$)`, 'iu');
}

/** Nothing before it or behind it has to be said with it. */
const isApart = (sentences: readonly string[], place: number): boolean =>
  (place === 0 || !limit.test(sentences[place] ?? '')) &&
  !sentences.slice(place + 1).some((each) => limit.test(each));

function toTold(sentence: string, question: string): readonly Told[] {
  const words = tellingWords(sentence);
  const stands = standing(sentence, question);
  if (stands === 'never') return [];
  return [{ words, subjects: new Set(stands === 'on-subject' ? tellingWords(question) : []) }];
}

/** "Yes, of course.": to whatever was asked. */
const reply =
  /^\W*(?:yes|yep|yeah|no|nope|sure|of course|certainly|absolutely|naturally|always|not at all|not really)\b\s*(?:[^\p{L}\p{N}\s]|$)/iu;
/** "It is …", "Behind the house.": what it is about stands in the question. */
const withoutSubject =
  /^\W*(?:it|they|this|that|these|those|he|she|one|both|behind|in|on|at|near|next|above|below|under|opposite|up|from|for|only|free)\b/iu;

/** Whether an answer says by itself what it is about: to another question it would be another answer. */
function standing(sentence: string, question: string): 'alone' | 'on-subject' | 'never' {
  if (reply.test(sentence)) return 'never';
  if (withoutSubject.test(sentence)) return 'on-subject';
  const asked = tellingWords(question);
  const words = tellingWords(sentence);
  const isWhole = question === '' ? words.length > 1 : words.length > 3;
  return isWhole || words.some((word) => asked.includes(word)) ? 'alone' : 'never';
}

/** Words without which a sentence says the same. */
const silent = new Set(
  'a an the is are am be it they there here sorry do does have has can available located'.split(
    ' ',
  ),
);

const persons: Readonly<Record<string, string>> = { us: 'we', our: 'we', your: 'you', my: 'i' };

/** In their order, with every "not", "only" and "until". */
export const tellingWords = (text: string): readonly string[] =>
  wordsIn(text)
    .filter((word) => /[\p{L}\p{N}$€£%]/u.test(word) && !silent.has(word))
    .map((word) => persons[word] ?? stem(word));

/** The words without the texts that they tell whole; each of them is a sentence or more by itself. */
export const withoutWholeTexts = (
  words: string,
  { texts }: { readonly texts: readonly Text[] },
): string =>
  texts.reduce(
    (rest, { whole }) => (whole === null ? rest : rest.replace(whole, '\n')),
    straighten(words),
  );
