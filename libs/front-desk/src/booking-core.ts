import type { BookingCoreClient } from '@gomomo/clients';

/**
 * What the front desk needs of booking-core: a part of its client, so that the client is the port.
 * Calls are made with the service key and carry the actor; every write carries an idempotency key
 * and may be repeated. Nothing is retried by the client, and nothing needs closing.
 */
export type BookingCore = Pick<
  BookingCoreClient,
  | 'getTenant'
  | 'getAvailability'
  | 'explainSlot'
  | 'createHold'
  | 'releaseHold'
  | 'createAppointment'
  | 'getAppointment'
  | 'listAppointments'
  | 'rescheduleAppointment'
  | 'cancelAppointment'
>;
