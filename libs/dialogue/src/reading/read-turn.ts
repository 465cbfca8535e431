import type { PendingKind } from '../core/pending.ts';
import type { Act, Read, Reading, ReadingContext } from '../interpreter/reading.ts';
import type {
  Preferences,
  Understand,
  Understanding,
  UnderstandingContext,
  WhenValue,
} from '@gomomo/understanding';
import { tokenise, understand } from '@gomomo/understanding';
import { readActs } from './acts.ts';
import { readAgain, type Again } from './again.ts';
import { isAssent } from './assent.ts';
import { spansOnCard } from './on-the-card.ts';
import { knownOnly, nameOf, servicesOf, staffOf } from './mentions.ts';
import { refuses } from './postpones.ts';
import { isOpen } from './situation.ts';
import { startOf } from './start-of.ts';
import { toContext } from './to-context.ts';
import { residueOf } from './residue.ts';
import { questionsOf, withoutFarewell, type Questions } from './questions.ts';
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

/** A turn that gives no value. */
const nothing: Reading = {
  intent: null,
  acts: [],
  whens: [],
  shift: null,
  soonest: false,
  last: false,
  asks: false,
  avoids: [],
  again: null,
  anyTime: false,
  anyDay: false,
  weekdays: null,
  services: null,
  staff: null,
  name: null,
  phone: null,
  badPhone: null,
  email: null,
  reference: null,
  ordinal: null,
  topics: [],
  recurring: false,
  count: null,
  minutes: null,
  also: [],
  before: false,
  residue: { said: [], turns: false, talk: [] },
  language: null,
  zone: null,
  faq: [],
};

/** A whole-turn yes to the proposal on the table: nothing else that was read into it counts. */
function agrees(text: string, understanding: Understanding, context: ReadingContext): boolean {
  const { pending, proposal, tenant } = context;
  if (pending !== 'confirm') return false;
  if (!proposal) return isAssent(text, 'book');
  return isAssent(text, proposal.kind, spansOnCard(understanding, proposal, tenant.timeZone, text));
}

function lengthOf({ durations: [first] }: Understanding): number | null {
  return first && first.days === 0 ? first.minutes : null;
}

/** "She comes every month": what others do. */
const othersHabit =
  /\b(?:she|he|they|who|sister|brother|mother|mom|mum|friend|wife|husband) (?:\S+ )?(?:comes?|goes?|visits?|gets?|has|have|does|do|loves?|is|are|went|came)\b(?: \S+){0,5} (?:every|each|weekly|monthly)\b/u;

const thanksFor =
  /^(?:\S+ ){0,3}(?:thanks|thank you)(?: \S+){0,3} for (?:the|my|your|a|such|everything)\b/u;

/** "Thank you for the lovely treatment, Ana was an angel" wants nothing. */
const praises = ({ cues }: Understanding, pending: PendingKind, text: string): boolean =>
  isOpen(pending) &&
  thanksFor.test(text) &&
  !(['book', 'wants', 'question', 'change', 'cancel', 'availability'] as const).some((cue) =>
    cues.has(cue),
  );

const withUsual = ({ topics, faq }: Questions, again: Again | null): Questions => ({
  faq,
  topics: again === 'usual' ? [...topics.filter((topic) => topic !== 'other'), 'usual'] : topics,
});

/** Said of the whole turn: nothing else that was read into it counts. */
const isWhole = (acts: readonly Act[]): boolean => acts.includes('keep') || acts.includes('wait');

/** "Forget it. Yoga on Tuesday at 10": where nothing is under way, only what is wanted counts. */
const withoutDropped = (text: string): string =>
  text.replace(/^\s*(?:forget (?:it|that)|never ?mind)[.!,;]\s+(?=\S+ \S)/iu, (lead) =>
    ' '.repeat(lead.length),
  );

const every = /\b(?:every(?: other| second)?|each)\b/giu;

/** "Every Monday at 10": one is made at a time, and the first of them is a Monday at 10. */
function readFirst(read: Understand, text: string, context: UnderstandingContext): Understanding {
  const found = read(text, context);
  if (!found.recurring || found.when.length > 0 || othersHabit.test(plain(text))) return found;
  const once = text.replaceAll(every, (word) => ' '.repeat(word.length));
  return { ...read(once, context), recurring: true, timeSpans: found.timeSpans };
}

/** Reads with a given understanding; the shipped one is `readTurn`. */
export const createReadTurn =
  (read: Understand) =>
  (said: string, context: ReadingContext): Reading => {
    const { pending } = context;
    const text = isOpen(pending) ? withoutDropped(said) : said;
    const understanding = readFirst(read, text, toContext(context));
    if (agrees(text, understanding, context)) return { ...nothing, acts: ['affirm'] };
    const words = plain(text);
    if (pending === 'confirm' && refuses(words))
      return { ...nothing, acts: [context.proposal?.kind === 'book' ? 'wait' : 'keep'] };
    const { preferences, entities } = understanding;
    const again = readAgain(words);
    const acts = readActs(understanding, pending, words);
    const stopped = acts.includes('cancel-flow');
    const intent = stopped ? null : startOf(understanding, pending, words);
    if (praises(understanding, pending, words)) return { ...nothing, topics: ['thanks'] };
    if (isWhole(acts)) return { ...nothing, acts };
    if (acts.includes('repeat')) return { ...nothing, acts };
    // "Yes is good" has the form of a question and asks nothing.
    const questions = questionsOf({
      text: isAssent(text, 'book') ? '' : text,
      understanding,
      understand: (sentence) => read(sentence, toContext(context)),
      plain,
      faq: context.tenant.profile.faq,
    });
    const [first, ...others] = understanding.service
      ? servicesInTurn(text, (part) => read(part, toContext(context)).service?.ids ?? [])
      : [];
    return {
      intent,
      acts: withoutFarewell(acts, questions, understanding),
      whens: standing(text, withoutDetails(understanding), preferences),
      shift: preferences.shift ?? null,
      soonest: preferences.soonest,
      // "Same as last time" wants no last one of the day.
      last: preferences.last && again === null,
      asks: understanding.cues.has('question') && !understanding.cues.has('wants'),
      avoids: preferences.avoids ?? [],
      again,
      anyTime: preferences.anyTime,
      anyDay: preferences.anyDay,
      weekdays: preferences.weekdays ?? null,
      services: first
        ? { ids: first, said: understanding.service?.text ?? '' }
        : knownOnly(
            servicesOf(understanding, acts.length > 0 || again ? 'nothing' : pending, words),
            intent,
          ),
      staff: staffOf(understanding, pending, words),
      name:
        acts.length > 0 && !entities.phone && pending !== 'name'
          ? nameOf(understanding, 'nothing')
          : nameOf(understanding, pending),
      phone: entities.phone?.value ?? null,
      badPhone: entities.badPhone?.value ?? null,
      email: entities.email?.value ?? null,
      reference: entities.reference?.value ?? null,
      ordinal: understanding.choice ?? null,
      ...withUsual(questions, again),
      recurring: understanding.recurring && !othersHabit.test(words),
      count: countOf(text, understanding),
      minutes: lengthOf(understanding),
      also: others,
      before: comesBefore(words),
      residue: others.length > 0 || again ? nothing.residue : residueOf(text, understanding),
      language: understanding.language ?? null,
      zone: understanding.zone?.kind === 'iana' ? understanding.zone.id : null,
    };
  };

/** The deterministic reader of every channel: rules, grammar, lexicons and the shipped weights. */
export const readTurn: Read = createReadTurn(understand);
