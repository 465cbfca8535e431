import type { AppointmentFacts } from './proposal.ts';

/** A free time as booking-core answers it. RFC 3339. */
export interface FreeSlot {
  readonly start: string;
  readonly end: string;
  readonly resourceIds: readonly string[];
}

/** Why a time cannot be had, in booking-core's words. */
export type SlotReason =
  'past' | 'notice' | 'horizon' | 'closed' | 'off-grid' | 'limit' | 'busy' | 'held' | 'buffer';

/**
 * What is so: answers to effects (`effectId`; an answer to nothing that is awaited is ignored) and
 * news from outside.
 */
export type Fact =
  | { readonly kind: 'slotsFound'; readonly effectId: string; readonly slots: readonly FreeSlot[] }
  | {
      readonly kind: 'explained';
      readonly effectId: string;
      readonly available: boolean;
      readonly reason?: SlotReason;
      readonly nearest: readonly FreeSlot[];
    }
  | {
      readonly kind: 'held';
      readonly effectId: string;
      readonly holdId: string;
      readonly resourceId: string;
      readonly start: string;
      readonly end: string;
      readonly expiresAt: string;
    }
  | { readonly kind: 'released'; readonly effectId: string }
  | { readonly kind: 'booked'; readonly effectId: string; readonly appointment: AppointmentFacts }
  | {
      readonly kind: 'rescheduled';
      readonly effectId: string;
      readonly appointment: AppointmentFacts;
    }
  | {
      readonly kind: 'cancelled';
      readonly effectId: string;
      readonly appointment: AppointmentFacts;
    }
  | {
      readonly kind: 'appointmentFound';
      readonly effectId: string;
      readonly appointment: AppointmentFacts;
    }
  | { readonly kind: 'linkSent'; readonly effectId: string }
  | { readonly kind: 'transferred'; readonly effectId: string }
  | { readonly kind: 'callBackNoted'; readonly effectId: string }
  | { readonly kind: 'messageBegun'; readonly effectId: string }
  /** A rule said no; `code` as in the problem answers. */
  | {
      readonly kind: 'refused';
      readonly effectId: string;
      readonly code: string;
      /** After which the same call is let through again, where booking-core says so. */
      readonly retryAfterSeconds?: number;
      readonly reason?: SlotReason;
      readonly alternatives?: readonly FreeSlot[];
      readonly appointment?: AppointmentFacts;
    }
  /** Weather. `unknown`: the call may have reached its goal; it is safe to make it again. */
  | {
      readonly kind: 'unavailable';
      readonly effectId: string;
      readonly outcome: 'not-done' | 'unknown';
    }
  | { readonly kind: 'opened' }
  | { readonly kind: 'manageLinkOpened' }
  /** A call goes on in writing, where it stood. */
  | { readonly kind: 'carriedOn' }
  /** Who was rung up did not take the call. */
  | { readonly kind: 'personAway' }
  /** What came after the tone; `heard`: words, and no silence. */
  | { readonly kind: 'messageTaken'; readonly heard: boolean }
  | { readonly kind: 'callerKnown'; readonly phone: string; readonly name?: string }
  | { readonly kind: 'holdExpired'; readonly holdId: string }
  | { readonly kind: 'appointmentChanged'; readonly appointment: AppointmentFacts };

export type FactKind = Fact['kind'];

/**
 * Why a time is not to be had, as it is told: booking-core's own reason, and for `closed` whether the
 * shop is, that person is not there, or it would end after closing.
 */
export type ToldReason = SlotReason | 'staff-off' | 'ends-late';
