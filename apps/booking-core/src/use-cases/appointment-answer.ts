import type { Appointment } from '@gomomo/contracts';
import { toAppointment } from '../domain/appointment-view.ts';
import type { CatalogueSnapshot } from '../domain/catalogue-snapshot.ts';
import type { StoredAppointment } from '../store/stored.ts';
import type { SuccessOf } from '../store/verbs.ts';
import type { BookingDeps, BookingRequest } from './booking-deps.ts';

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
  catalogue: CatalogueSnapshot,
  success: SuccessOf<'book' | 'confirm_hold'>,
): Appointment {
  const manageUrl = toManageUrl(deps, catalogue.slug, catalogue.id, success.appointment);
  // No mirror had seen it when it was answered first.
  const first = success.outcome === 'replay' && success.status === 201;
  return toAppointment(first ? { ...success, sync: {} } : success, manageUrl);
}

/** The answer to a change. Its proved client gets the manage link again, an owner does not. */
export function toChangedAnswer(
  deps: BookingDeps,
  request: BookingRequest,
  catalogue: CatalogueSnapshot,
  success: StoredAppointment,
): Appointment {
  const manageUrl = request.asOwner
    ? undefined
    : toManageUrl(deps, catalogue.slug, catalogue.id, success.appointment);
  return toAppointment(success, manageUrl);
}
