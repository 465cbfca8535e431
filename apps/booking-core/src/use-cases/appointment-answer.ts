import type { Appointment } from '@gomomo/contracts';
import { toAppointment } from '../domain/appointment-view.ts';
import type { CatalogueSnapshot } from '../domain/catalogue-snapshot.ts';
import type { Outcome, StoredAppointment } from '../store/booking-calls.ts';
import type { Answered, BookingDeps, BookingRequest } from './booking-deps.ts';
import { requireAppointment } from './settle.ts';

/** The link by which the client comes back: the token sits in the fragment, so it is in no log. */
export function toManageUrl(
  deps: Pick<BookingDeps, 'tokens'>,
  slug: string,
  tenantId: string,
  appointment: StoredAppointment['appointment'],
): string {
  const token = deps.tokens.manageToken(tenantId, appointment.id, appointment.reference);
  return `/${slug}#manage=${token}`;
}

/** The answer to a booking: the appointment with its manage link. */
export function toBookedAnswer(
  deps: BookingDeps,
  request: BookingRequest,
  catalogue: CatalogueSnapshot,
  outcome: Outcome,
): Answered<Appointment> {
  const stored = requireAppointment(outcome);
  const replayed = outcome.outcome === 'replay';
  const repeated = outcome.outcome === 'repeated';
  if (outcome.outcome === 'booked') deps.committed();
  const manageUrl = toManageUrl(deps, catalogue.slug, request.tenantId, stored.appointment);
  const status = outcome.status ?? (repeated ? 200 : 201);
  // No mirror had seen it when it was answered first.
  const first = replayed && status === 201 ? { ...stored, sync: {} } : stored;
  return { value: toAppointment(first, manageUrl), status, replayed, repeated };
}

/** The answer to a change. Its proved client gets the manage link again, an owner does not. */
export function toChangedAnswer(
  deps: BookingDeps,
  request: BookingRequest,
  catalogue: CatalogueSnapshot,
  outcome: Outcome,
): Answered<Appointment> {
  const stored = requireAppointment(outcome);
  if (outcome.outcome === 'done') deps.committed();
  const manageUrl = request.asOwner
    ? undefined
    : toManageUrl(deps, catalogue.slug, request.tenantId, stored.appointment);
  const replayed = outcome.outcome === 'replay';
  const repeated = outcome.outcome === 'repeated';
  return { value: toAppointment(stored, manageUrl), status: 200, replayed, repeated };
}
