import type { Actor, SlotReason } from '@gomomo/contracts';
import type { CountRule } from '../domain/count-rules.ts';
import type { KeptRefusal } from '../domain/kept-refusal.ts';
import type { StoredAppointment, StoredBlock, StoredHold } from './stored.ts';

/** What an argument of each SQL type is given as. */
interface SqlTypes {
  readonly uuid: string;
  readonly 'uuid[]': readonly string[];
  readonly 'text[]': readonly string[];
  readonly text: string;
  readonly integer: number;
  readonly boolean: boolean;
  readonly bytea: Buffer;
  readonly timestamptz: Date;
  readonly 'booking.document': object;
  readonly 'booking.actor': Pick<Actor, 'kind' | 'id' | 'channel'>;
  readonly 'booking.count_rule[]': readonly CountRule[];
  readonly 'booking.appointment_status': 'completed' | 'no_show';
}
export type SqlType = keyof SqlTypes;

const asked = { tenant: 'uuid', now: 'timestamptz' } as const;
const keyed = { ...asked, traceparent: 'text', key: 'bytea', body: 'bytea' } as const;
const span = {
  start: 'timestamptz',
  end: 'timestamptz',
  from: 'timestamptz',
  to: 'timestamptz',
} as const;
const day = { day_from: 'timestamptz', day_to: 'timestamptz' } as const;
const client = {
  new_client: 'uuid',
  name: 'text',
  phone: 'text',
  email: 'text',
  most_upcoming: 'integer',
} as const;
const booked = { ...client, appointment: 'uuid', references: 'text[]', notes: 'text' } as const;
const change = {
  ...keyed,
  appointment: 'uuid',
  expected: 'integer',
  actor: 'booking.actor',
  event: 'uuid',
} as const;
const claiming = {
  ...keyed,
  catalogue: 'integer',
  event: 'uuid',
  limits: 'booking.count_rule[]',
} as const;

/** What only the quick way takes: see `domain/drafts.ts`. */
const drafted = { draft: 'booking.document' } as const;
const draftedVisit = { ...drafted, agreed: 'booking.document' } as const;

const byKey = ['replay', 'key-reused'] as const;
const byCatalogue = ['stale', 'no-tenant'] as const;
const byState = ['already-cancelled', 'invalid-state', 'version-conflict', 'not-found'] as const;

/**
 * The booking verbs: arguments by name with their SQL type, and every outcome. A spec holds both against
 * the database and against the head and body of each file in `sql/verbs`. `quick` ones have a careful way
 * beside them (`sql/careful`) with the same arguments but what is `drafted`.
 */
export const verbs = {
  book: {
    quick: true,
    arguments: {
      ...claiming,
      ...span,
      ...day,
      ...booked,
      claim: 'uuid',
      service: 'uuid',
      resources: 'uuid[]',
      actor: 'booking.actor',
    },
    drafted: draftedVisit,
    outcomes: ['booked', 'taken', 'limit', ...byCatalogue, ...byKey],
  },
  place_hold: {
    quick: true,
    arguments: {
      ...claiming,
      ...span,
      ...day,
      hold: 'uuid',
      service: 'uuid',
      resources: 'uuid[]',
      expires: 'timestamptz',
      moving: 'uuid',
      holder: 'text',
      conversation: 'text',
      most_holds: 'integer',
    },
    drafted: draftedVisit,
    outcomes: ['placed', 'taken', 'limit', 'too-many-holds', ...byCatalogue, ...byKey],
  },
  confirm_hold: {
    quick: true,
    arguments: { ...claiming, ...booked, hold: 'uuid', actor: 'booking.actor' },
    drafted,
    outcomes: [
      'booked',
      'repeated',
      'not-found',
      'hold-expired',
      'limit',
      ...byCatalogue,
      ...byKey,
    ],
  },
  reschedule: {
    quick: true,
    arguments: {
      ...change,
      ...span,
      catalogue: 'integer',
      as_owner: 'boolean',
      resources: 'uuid[]',
      new_claim: 'uuid',
      limits: 'booking.count_rule[]',
    },
    outcomes: ['done', 'taken', 'limit', 'policy', ...byCatalogue, ...byState, ...byKey],
  },
  reschedule_to_hold: {
    quick: false,
    arguments: { ...change, as_owner: 'boolean', hold: 'uuid', limits: 'booking.count_rule[]' },
    outcomes: ['done', 'repeated', 'hold-expired', 'limit', 'policy', ...byState, ...byKey],
  },
  cancel: {
    quick: false,
    arguments: { ...change, as_owner: 'boolean', reason: 'text', reason_code: 'text' },
    outcomes: ['done', 'policy', ...byState, ...byKey],
  },
  conclude: {
    quick: false,
    arguments: { ...change, status: 'booking.appointment_status' },
    outcomes: ['done', ...byState, ...byKey],
  },
  keep_time: {
    quick: false,
    arguments: {
      ...asked,
      appointment: 'uuid',
      expected: 'integer',
      as_owner: 'boolean',
      start: 'timestamptz',
      resource: 'uuid',
      key: 'bytea',
      body: 'bytea',
    },
    outcomes: ['repeated', 'moved-since', 'policy', ...byState, ...byKey],
  },
  reopen: {
    quick: false,
    arguments: change,
    outcomes: ['done', ...byState, ...byKey],
  },
  release_hold: {
    quick: false,
    arguments: { ...asked, hold: 'uuid', traceparent: 'text' },
    outcomes: ['released', 'ended', 'not-found'],
  },
  block_time: {
    quick: false,
    arguments: {
      ...keyed,
      block: 'uuid',
      resource: 'uuid',
      start: 'timestamptz',
      end: 'timestamptz',
      reason: 'text',
      actor: 'booking.actor',
    },
    outcomes: ['blocked', 'taken', ...byKey],
  },
  unblock_time: {
    quick: false,
    arguments: { ...asked, resource: 'uuid', block: 'uuid', actor: 'booking.actor' },
    outcomes: ['removed', 'not-found'],
  },
  erase_client: {
    quick: false,
    arguments: { ...asked, client: 'uuid', actor: 'booking.actor', traceparent: 'text' },
    outcomes: ['erased', 'not-found'],
  },
  erase_tenant: {
    quick: false,
    arguments: { ...asked, traceparent: 'text' },
    outcomes: ['erased', 'not-found'],
  },
} as const satisfies Record<string, Verb>;

