import type { CallbackReason } from '@gomomo/contracts';
import type { FreeSlot, SlotReason } from './fact.ts';
import type { Proposal } from './proposal.ts';

/** Identity a client gives for an appointment on file. */
export type Proof =
  | { readonly by: 'contact'; readonly reference: string; readonly contact: string }
  /** Caller id, and the name on the booking as the second item. */
  | { readonly by: 'caller'; readonly phone: string; readonly name: string }
  /** A signed link the conversation was opened with; the channel keeps the token. */
  | { readonly by: 'manage-link' };

/**
 * `expired`: its hold ran out; `taken`: lost to somebody else; `gone`: not bookable any more; `asked`:
 * wished for and not to be had, with booking-core's reason and the times it calls nearest.
 */
export interface LostTime {
  readonly start: string;
  readonly cause: 'expired' | 'taken' | 'gone' | 'asked';
  readonly reason?: SlotReason | null;
  readonly nearest?: readonly FreeSlot[];
}

/** Whom a person is to call, and why. */
interface ForPerson {
  readonly id: string;
  readonly reason: CallbackReason;
  readonly phone: string;
  readonly name: string | null;
  readonly reference: string | null;
}

/**
 * What the core wants done. It never does anything itself; each comes back as a fact that carries
 * the effect's id. Holds and tokens stay with the executor, which knows them by `holdId`.
 */
export type Effect =
  | {
      readonly kind: 'searchSlots';
      readonly id: string;
      readonly serviceId: string;
      /** RFC 3339, both included as starts. */
      readonly from: string;
      readonly to: string;
      /** `strip`: the days of a card; `further`: nothing there, look on. */
      readonly goal: 'strip' | 'further';
      /** The first of a month whose days the card is to show; null: a strip. */
      readonly month: string | null;
      readonly moving: string | null;
      /** A time that is not to be had any more: what is near it is wanted. */
      readonly lost: LostTime | null;
      /** What is found takes the place of the times shown last. */
      readonly inPlace: boolean;
    }
  | {
      readonly kind: 'explain';
      readonly id: string;
      readonly serviceId: string;
      readonly start: string;
      readonly resourceId: string | null;
      readonly moving: string | null;
    }
  | {
      readonly kind: 'hold';
      readonly id: string;
      /** Offered in this conversation; the executor needs it for nothing else than the record. */
      readonly handle: string;
      readonly serviceId: string;
      readonly start: string;
      readonly resourceId: string | null;
      readonly moving: string | null;
      /** Released once the new one stands. */
      readonly replaces: string | null;
    }
  | { readonly kind: 'releaseHold'; readonly id: string; readonly holdId: string }
  | {
      readonly kind: 'book';
      readonly id: string;
      readonly proposal: Extract<Proposal, { kind: 'book' }>;
    }
  | {
      readonly kind: 'reschedule';
      readonly id: string;
      readonly proposal: Extract<Proposal, { kind: 'reschedule' }>;
    }
  | {
      readonly kind: 'cancel';
      readonly id: string;
      readonly proposal: Extract<Proposal, { kind: 'cancel' }>;
    }
  | { readonly kind: 'findAppointment'; readonly id: string; readonly proof: Proof }
  | {
      readonly kind: 'sendLink';
      readonly id: string;
      readonly phone: string;
      readonly purpose: 'continue';
    }
  /** Somebody is to call back, or to listen to what is spoken next. */
  | ({ readonly kind: 'callBack' } & ForPerson)
  | ({ readonly kind: 'takeMessage' } & ForPerson)
  | {
      readonly kind: 'transfer';
      readonly id: string;
      readonly reason: 'asked' | 'stuck' | 'turn-limit';
    };

export type EffectKind = Effect['kind'];
