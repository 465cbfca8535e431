import type { Read, Reading, ReadingContext } from '../interpreter/reading.ts';
import type {
  Preferences,
  Span,
  Understand,
  Understanding,
  UnderstandingContext,
  WhenValue,
} from '@gomomo/understanding';
import { tokenise, understand } from '@gomomo/understanding';
import { readActs } from './acts.ts';
import { asOneThing } from './as-one-thing.ts';
import type { Heard } from './heard.ts';
import { hoursAsClocks } from './hours-said.ts';
import { nothing } from './nothing.ts';
import { readAgain, type Again } from './again.ts';
import { isAssent } from './assent.ts';
import { knownOnly, nameOf, servicesOf, staffOf } from './mentions.ts';
import { isOpen } from './situation.ts';
import { startOf } from './start-of.ts';
import { toContext } from './to-context.ts';
import { otherDeeds } from './other-deed.ts';
import { residueOf } from './residue.ts';
import { asksBack, readOwnTopics, withOwn } from './own-topics.ts';
import { questionsOf, withoutFarewell, type Questions } from './questions.ts';
import { readBeside } from './side-words.ts';
import { comesBefore, countOf, servicesInTurn } from './several.ts';

const plain = (text: string): string =>
  tokenise(text.slice(0, 600))
    .filter((token) => token.kind !== 'mark' || token.text.length > 1)
    .map((token) => token.text)
    .join(' ')
    // "R u a robot": letters that are said as words, where they stand together.
    .replaceAll(/\br u\b/gu, 'are you')
    .replaceAll(/\bu r\b/gu, 'you are')
    .replaceAll(/\bur\b/gu, 'your')
    .replaceAll(/\bu\b/gu, 'you');

const step = /\b(?:later|earlier|sooner|next day|following day)$/iu;

/**
 * "An hour later" steps from the time under discussion and "any Saturday" is a habit: neither is a
 * day or a time by itself.
 */
function standing(
  text: string,
  values: readonly WhenValue[],
  preferences: Preferences,
): readonly WhenValue[] {
  const isHabit = ({ span }: WhenValue): boolean =>
    preferences.weekdays !== undefined && /\bany\s+$/iu.test(text.slice(0, span.start).slice(-8));
  const isStep = (value: WhenValue): boolean =>
    preferences.shift !== undefined && step.test(value.text);
  return values.filter((value) => !isHabit(value) && !isStep(value));
}

/** Digits of a phone number, a reference or "one to one yoga" are no date or time. */
function withoutDetails({ when, entities, service }: Understanding): readonly WhenValue[] {
  const details = [entities.phone, entities.reference, entities.email, service?.span].filter(
    (each) => each !== undefined,
  );
  return when.filter(
    ({ span }) => !details.some((detail) => detail.start < span.end && span.start < detail.end),
  );
}

function lengthOf({ durations: [first] }: Understanding): number | null {
  return first && first.days === 0 ? first.minutes : null;
}

/** "She comes every month": what others do. */
const othersHabit =
  /\b(?:she|he|they|who|sister|brother|mother|mom|mum|friend|wife|husband) (?:\S+ )?(?:comes?|goes?|visits?|gets?|has|have|does|do|loves?|is|are|went|came)\b(?: \S+){0,5} (?:every|each|weekly|monthly)\b/u;

/** Dates, times and steps that are wished for. */
function timesOf({ text, understanding, context }: Heard): Pick<Reading, 'whens' | 'shift'> {
  const { preferences } = understanding;
  const deeds = otherDeeds(text, context.pending);
  const said = standing(text, withoutDetails(understanding), preferences);
  return {
    whens: said.filter(({ span }) => !deeds.some((deed) => covers(deed, span))),
    shift: deeds.length > 0 ? null : (preferences.shift ?? null),
  };
}

const onlyAsks =
  /\b(?:just|only) (?:wanted|want|asking|checking|curious|wondering|need to know)\b(?: to (?:know|ask|check|see|find out))?/u;

const asksOnly = ({ cues }: Understanding, words: string): boolean =>
  onlyAsks.test(words) || (cues.has('question') && !cues.has('wants'));

const covers = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

const withUsual = ({ topics, faq }: Questions, again: Again | null): Questions => ({
  faq,
  topics: again === 'usual' ? [...topics.filter((topic) => topic !== 'other'), 'usual'] : topics,
});

const every = /\b(?:every(?: other| second)?|each)\b/giu;
/** A habit in one word. */
const habit = /\b(?:(?:bi-?)?weekly|fortnightly|monthly|once an? (?:week|month|fortnight))\b/giu;

const without = (text: string, words: RegExp): string =>
  text.replaceAll(words, (word) => ' '.repeat(word.length));

const spanOf = (said: string, start: number) => ({ start, end: start + said.length });

