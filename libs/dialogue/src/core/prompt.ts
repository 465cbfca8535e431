import type { CallbackReason } from '@gomomo/contracts';
import type { DayRange, LocalDate, LocalTime, PartOfDay, Topic } from '../command.ts';
import type { PendingKind } from './pending.ts';
import type { ToldReason } from './fact.ts';
import type { Offer } from './offer.ts';
import type { AppointmentFacts, Proposal } from './proposal.ts';
import type { TimeWindow, TimeWish, Wish } from './wish.ts';

/** What a thing that can be tapped or said is called; words are the renderer's. */
export type OptionLabel =
  | { readonly of: 'service'; readonly serviceId: string }
  | { readonly of: 'staff'; readonly resourceId: string | 'any' }
  | { readonly of: 'time'; readonly start: string; readonly withDay: boolean }
  | { readonly of: 'day'; readonly date: LocalDate }
  | { readonly of: 'action'; readonly action: Action };

export type Action =
  | 'book'
  | 'accept'
  | 'accept-move'
  | 'accept-cancel'
  | 'change'
  | 'keep'
  | 'leave'
  | 'next'
  | 'move'
  | 'cancel'
  | 'lookup'
  | 'question'
  | 'other-times'
  | 'other-day'
  | 'other-service'
  | 'other-staff'
  | 'change-details'
  | 'change-or-cancel'
  | 'hours'
  | 'address'
  | 'prices'
  | 'person'
  | 'retry'
  | 'drop'
  | 'send-link'
  | 'call-back'
  | 'message';

/** `id` can be sent back as a choice. */
export interface Option {
  readonly id: string;
  readonly label: OptionLabel;
}

/** Why the times shown are not simply the ones asked for. */
export type OfferNote =
  | 'as-asked'
  | 'first-free'
  | 'soonest'
  | 'no-match-that-day'
  | 'day-full'
  | 'day-closed'
  | 'day-over'
  | 'staff-not-that-day'
  | 'range-full'
  | 'month-full'
  | 'nearest'
  | 'more'
  | 'no-more'
  | 'assumed-service';

/** What is believed of a wish; null and empty where nothing was said. */
export interface Echo {
  readonly serviceId: string | null;
  readonly staffId: string | null;
  /** Ruled out. */
  readonly notStaff: readonly string[];
  readonly time: TimeWish | null;
  /** Any of these days, where several were named. */
  readonly days: readonly DayRange[];
  readonly weekdays: readonly number[];
  readonly notWeekdays: readonly number[];
  readonly notTimes: readonly TimeWindow[];
  readonly edge: 'first' | 'last' | null;
}

interface NoParams {
  readonly none?: never;
}