export interface Verb {
  readonly quick: boolean;
  readonly arguments: Readonly<Record<string, SqlType>>;
  readonly drafted?: Readonly<Record<string, SqlType>>;
  readonly outcomes: readonly (keyof Outcomes | 'replay')[];
}
export type VerbName = keyof typeof verbs;

/** Every argument is named; `undefined` is SQL null. */
export type ArgumentsOf<Name extends VerbName> = Given<(typeof verbs)[Name]['arguments']> &
  ((typeof verbs)[Name] extends { readonly drafted: infer Drafted } ? Given<Drafted> : unknown);

type Given<Types> = {
  readonly [Argument in keyof Types]: SqlTypes[Types[Argument] & SqlType] | undefined;
};

/** What comes with each outcome. */
interface Outcomes {
  readonly booked: StoredAppointment;
  /** What was asked for had been done before. */
  readonly repeated: StoredAppointment;
  readonly done: StoredAppointment;
  readonly placed: StoredHold;
  readonly blocked: StoredBlock;
  readonly released: object;
  readonly removed: object;
  readonly erased: object;
  /** `conflicts`: references of the appointments in the way of time off. */
  readonly taken: { readonly reason: SlotReason; readonly conflicts?: readonly string[] };
  readonly limit: object;
  readonly 'too-many-holds': object;
  readonly 'hold-expired': object;
  readonly ended: object;
  readonly policy: StoredAppointment;
  readonly 'already-cancelled': StoredAppointment;
  readonly 'invalid-state': StoredAppointment;
  readonly 'version-conflict': StoredAppointment;
  readonly 'not-found': object;
  readonly 'no-tenant': object;
  readonly stale: object;
  /** It has another time by now. */
  readonly 'moved-since': object;
  readonly 'key-reused': object;
}
export type Success =
  'booked' | 'repeated' | 'done' | 'placed' | 'blocked' | 'released' | 'removed' | 'erased';
type Told<Name extends VerbName> = (typeof verbs)[Name]['outcomes'][number];

type Tagged<Tag> = Tag extends keyof Outcomes ? { readonly outcome: Tag } & Outcomes[Tag] : never;

/** What a key was answered before: the success of that verb, or a refusal that was kept. */
export type Replay<Name extends VerbName> = {
  readonly outcome: 'replay';
  readonly status: number;
} & (
  | { readonly refusal: KeptRefusal }
  | ({ readonly refusal?: undefined } & Outcomes[Told<Name> & Success])
);
export type OutcomeOf<Name extends VerbName> =
  Tagged<Told<Name>> | ('replay' extends Told<Name> ? Replay<Name> : never);
/** A success, now or before. */
export type SuccessOf<Name extends VerbName> =
  | Tagged<Told<Name> & Success>
  | ('replay' extends Told<Name> ? Extract<Replay<Name>, { refusal?: undefined }> : never);
export type RefusalOf<Name extends VerbName> = Tagged<
  Exclude<Told<Name>, Success | 'replay' | 'stale' | 'moved-since'>
>;
export type AnyRefusal = Tagged<Exclude<keyof Outcomes, Success | 'stale' | 'moved-since'>>;
