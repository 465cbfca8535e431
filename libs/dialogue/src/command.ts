/**
 * What a client means, in the words of the core. Every interpreter (rules, buttons and keypad, a
 * language model) says it in these commands and in nothing else; the core trusts none of them.
 *
 * Dates and times are the tenant's local ones; instants never appear here, because only times that
 * a search has found can be booked and those are chosen by handle.
 */

/** `YYYY-MM-DD` in the tenant's zone. */
export type LocalDate = string;
/** `HH:MM`, 24 h, in the tenant's zone. */
export type LocalTime = string;

/** Where in the client's own text the value was read: offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `change`: a move or a cancellation, and the words leave open which. */
export type Intent = 'book' | 'reschedule' | 'cancel' | 'lookup' | 'availability' | 'change';

export const intents = [
  'book',
  'reschedule',
  'cancel',
  'lookup',
  'availability',
  'change',
] as const satisfies readonly Intent[];

/**
 * A service of the tenant. One id: certain. Several: the words fit each of them, the core asks.
 * None: a service was named that the tenant does not have (`text` is what was said).
 */
export interface ServiceValue {
  readonly ids: readonly string[];
  readonly text: string;
}

/** Staff. `any` when it does not matter; `negated` for "not with Marcus". Ids as for services. */
export interface ResourceValue {
  readonly ids: readonly string[] | 'any';
  readonly negated: boolean;
  readonly text: string;
}

