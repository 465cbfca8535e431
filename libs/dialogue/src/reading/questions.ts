import type { Topic } from '../command.ts';
import type { Act } from '../interpreter/reading.ts';
import type { FrequentQuestion } from '../core/tenant-facts.ts';
import type { CueName, Understanding } from '@gomomo/understanding';
import { matchFaq } from './faq.ts';
import { isGrave, readGraveTopics } from './grave-topics.ts';
import { notFree } from './not-free.ts';
import { asksOwnVisit } from './own-visit.ts';
import { isWish, sentences } from './sentences.ts';
import { readTopics } from './topics.ts';

export interface Questions {
  readonly topics: readonly Topic[];
  /** Places in the tenant's list of questions and answers. */
  readonly faq: readonly number[];
}

interface Inquiry {
  readonly text: string;
  /** How a sentence by itself is understood. */
  readonly understand: (text: string) => Understanding;
  /** Lower case, words and single spaces. */
  readonly plain: (text: string) => string;
  readonly faq: readonly FrequentQuestion[] | undefined;
}

const opening =
  /^(?:(?:hi|hello|hey|ok|okay|oh|and|also|so|but|btw|by the way|well|yes|no|great|thanks|thank you|please|one more thing|quick question|just wondering|i was wondering|i wonder|(?:can|could) you tell me|do you know|tell me|let me know|i(?:'d| would) like to know|i wanted to (?:ask|know)|what about|if|whether) )*(?:what|what's|whats|when|where|where's|who|who's|which|why|how|how's|is|are|do|does|did|can|could|will|would|may|should|must|has|was|were|am i|have you|is there|are there|any)\b/u;

/** It has the form of a question and enough words to be about something. */
const isQuestion = (sentence: string, words: string): boolean =>
  words.split(' ').length >= 3 && (/\?\s*$/u.test(sentence) || opening.test(words));

/** The sentences of a turn that ask something of the business, and those that do not. */
export function splitQuestions(text: string): {
  readonly asked: readonly string[];
  readonly stated: readonly string[];
} {
  const asked: string[] = [];
  const stated: string[] = [];
  for (const sentence of sentences(text)) {
    const words = wordsIn(sentence);
    const topics = readTopics(words).filter((topic) => !pleasantries.has(topic));
    const asks = topics.length > 0 || (isQuestion(sentence, words) && !isWish(words));
    (asks ? asked : stated).push(sentence);
  }
  return { asked, stated };
}

const wordsIn = (sentence: string): string =>
  (sentence.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? []).join(' ');

/** What makes a question an errand, which is answered by what is done. */
const errands: readonly CueName[] = [
  'book',
  'availability',
  'change',
  'moves',
  'cancel',
  'cancelVisit',
  'cannotCome',
  'withdraws',
  'absent',
  'human',
  'repeat',
];

const doing = new Set(['book', 'reschedule', 'cancel', 'check_availability', 'request_human']);

const small =
  /\b(?:you (?:help|repeat|say|spell|hold|wait|sure|serious|kidding|mean)|(?:that|this|it) (?:ok|okay|right|correct|fine|possible|all|work)|say that|hear me|(?:are you|anyone|anybody|someone|somebody)(?: \S+)? (?:there|alive|home|here|awake|around)$|help me|come in|squeeze|fit me|sooner|earlier|later|instead|something else|anything else|anyone else|someone else|next one|other (?:day|time|one)|start over|go back|what now|what next|the (?:first|second|third|last) (?:one)?|what (?:is|'s) (?:my|the) reference)\b/u;

/** "Is Ana any good" asks about her, "is there a shower" about the place: neither wishes for it. */
const aboutPerson =
  /\b(?:good|best|better|nice|experienced|qualified|certified|licen[sc]ed|trained|male|female|man|woman|speaks?|old|like)\b/u;
const aboutPlace =
  /^(?:(?:hi|and|also|so|ok|okay|but|hello) )*(?:do you have|have you got|is there|are there)\b/u;

/** An errand, a choice or a value: not a question about the business that went unanswered. */
function isErrand(understanding: Understanding, words: string): boolean {
  const { cues, intents, when, preferences, resource, choice, entities, service } = understanding;
  const [first] = intents;
  const sure = first !== undefined && first.score >= 0.55 && doing.has(first.label);
  const { shift, soonest, last, anyTime, anyDay } = preferences;
  const stepping = shift !== undefined || soonest || last || anyTime || anyDay;
  const person = resource !== undefined && !aboutPerson.test(words);
  const thing = service?.ids.length === 0 && !aboutPlace.test(words);
  const named = person || choice !== undefined || thing;
  if (notFree.test(words)) return false;
  const given = entities.phone ?? entities.email ?? entities.reference;
  if (sure || stepping || named || given !== undefined || when.length > 0) return true;
  return errands.some((cue) => cues.has(cue)) || small.test(words) || asksOwnVisit(words);
}

/**
 * Every question of a turn: by topic, by the tenant's own list (health never), else `other`, so that
 * it is at least said that the answer is not known here.
 */
function readQuestions({ text, understand, plain, faq }: Inquiry): Questions {
  const words = plain(text);
  const found = new Set<Topic>(readTopics(words));
  const places = new Set<number>();
  for (const sentence of sentences(text)) {
    const said = plain(sentence);
    const grave = readGraveTopics(said).length > 0;
    const asked = isQuestion(sentence, said);
    if (asked) for (const topic of readTopics(said)) found.add(topic);
    const place =
      grave || !(asked || readTopics(said).length > 0) ? undefined : matchFaq(said, faq);
    if (place !== undefined) {
      places.add(place);
      for (const topic of readTopics(said)) if (!hasFacts.has(topic)) found.delete(topic);
      continue;
    }
    const asks = asked && !(found.size > 0 && isThatFine.test(said));
    const open = asks && !grave && readTopics(said).every((topic) => pleasantries.has(topic));
    if (open && !isErrand(understand(sentence), said)) found.add('other');
  }
  if (found.has('arrival')) found.delete('early');
  if ([...found].some(isGrave))
    for (const topic of ['staff', 'other'] as const) found.delete(topic);
  return { topics: [...found, ...(places.size > 0 ? (['faq'] as const) : [])], faq: [...places] };
}

/** Answered from the tenant's data, whatever the list of questions says. */
const hasFacts: ReadonlySet<Topic> = new Set([
  'hours',
  'prices',
  'duration',
  'services',
  'staff',
  'identity',
  'status',
  'greeting',
  'thanks',
]);

/** Said of what was told in front of it: "I'm running late, is that alright?" */
const isThatFine =
  /^(?:.* )?(?:is|would|will) (?:that|it|this) (?:be )?(?:ok|okay|alright|all right|fine|a problem|possible)(?: with you| for you| please)*$/u;

const pleasantries: ReadonlySet<Topic> = new Set(['greeting', 'thanks']);

const asksForColleague = (words: string): boolean =>
  /\b(?:speak|talk|speaking|talking|chat|put me through|connect me|pass me|is \S+ there|get me|call me)\b/u.test(
    words,
  ) && /\b(?:to|with|me|there|through|for)\b/u.test(words);

/** The questions of a turn; "do you do haircuts?" is answered by what was asked for, not by all. */
export function questionsOf({
  understanding,
  ...inquiry
}: Inquiry & { readonly understanding: Understanding }): Questions {
  const { resource, service, entities } = understanding;
  // "Do Van Minh" is who, not a question.
  const who = inquiry.text.slice(entities.name?.start ?? 0, entities.name?.end ?? 0);
  const text = who === '' ? inquiry.text : inquiry.text.replace(who, ' ');
  const { topics, faq } = readQuestions({ ...inquiry, text });
  const colleague = resource?.ids.length === 1 && asksForColleague(inquiry.plain(inquiry.text));
  return {
    faq,
    topics: [
      ...topics.filter(
        (topic) =>
          (topic !== 'services' || service?.ids.length !== 0) && !(colleague && topic === 'other'),
      ),
      ...(colleague ? (['colleague'] as const) : []),
    ],
  };
}

/** Who asks something has not said goodbye yet, however much they thank. */
export const withoutFarewell = (
  acts: readonly Act[],
  { topics }: Questions,
  { cues }: Understanding,
): readonly Act[] =>
  topics.every((topic) => pleasantries.has(topic)) || cues.has('farewell')
    ? acts
    : acts.filter((act) => act !== 'goodbye');
