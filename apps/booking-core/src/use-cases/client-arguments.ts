import { normaliseEmail } from '@gomomo/contracts';
import { toE164 } from '../domain/tenant-fields.ts';

/** A client as given for one booking; phone or e-mail is there. */
export interface BookingClient {
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
}

/**
 * How the booking functions take a client: the phone number in E.164 as the tenant's country reads it,
 * the e-mail address in lower case.
 *
 * @throws AppError `validation` for a number that is none
 */
export function toClientArguments(client: BookingClient, country: string) {
  return {
    name: client.name,
    phone: client.phone === undefined ? undefined : toE164(client.phone, country, '/client/phone'),
    email: client.email === undefined ? undefined : normaliseEmail(client.email),
  };
}