/** Days, both ends included; `to` null is open ("from Monday on", "after the 5th"). */
export interface DayRange {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/**
 * When, as days.
 *
 * - `days`: a point (from = to) or a window ("next week"). More than one reading is an ambiguity
 *   that the resolver could not settle, most likely first; the core asks once. `negated`: "not
 *   Friday", "not next week". `doubt`: the readings are to be asked about, and why: there is no such
 *   day (`impossible`, the readings are its neighbours), weekday and date disagree (`conflict`), the
 *   order of day and month is another one in the visitor's country (`order`), nobody here knows the day
 *   (`unknown`, no readings); `said` is what was said.
 *   `either`: each of the readings was named and any of them will do ("the 3rd or the 9th").
 * - `weekdays`: ISO numbers, 1 = Monday: "any Saturday", "Mondays or Tuesdays", "not on Mondays".
 * - `soonest`: "as early as possible", "the next free one"; `asked` as of an edge.
 * - `any`: "any day", "whenever".
 * - `shift`: relative to the day under discussion: "the day after", "a week later", "another day"
 *   (`days` null: any other day in that direction; `weekday`, ISO: the nearest such one, "the Monday after").
 */
export type DateValue =
  | {
      readonly kind: 'days';
      readonly readings: readonly DayRange[];
      readonly negated: boolean;
      readonly doubt?: 'impossible' | 'conflict' | 'order' | 'unknown';
      readonly said?: string;
      readonly either?: boolean;
    }
  | { readonly kind: 'weekdays'; readonly weekdays: readonly number[]; readonly negated: boolean }
  | { readonly kind: 'soonest'; readonly asked?: true }
  | { readonly kind: 'any' }
  | {
      readonly kind: 'shift';
      readonly direction: 'earlier' | 'later';
      readonly days: number | null;
      readonly weekday?: number;
    };

export type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night';

/**
 * When, as a time of day.
 *
 * - `at`: a clock time; several readings where am or pm was not said and the context did not settle
 *   it, most likely first, or where several were named and either will do ("10 or 10:30": `either`).
 *   `around`: "about three".
 * - `window`: "after 3" (to null), "before noon" (from null), "between 2 and 4": what may begin then.
 *   The start counts unless it is `strict` ("later than 3"), the end does not ("before", "until",
 *   "between"), unless it is `inclusive` ("by 4", "no later than 4"); `or`: further ones that will do as well ("before 10 or after 5").
 * - `part`: a part of the day. `negated` on these three: "not before ten", "no mornings".
 * - `shift`: relative to the time under discussion: "an hour later" (`minutes` 60), "earlier"
 *   (`minutes` null).
 * - `by-day`: each of several days with its own time, any of which will do ("Tuesday at 9 or Wednesday at
 *   10"); `time` null: any time of that day. The same days come as a date in the same turn.
 * - `edge`: "the first one", "the last appointment of the day"; `asked`: which one that is was a question;
 *   `ofDay`: of the whole day, whatever limit was wished for before.
 * - `zone` on `at` and `window`: the client named a zone that is not the business's (IANA; null:
 *   "my time", and nobody knows where that is). The times are already the business's own, unless null.
 * - `same`: "the same time", on another day.
 * - `any`: "any time".
 */
export type TimeValue =
  | {
      readonly kind: 'at';
      readonly readings: readonly LocalTime[];
      readonly around: boolean;
      readonly negated: boolean;
      readonly either?: boolean;
      readonly zone?: string | null;
    }
  | {
      readonly kind: 'window';
      readonly from: LocalTime | null;
      readonly to: LocalTime | null;
      readonly inclusive?: true;
      readonly strict?: true;
      readonly negated: boolean;
      readonly or?: readonly {
        readonly from: LocalTime | null;
        readonly to: LocalTime | null;
        readonly inclusive?: true;
        readonly strict?: true;
      }[];
      readonly zone?: string | null;
    }
  | { readonly kind: 'part'; readonly part: PartOfDay; readonly negated: boolean }
  | {
      readonly kind: 'shift';
      readonly direction: 'earlier' | 'later';
      readonly minutes: number | null;
    }
  | {
      readonly kind: 'by-day';
      readonly either: readonly {
        readonly days: DayRange;
        readonly time: Extract<TimeValue, { kind: 'at' | 'window' | 'part' }> | null;
      }[];
    }
  | {
      readonly kind: 'edge';
      readonly edge: 'first' | 'last';
      readonly asked?: true;
      readonly ofDay?: true;
    }
  | { readonly kind: 'same' }
  | { readonly kind: 'any' };

/** What can be filled. Name: as to be written. Phone: E.164. Reference: as said, any case. */
export interface SlotValues {
  readonly service: ServiceValue;
  readonly resource: ResourceValue;
  readonly date: DateValue;
  readonly time: TimeValue;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly reference: string;
}

export type Slot = keyof SlotValues;

export const slots = [
  'service',
  'resource',
  'date',
  'time',
  'name',
  'phone',
  'email',
  'reference',
] as const satisfies readonly Slot[];

/** Questions about the business and the small things people say to a front desk. */
export type Topic =
  | 'hours'
  | 'address'
  | 'prices'
  | 'duration'
  | 'services'
  | 'staff'
  | 'contact'
  | 'arrival'
  | 'parking'
  | 'preparing'
  | 'change-policy'
  | 'payment'
  | 'abilities'
  | 'identity'
  | 'greeting'
  | 'thanks'
  | 'late'
  | 'early'
  | 'status'
  | 'gift-card'
  | 'walk-in'
  | 'pets'
  | 'insurance'
  | 'refund'
  | 'colleague'
  | 'call-back'
  | 'zone'
  | 'complaint'
  | 'health'
  | 'condition'
  | 'legal'
  | 'emergency'
  | 'abuse'
  | 'wrong-number'
  | 'usual'
  | 'own-reference'
  | 'own-visit'
  | 'own-price'
  | 'own-length'
  | 'own-calendar'
  | 'own-copy'
  | 'faq'
  | 'other';

export const topics = [
  'hours',
  'address',
  'prices',
  'duration',
  'services',
  'staff',
  'contact',
  'arrival',
  'parking',
  'preparing',
  'change-policy',
  'payment',
  'abilities',
  'identity',
  'greeting',
  'thanks',
  'late',
  'early',
  'status',
  'gift-card',
  'walk-in',
  'pets',
  'insurance',
  'refund',
  'colleague',
  'call-back',
  'zone',
  'complaint',
  'health',
  'condition',
  'legal',
  'emergency',
  'abuse',
  'wrong-number',
  'usual',
  'own-reference',
  'own-visit',
  'own-price',
  'own-length',
  'own-calendar',
  'own-copy',
  'faq',
  'other',
] as const satisfies readonly Topic[];

export type SetCommand = {
  readonly [S in Slot]: {
    readonly kind: 'set';
    readonly slot: S;
    readonly value: SlotValues[S];
    readonly span?: Span;
  };
}[Slot];

/** What is wished of day and time. */
export type WhenCommand = Extract<SetCommand, { slot: 'date' | 'time' }>;

/**
 * - `choose`: the nth of what was offered last (1 = first, -1 = last), or an id that was offered.
 * - `correct`: that slot is wrong, without saying what is right ("wrong day", "change the name").
 * - `ask`: `about` narrows it ("are you open on Saturday", "how much is a facial").
 * - `human`: a person, please. `skip`: "I'd rather not say". `silence`: nothing came (voice).
 * - `several`: more than one is wanted: further services, more people (or of the same), every week.
 * - `unread`: beside what was read stood words that nobody read; `holdsBack`: they may turn it round.
 * - `foreign`: the turn is in that language (ISO 639-1), which is not spoken here.
 * - `answered`: words of another interpreter that answer the turn; whoever hands them on has checked them.
 * - `forOther`: the visit is for somebody else than who is known here.
 * - `wait`: "let me think", "one sec": time is wanted before an answer.
 * - `unclear`: something came and nothing was understood; `phone`, `email`: what was given as one and
 *   can be none.
 * - `cancelFlow`: "forget it", "start over".
 */
export type Command =
  | { readonly kind: 'start'; readonly intent: Intent; readonly span?: Span }
  | SetCommand
  | {
      readonly kind: 'choose';
      readonly choice: { readonly n: number } | { readonly id: string };
      readonly span?: Span;
    }
  | { readonly kind: 'confirm'; readonly span?: Span }
  | { readonly kind: 'reject'; readonly span?: Span }
  | { readonly kind: 'correct'; readonly slot: Slot; readonly span?: Span }
  | {
      readonly kind: 'ask';
      readonly topic: Topic;
      readonly about?: {
        readonly serviceId?: string;
        /** Several were named, to be told of side by side. */
        readonly serviceIds?: readonly string[];
        readonly resourceId?: string;
        readonly date?: LocalDate;
        /** Places in the tenant's list of questions and answers. */
        readonly faq?: readonly number[];
      };
      readonly span?: Span;
    }
  | { readonly kind: 'human'; readonly span?: Span }
  | { readonly kind: 'repeat'; readonly span?: Span }
  | { readonly kind: 'skip'; readonly span?: Span }
  | {
      readonly kind: 'several';
      readonly services: readonly (readonly string[])[];
      readonly count: number | null;
      readonly recurring: boolean;
      /** The next one is to come in front of the first: "and before that a facial". */
      readonly before?: boolean;
      /** Days and times told with each of `services`, where they were told of each. */
      readonly whens?: readonly (readonly WhenCommand[])[];
    }
  | {
      readonly kind: 'unread';
      readonly said: readonly string[];
      /** Unread as well, and nothing to be told of: why somebody cannot come. */
      readonly talk?: readonly string[];
      readonly holdsBack: boolean;
    }
  | { readonly kind: 'foreign'; readonly language: string }
  | { readonly kind: 'answered'; readonly text: string }
  | { readonly kind: 'forOther' }
  | { readonly kind: 'wait'; readonly span?: Span }
  | { readonly kind: 'silence' }
  | { readonly kind: 'unclear'; readonly phone?: string; readonly email?: string }
  | { readonly kind: 'cancelFlow'; readonly span?: Span }
  | { readonly kind: 'goodbye'; readonly span?: Span };

export type CommandKind = Command['kind'];

export const commandKinds = [
  'start',
  'set',
  'choose',
  'confirm',
  'reject',
  'correct',
  'ask',
  'human',
  'repeat',
  'skip',
  'several',
  'unread',
  'foreign',
  'answered',
  'forOther',
  'wait',
  'silence',
  'unclear',
  'cancelFlow',
  'goodbye',
] as const satisfies readonly CommandKind[];