/** Everything that can be said, with what it needs. Values are facts; words come later. */
export interface PromptParams {
  greeting: NoParams;
  'carried-on': NoParams;
  noted: { name: string | null };
  'ask-what': NoParams;
  'nothing-to-book': NoParams;
  'ask-which-change': NoParams;
  'ask-question': NoParams;
  'ask-service': { candidates: readonly string[]; narrowed: boolean };
  'service-unknown': { said: string };
  'staff-unknown': { said: string };
  'staff-not-for-service': { resourceId: string; serviceId: string };
  'ask-staff': { serviceId: string };
  'ask-date': { serviceId: string };
  'which-day': { readings: readonly DayRange[]; doubt: Wish['dayDoubt'] };
  'date-unknown': { said: string };
  'date-past': { date: LocalDate };
  'date-too-far': { until: LocalDate };
  'offer-times': {
    offer: Offer;
    named: readonly string[];
    note: OfferNote;
    wanted: LocalDate | null;
    part: PartOfDay | null;
    /** The appointment being moved. */
    moving: AppointmentFacts | null;
    /** Services that the words would fit as well. */
    others: readonly string[];
    /** Stands in the place of the times shown last. */
    inPlace: boolean;
    staffId: string | null;
    /** Null where nothing of the wish is new since the last offer. */
    echo: Echo | null;
  };
  'ask-time': { offer: Offer; named: readonly string[]; echo: Echo | null };
  'time-not-free': {
    offer: Offer | null;
    named: readonly string[];
    wanted: string;
    reason: ToldReason | null;
    staffId: string | null;
    serviceId: string;
  };
  'slot-lost': {
    offer: Offer | null;
    named: readonly string[];
    wanted: string;
    cause: 'expired' | 'taken' | 'gone';
    moving: boolean;
  };
  'nothing-free': { moving: boolean };
  'choice-gone': NoParams;
  'ask-name-and-contact': {
    serviceId: string;
    start: string;
    resourceId: string;
    expiresAt: string | null;
  };
  holding: {
    serviceId: string;
    start: string;
    resourceId: string;
    expiresAt: string | null;
  };
  'ask-name': NoParams;
  'ask-contact': NoParams;
  'contact-needed': NoParams;
  'name-needed': NoParams;
  'service-needed': NoParams;
  'confirm-booking': { proposal: Extract<Proposal, { kind: 'book' }> };
  'confirm-move': { proposal: Extract<Proposal, { kind: 'reschedule' }> };
  'confirm-cancel': { proposal: Extract<Proposal, { kind: 'cancel' }> };
  'ask-change': NoParams;
  /** `asksOn`: a question of its own follows. */
  booked: { appointment: AppointmentFacts; asksOn?: boolean };
  moved: { appointment: AppointmentFacts };
  cancelled: { appointment: AppointmentFacts };
  kept: NoParams;
  'already-cancelled': { reference: string };
  'too-late-to-change': { reference: string };
  'not-changeable': { reference: string };
  'limit-reached': NoParams;
  /** `seconds`: until it is let through again; null where nobody knows. */
  'slow-down': { of: 'calls' | 'proofs'; seconds: number | null };
  'details-refused': NoParams;
  'changed-meanwhile': { appointment: AppointmentFacts };
  /** `besides`: a contact has been given, which alone opens nothing. */
  'ask-reference': { purpose: 'reschedule' | 'cancel' | 'lookup'; besides: boolean };
  'ask-proof': NoParams;
  'ask-proof-name': NoParams;
  'not-found': NoParams;
  'not-found-enough': NoParams;
  'no-reference': { known: boolean };
  found: { appointment: AppointmentFacts };
  'ask-new-time': { appointment: AppointmentFacts };
  'changed-elsewhere': { appointment: AppointmentFacts };
  'hold-expired': { start: string };
  weather: { booked: 'nothing' | 'unknown' | 'unchanged' };
  'weather-left': NoParams;
  dropped: { moving: boolean };
  'nothing-to-drop': NoParams;
  /** `until`: how long the time on the card is held; null where none is. */
  'take-time': { until: string | null };
  'also-booked': { appointment: AppointmentFacts };
  'not-got': { words: string | null };
  'other-language': { language: string };
  'ask-errand': NoParams;
  'one-at-a-time': {
    /** The first one, or those that its words fit; empty where none was named beside another. */
    serviceIds: readonly string[];
    others: readonly (readonly string[])[];
    recurring: boolean;
  };
  /** `day`, `time`: what was told of it, where that is one day or one clock time. */
  'offer-next': {
    serviceIds: readonly string[];
    before: boolean;
    day: LocalDate | null;
    time: LocalTime | null;
  };
  /** `again`: the question that is asked by this in other words, with its card. */
  clarify: { about: PendingKind; attempt: number; again: Prompt | null };
  silence: { attempt: number };
  /** Whether a link can be sent to the caller. */
  'way-out': { link: boolean };
  'turn-limit': NoParams;
  'nothing-to-confirm': NoParams;
  'person-number': NoParams;
  'person-none': NoParams;
  transferring: NoParams;
  'person-away': { reason: CallbackReason; message: boolean };
  'call-back-noted': { phone: string };
  'call-back-failed': NoParams;
  'message-begins': NoParams;
  'message-taken': NoParams;
  'message-empty': NoParams;
  'link-sent': NoParams;
  'link-none': NoParams;
  'answer-hours': { date: LocalDate | null };
  'answer-address': NoParams;
  'answer-prices': { serviceIds: readonly string[] };
  'answer-duration': { serviceIds: readonly string[] };
  'answer-services': { resourceId: string | null };
  'answer-staff': { serviceId: string | null };
  'answer-contact': NoParams;
  'answer-arrival': NoParams;
  'answer-change-policy': NoParams;
  'answer-abilities': NoParams;
  'answer-identity': NoParams;
  'answer-thanks': NoParams;
  'answer-unknown': { topics: readonly Topic[] };
  /** Words that another interpreter has made and its gate has let pass. */
  'answer-given': { text: string };
  'answer-faq': { places: readonly number[] };
  'answer-late': { booked: boolean };
  'answer-early': NoParams;
  'answer-status': { appointment: AppointmentFacts };
  'answer-not-booked': { moving: boolean };
  'answer-refund': NoParams;
  'answer-call-back': NoParams;
  'answer-zone': NoParams;
  'answer-usual': NoParams;
  'answer-own-reference': { appointment: AppointmentFacts };
  'answer-own-visit': { appointment: AppointmentFacts };
  'answer-own-price': { appointment: AppointmentFacts };
  'answer-own-length': { appointment: AppointmentFacts };
  'answer-own-calendar': { appointment: AppointmentFacts };
  'answer-own-copy': { appointment: AppointmentFacts };
  'ask-zone': NoParams;
  'answer-complaint': NoParams;
  'answer-health': NoParams;
  'answer-condition': NoParams;
  'answer-legal': NoParams;
  'answer-emergency': NoParams;
  'answer-abuse': NoParams;
  'answer-wrong-number': NoParams;
  'phone-unlikely': { said: string };
  'email-unlikely': { said: string };
  'person-colleague': { resourceId: string | null };
  /** `moving`: an appointment stands, and only its move is unfinished. */
  'leaving-unfinished': { until: string | null; moving: boolean };
  /** `call`: a person by phone is the way on that was told. */
  /** `left`: what was begun and is not done. */
  goodbye: { booked: AppointmentFacts | null; call: boolean; left?: 'book' | 'move' | null };
  'anything-else': NoParams;
}

export type PromptId = keyof PromptParams;

export type Prompt = {
  readonly [I in PromptId]: {
    readonly id: I;
    readonly params: PromptParams[I];
    readonly options: readonly Option[];
  };
}[PromptId];
