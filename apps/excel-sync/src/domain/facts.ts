import type { AppointmentEventData, AppointmentState, PublicTenant } from '@gomomo/contracts';

export type BusinessFacts = Pick<
  PublicTenant,
  'id' | 'name' | 'timeZone' | 'locale' | 'currency' | 'resources'
>;

/** An appointment as it is now; `pii` is null in every field once its client is erased. */
export type AppointmentFacts = AppointmentState;

/** One thing that happened; whom it was about is looked up in the appointment, so it can be erased. */
export interface ChangeFacts {
  readonly appointmentId: string;
  readonly version: number;
  /** RFC 3339 */
  readonly at: string;
  readonly action: 'confirmed' | 'rescheduled' | 'cancelled' | 'completed' | 'no_show' | 'reopened';
  readonly actor: AppointmentEventData['actor'];
  readonly start: string;
  readonly previousStart?: string;
  readonly reasonCode?: string;
}

/** All that a workbook is made from; the same facts make the same workbook. */
export interface WorkbookFacts {
  readonly business: BusinessFacts;
  readonly appointments: readonly AppointmentFacts[];
  readonly changes: readonly ChangeFacts[];
  /** Milliseconds since 1970: which day is today. */
  readonly now: number;
  /** What the projection had taken in: rises with everything that it takes in. */
  readonly sourceVersion: number;
}