/** "Every Monday at 10": one is made at a time, and the first of them is a Monday at 10. */
function readFirst(read: Understand, text: string, context: UnderstandingContext): Understanding {
  const found = read(text, context);
  if (othersHabit.test(plain(text))) return found;
  const habits = [...text.matchAll(habit)].map(({ 0: said, index }) => spanOf(said, index));
  if (habits.length > 0) {
    const once = read(without(text, habit), context);
    return { ...once, recurring: true, timeSpans: [...once.timeSpans, ...habits] };
  }
  if (!found.recurring || found.when.length > 0) return found;
  return { ...read(without(text, every), context), recurring: true, timeSpans: found.timeSpans };
}

/** Reads with a given understanding; the shipped one is `readTurn`. */
export const createReadTurn =
  (understands: Understand) =>
  (said: string, context: ReadingContext): Reading => {
    const told = hoursAsClocks(said, context.pending === 'time');
    const scene = toContext(context);
    const understand = (part: string) => understands(part, scene);
    const read = (text: string): Reading => {
      const understanding = readFirst(understands, text, scene);
      const words = plain(text);
      const acts = readActs(understanding, context.pending, words);
      const heard = { text, words, understanding, context, acts, understand };
      return asOneThing(heard) ?? inParts(heard);
    };
    return readBeside({ said: told, pending: context.pending, plain, read }) ?? read(told);
  };

/** Everything that was read into it, side by side. */
function inParts(heard: Heard): Reading {
  const { text, words, understanding, context } = heard;
  const { preferences, entities } = understanding;
  const again = readAgain(words);
  const questions = askedIn(heard);
  const intent = startedBy(heard, questions);
  const [services, also] = servicesIn(heard, intent, again);
  return {
    intent,
    acts: actsBeside(heard, questions),
    ...timesOf(heard),
    soonest: preferences.soonest,
    // "Same as last time" wants no last one of the day.
    last: preferences.last && again === null,
    ofDay: /\b(?:of (?:the|that) (?:whole )?day|at all)\b/u.test(words),
    asks: asksOnly(understanding, words),
    avoids: preferences.avoids ?? [],
    again,
    anyTime: preferences.anyTime,
    anyDay: preferences.anyDay,
    weekdays: preferences.weekdays ?? null,
    services,
    staff: staffOf(understanding, context.pending, words),
    name: nameIn(heard),
    phone: entities.phone?.value ?? null,
    badPhone: entities.badPhone?.value ?? null,
    email: entities.email?.value ?? null,
    reference: entities.reference?.value ?? null,
    ordinal: understanding.choice ?? null,
    ...withUsual(questions, again),
    recurring: understanding.recurring && !othersHabit.test(words),
    count: countOf(text, understanding),
    minutes: lengthOf(understanding),
    also,
    before: comesBefore(words),
    residue: also.length > 0 || again ? nothing.residue : residueOf(text, understanding),
    language: understanding.language ?? null,
    zone: understanding.zone?.kind === 'iana' ? understanding.zone.id : null,
  };
}

/** Called back one is by a person, whom nobody here can send. */
const actsBeside = ({ acts, understanding }: Heard, questions: Questions): Reading['acts'] =>
  withoutFarewell(acts, questions, understanding).filter(
    (act) => act !== 'human' || !questions.topics.includes('call-back'),
  );

/** "Yes is good" has the form of a question and asks nothing. */
function askedIn({ text, words, understanding, understand, context }: Heard): Questions {
  const { faq, topics } = questionsOf({
    text: isAssent(text, 'book') ? '' : text,
    understanding,
    understand,
    plain,
    faq: context.tenant.profile.faq,
  });
  // While something is being made, "when was that" asks for that.
  const own = isOpen(context.pending) ? readOwnTopics(words) : [];
  return { faq, topics: withOwn(topics, own) };
}

/** What the turn begins; taken back, or asked about what is made already, it begins nothing. */
function startedBy({ words, understanding, context, acts }: Heard, { topics }: Questions) {
  if (acts.includes('cancel-flow')) return null;
  const intent = startOf(understanding, context.pending, words);
  return asksBack(topics, understanding, intent) ? null : intent;
}

/** The service meant, and those that are wanted beside it. */
function servicesIn(
  { text, words, understanding, context, acts, understand }: Heard,
  intent: Reading['intent'],
  again: Again | null,
): [Reading['services'], Reading['also']] {
  const said = understanding.service;
  const [first, ...others] = said
    ? servicesInTurn(text, (part) => understand(part).service?.ids ?? [])
    : [];
  if (first) return [{ ids: first, said: said?.text ?? '' }, others];
  const pending = acts.length > 0 || again ? 'nothing' : context.pending;
  return [knownOnly(servicesOf(understanding, pending, words, text), intent), others];
}

/** What is said beside a yes or a no is a name only where one was asked, or stands by a phone number. */
function nameIn({ text, understanding, context, acts }: Heard): Reading['name'] {
  const { pending } = context;
  // "Bye" is nobody's name, whatever is asked.
  if (acts.includes('goodbye') && !understanding.entities.phone) return null;
  const beside = acts.length > 0 && !understanding.entities.phone && pending !== 'name';
  return nameOf(understanding, beside ? 'nothing' : pending, text);
}

/** The deterministic reader of every channel: rules, grammar, lexicons and the shipped weights. */
export const readTurn: Read = createReadTurn(understand);
