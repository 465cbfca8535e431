/** A slot the conversation may be waiting for. */
export type AskedSlot =
  | 'service'
  | 'resource'
  | 'date'
  | 'time'
  | 'people'
  | 'name'
  | 'first_name'
  | 'last_name'
  | 'phone'
  | 'email'
  | 'contact'
  | 'reference'
  | 'choice'
  | 'topic';

/** What the system did in its last turn, as far as it colours the answer to it. */
export type SystemAct =
  | 'request'
  | 'confirm'
  | 'offer'
  | 'offer-intent'
  | 'inform'
  | 'success'
  | 'failure'
  | 'anything-else'
  | 'goodbye'
  | 'greeting';

/** Opening hours of an ISO weekday (Monday 1), HH:MM. */
export interface OpenHours {
  readonly weekday: number;
  readonly start: string;
  readonly end: string;
}

/** One of the options last offered, in the order in which they were shown or said. */
export interface OfferedOption {
  /** YYYY-MM-DD, of a time. */
  readonly date?: string;
  /** HH:MM, of a time. */
  readonly time?: string;
  /** Every name by which the client may call it: service, staff, place. */
  readonly names?: readonly string[];
}

/** A name of the tenant's catalogue with its synonyms; `id` is handed back untouched. */
export interface LexiconEntry {
  readonly id: string;
  readonly names: readonly string[];
}

export interface Lexicon {
  readonly services: readonly LexiconEntry[];
  readonly resources: readonly LexiconEntry[];
}

/** All that understanding may know about the turn; everything but `now` may be left out. */
export interface UnderstandingContext {
  /** The tenant's wall clock, YYYY-MM-DDTHH:MM, without an offset. */
  readonly now: string;
  readonly hours?: readonly OpenHours[];
  /** Opening hours of one day (YYYY-MM-DD), where days differ from the week; goes before `hours`. */
  readonly openOn?: (date: string) => readonly { readonly start: string; readonly end: string }[];
  /** How many days ahead can be booked; readings beyond it are put last. */
  readonly horizonDays?: number;
  readonly asked?: readonly AskedSlot[];
  readonly acts?: readonly SystemAct[];
  /** The slots that the last turn read back for confirmation, or offered. */
  readonly actSlots?: readonly string[];
  readonly offered?: readonly OfferedOption[];
  /** What the system said last. */
  readonly previousText?: string;
  readonly lexicon?: Lexicon;
  /** BCP 47 of the business: "3/4" is the 3rd of April in en-GB. Absent: month first. */
  readonly locale?: string;
  /** BCP 47 of the visitor, where known: where its order differs, both days are kept. */
  readonly visitorLocale?: string;
  /** Default country of a national phone number, ISO 3166-1 alpha-2. */
  readonly country?: string;
}
