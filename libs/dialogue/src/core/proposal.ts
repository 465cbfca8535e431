import type { Appointment } from '@gomomo/contracts';

export interface ClientDetails {
  name: string | null;
  phone: string | null;
  email: string | null;
}

/** An appointment the client has proved to be theirs, as booking-core answers it. */
export type AppointmentFacts = Appointment;

/**
 * What exactly a yes would do. Frozen: it is never edited, only dropped and minted anew under
 * another id, so that a yes can only mean what was shown.
 */
export type Proposal = {
  readonly id: string;
  readonly service: { readonly id: string; readonly name: string; readonly minutes: number };
  readonly resource: { readonly id: string; readonly name: string };
  readonly start: string;
  readonly end: string;
  readonly priceMinor: number | null;
  readonly client: {
    readonly name: string | null;
    readonly phone: string | null;
    readonly email: string | null;
  };
} & (
  | {
      readonly kind: 'book';
      readonly handle: string;
      /** Null: nothing is held; booked in one step. */
      readonly holdId: string | null;
      readonly expiresAt: string | null;
      readonly freeToChangeUntil: string | null;
    }
  | {
      readonly kind: 'reschedule';
      readonly handle: string;
      /** Null: the new time overlaps the old one, which no hold can do; moved in one step. */
      readonly holdId: string | null;
      readonly expiresAt: string | null;
      readonly freeToChangeUntil: string | null;
      readonly reference: string;
      readonly version: number;
      readonly was: { readonly start: string; readonly resource: string };
    }
  | { readonly kind: 'cancel'; readonly reference: string; readonly version: number }
);
