import type { CallbackReason } from '@gomomo/contracts';
import type { LocalDate, TimeValue, WhenCommand } from '../command.ts';
import type { Effect } from './effect.ts';
import type { Pending } from './pending.ts';
import type { Prompt } from './prompt.ts';
import { type Wish, emptyWish } from './wish.ts';
import type { OfferedSlot, Offer, Hold } from './offer.ts';
import type { ClientDetails, AppointmentFacts, Proposal } from './proposal.ts';

export type Flow = 'none' | 'book' | 'reschedule' | 'cancel' | 'lookup';

/** The form of `DialogueState`: raised with every change that an older value does not have. */
export const stateFormat = 3;

/** What was said of another clock than the business's, as it was said. */
export interface Unplaced {
  readonly date: LocalDate | null;
  readonly value: Extract<TimeValue, { kind: 'at' | 'window' }>;
}

/** Plain JSON: a conversation is this value, and replaying its inputs gives it again. */
export interface DialogueState {
  readonly format: typeof stateFormat;
  flow: Flow;
  pending: Pending;
  wish: Wish;
  client: ClientDetails;
  /** Number the call came from: a first factor, never enough alone. */
  caller: string | null;
  offer: Offer | null;
  /** The one taken from the offer. */
  chosen: OfferedSlot | null;
  hold: Hold | null;
  proposal: Proposal | null;
  appointment: AppointmentFacts | null;
  /** Given to prove an appointment, and not proved yet. */
  claim: { reference: string | null; contact: string | null; name: string | null };
  /** The conversation was opened with a signed link. */
  manageLink: boolean;
  wrongProofs: number;
  /** What was started and has not come back. */
  awaiting: Effect[];
  misses: { silence: number; unclear: number };
  turns: number;
  /** Counter behind every id minted in this conversation. */
  minted: number;
  /** Ids of the options named last, in their order. */
  menu: string[];
  /** Words of this turn that nobody read, until it is said. */
  unread: { said: readonly string[]; holdsBack: boolean } | null;
  /** The wish that was told last with an offer (JSON), so that a change of it is told. */
  told: string;
  /** Still wanted after the one at hand: further services, and how many more of the same. */
  next: {
    services: readonly (readonly string[])[];
    more: number;
    before?: boolean;
    /** Days and times told with each of `services`; empty: after the one before. */
    whens?: readonly (readonly WhenCommand[])[];
  };
  /** Of a person, for which a number to call is lacking. */
  wanted?: { readonly kind: 'callBack' | 'takeMessage'; readonly reason: CallbackReason };
  /** The client's own zone (IANA), named in words; the channel may know another. */
  zone: string | null;
  /** A time of a clock that nobody knows, until it is said whose it is. */
  unplaced: Unplaced | null;
  /** It has been said which language is spoken here. */
  languageTold: boolean;
  /** Said last, to be said again. */
  last: Prompt[];
  /** The service last asked about, for a client who then says "book one". */
  topicService: string | null;
  /** The question on the table, as it was asked. */
  question: Prompt | null;
}

/** A conversation before its first turn. */
export function createState(): DialogueState {
  return {
    format: stateFormat,
    flow: 'none',
    pending: { kind: 'nothing' },
    wish: emptyWish(),
    client: { name: null, phone: null, email: null },
    caller: null,
    offer: null,
    chosen: null,
    hold: null,
    proposal: null,
    appointment: null,
    claim: { reference: null, contact: null, name: null },
    manageLink: false,
    wrongProofs: 0,
    awaiting: [],
    misses: { silence: 0, unclear: 0 },
    turns: 0,
    minted: 0,
    menu: [],
    unread: null,
    told: '',
    next: { services: [], more: 0 },
    zone: null,
    unplaced: null,
    languageTold: false,
    last: [],
    topicService: null,
    question: null,
  };
}
