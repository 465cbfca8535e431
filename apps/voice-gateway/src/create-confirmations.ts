import type { FrontDesk } from '@gomomo/front-desk';
import { createWorkTable } from '@gomomo/messaging';
import type { Businesses } from './use-cases/businesses.ts';
import { createConfirmBooking, createWantConfirmation } from './use-cases/confirm-booking.ts';
import type { SendText } from './use-cases/send-text.ts';
import type { VoiceGatewayDeps } from './voice-gateway-deps.ts';

export interface ConfirmationParts {
  readonly frontDesk: FrontDesk;
  readonly businesses: Businesses;
  readonly sendText: SendText | undefined;
}

/** Bookings that are confirmed by text: wanted when they are told of, sent from the work table. */
export function createConfirmations(deps: VoiceGatewayDeps, parts: ConfirmationParts) {
  const { bookingCore, pool, clock, publicBaseUrl } = deps;
  const { frontDesk, businesses, sendText } = parts;
  const confirming = {
    ...{ bookingCore, businesses, sendText, pool, clock },
    work: createWorkTable('voice'),
    getTenant: (tenantId: string) => frontDesk.getTenant(tenantId),
    statusCallback: publicBaseUrl && `${publicBaseUrl}/twilio/sms/status`,
  };
  return {
    onEvent: createWantConfirmation(confirming),
    confirmBooking: createConfirmBooking(confirming),
  };
}
