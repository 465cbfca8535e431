import type { Intent, Topic } from '../command.ts';
import type { PendingKind } from '../core/pending.ts';
import type { Proposal } from '../core/proposal.ts';
import type { TenantFacts } from '../core/tenant-facts.ts';
import type { WhenValue } from '@gomomo/understanding';
import type { Again } from '../reading/again.ts';
import type { Residue } from '../reading/residue.ts';

/** Small speech acts that stand for one command each. */
export type Act =
  | 'affirm'
  | 'deny'
  | 'human'
  | 'goodbye'
  | 'repeat'
  | 'skip'
  | 'cancel-flow'
  | 'change'
  | 'keep'
  | 'wait';

/** What a text says, before the state of the conversation gives it its meaning. */
export interface Reading {
  readonly intent: Intent | null;
  readonly acts: readonly Act[];
  readonly whens: readonly WhenValue[];
  /** "An hour later", "earlier": no time in itself. */
  readonly shift: {
    readonly direction: 'earlier' | 'later';
    readonly minutes: number | null;
    readonly days: number | null;
    /** ISO: to the nearest such weekday in that direction. */
    readonly weekday?: number;
  } | null;
  readonly soonest: boolean;
  readonly last: boolean;
  /** "Of the day", said of its first or last time: of all of it. */
  readonly ofDay: boolean;
  /** It asks, and wishes for nothing in so many words. */
  readonly asks: boolean;
  /** "Not too early": that end of the day is left out. */
  readonly avoids: readonly ('early' | 'late')[];
  /** What one had before is wanted again. */
  readonly again: Again | null;
  readonly anyTime: boolean;
  readonly anyDay: boolean;
  /** "Any Saturday", "not on Mondays": ISO weekdays. */
  readonly weekdays: { readonly weekdays: readonly number[]; readonly negated: boolean } | null;
  /** Ids the words fit. `said`: a service was named that nothing fits. */
  readonly services: { readonly ids: readonly string[]; readonly said: string } | null;
  readonly staff: {
    readonly ids: readonly string[] | 'any';
    readonly negated: boolean;
    readonly said: string;
  } | null;
  readonly name: string | null;
  readonly phone: string | null;
  /** Digits given as a phone number that can be none. */
  readonly badPhone: string | null;
  readonly email: string | null;
  readonly reference: string | null;
  /** "The second one" 2, "the last" -1. */
  readonly ordinal: number | null;
  readonly topics: readonly Topic[];
  /** "Every Tuesday": more than one, of which one is made at a time. */
  readonly recurring: boolean;
  /** How many are wanted, where more than one is: people, or of the same service. */
  readonly count: number | null;
  /** Length that was named without saying when. */
  readonly minutes: number | null;
  /** Services named beside the first, each as the ids its words fit. */
  readonly also: readonly (readonly string[])[];
  /** They are to come in front of it. */
  readonly before: boolean;
  /** What was said and not read. */
  readonly residue: Residue;
  /** IANA, where the whole turn names a zone. */
  readonly zone: string | null;
  /** ISO 639-1, of a turn that is clearly in another language than the one spoken here. */
  readonly language: string | null;
  /** Places in the tenant's list of questions and answers. */
  readonly faq: readonly number[];
}

/** What a reading may depend on: the business, the clock, and the question on the table. */
export interface ReadingContext {
  readonly tenant: TenantFacts;
  /** Epoch ms. */
  readonly now: number;
  readonly pending: PendingKind;
  /** What a yes would do, where the question on the table is whether to do it. */
  readonly proposal?: Proposal | null;
  /** Where the client's own clock is and how they write dates, as far as the channel knows. */
  readonly visitor?: Visitor;
}

export interface Visitor {
  /** IANA zone. */
  readonly timeZone?: string;
  /** BCP 47. */
  readonly locale?: string;
}

export type Read = (text: string, context: ReadingContext) => Reading;
