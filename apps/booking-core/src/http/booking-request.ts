import { currentTraceparent } from '@gomomo/telemetry';
import type { BookingRequest } from '../use-cases/booking-deps.ts';
import { findKeyedRequest, type AnyRequest } from './bind-route.ts';
import { findConversation, ownsTenant, toActor } from './caller.ts';

/** A request as the booking verbs want it. */
export function toBookingRequest(
  request: Pick<AnyRequest, 'caller' | 'tenant' | 'shell' | 'spec'> & {
    readonly body: unknown;
    readonly params: unknown;
  },
): BookingRequest {
  const asOwner = ownsTenant(request.caller, request.tenant.id);
  return {
    tenantId: request.tenant.id,
    catalogueVersion: request.tenant.version,
    actor: toActor(request.caller),
    asOwner,
    holder: asOwner ? undefined : request.caller.address,
    conversation: findConversation(request.caller),
    traceparent: currentTraceparent(),
    keyed: findKeyedRequest(request),
  };
}
