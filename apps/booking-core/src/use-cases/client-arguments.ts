import { normaliseEmail } from '@gomomo/contracts';
import type { CatalogueSnapshot } from '../domain/catalogue-snapshot.ts';
import type { Booked } from '../domain/drafts.ts';
import { toE164 } from '../domain/tenant-fields.ts';
import type { BookingDeps, BookingRequest } from './booking-deps.ts';

/** A client as given for one booking; phone or e-mail is there. */
export interface BookingClient {
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
}

/**
 * What booking and confirming tell of the appointment and of the client: the phone number in E.164 as the
 * tenant's country reads it, the e-mail address in lower case.
 *
 * @throws AppError `validation` for a number that is none
 */
export function toBookedArguments(
  deps: BookingDeps,
  request: BookingRequest,
  { country, policy }: CatalogueSnapshot,
  { client, notes }: { readonly client: BookingClient; readonly notes?: string },
) {
  const { name, phone, email } = client;
  return {
    name,
    phone: phone === undefined ? undefined : toE164(phone, country, '/client/phone'),
    email: email === undefined ? undefined : normaliseEmail(email),
    new_client: deps.newId(),
    most_upcoming: request.asOwner ? undefined : policy.limits.upcomingPerClient,
    appointment: deps.newId(),
    references: deps.drawReferences(),
    event: deps.newId(),
    notes,
  };
}

/** The same as the drafts want it. */
export const toBooked = (
  { actor }: BookingRequest,
  booked: ReturnType<typeof toBookedArguments>,
  now: Date,
): Booked => ({
  id: booked.appointment,
  reference: booked.references[0] ?? '',
  clientId: booked.new_client,
  client: booked,
  actor,
  now,
});
