import type { BookingCoreClient } from '@gomomo/clients';
import { createBookingNews, createConversations } from '@gomomo/conversations';
import { createFrontDesk } from '@gomomo/front-desk';
import { checkOf } from '@gomomo/http';
import type { Clock, NewId } from '@gomomo/kernel';
import type { EventBus } from '@gomomo/messaging';
import type { Pool } from '@gomomo/postgres';
import type { Service } from '@gomomo/service';
import type { SharedState } from '@gomomo/shared-state';
import type { Logger } from '@gomomo/telemetry';
import { createVoiceWebhooks } from './http/voice-webhooks.ts';
import { createWebhookRoutes } from './http/webhook-routes.ts';
import { createCallStore } from './store/call-store.ts';
import { createLines } from './store/lines.ts';
import { createAnswerCall } from './use-cases/answer-call.ts';
import { createBusinesses } from './use-cases/businesses.ts';
import { createEndCall } from './use-cases/end-call.ts';
import { createExcuse } from './use-cases/excuse.ts';
import { createHearCaller } from './use-cases/hear-caller.ts';

export interface VoiceGatewayDeps {
  readonly bookingCore: BookingCoreClient;
  /** As the role of schema `voice`. Closed by who created it. */
  readonly pool: Pool;
  /** Closed by who created it, and its loops are run there. */
  readonly state: SharedState;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  /** Twilio's; several while one is rotated. Empty: no webhook is believed. */
  readonly authTokens: readonly string[];
  /** Calls of other accounts are refused, where it is given. */
  readonly accountSid: string | undefined;
  readonly publicBaseUrl: string | undefined;
  readonly defaultTenant: string | undefined;
}

const name = 'voice-gateway';
/** A call has at most 20 turns of its client; the greeting and news come on top. */
const messagesMax = 100;

/** The same desk by phone. The composition root: nothing is opened here. */
export function createVoiceGateway(deps: VoiceGatewayDeps): Service {
  const { bookingCore, pool, state, bus, clock, newId, logger } = deps;
  const frontDesk = createFrontDesk({ client: bookingCore, clock, newId, logger });
  const conversations = createConversations({
    channel: 'voice',
    desk: { kind: 'system', channel: 'phone' },
    ...{ frontDesk, state, clock, newId, messagesMax },
    onTold: () => undefined,
  });
  const { defaultTenant } = deps;
  const businesses = createBusinesses({ bookingCore, clock, defaultTenant });
  const calls = createCallStore(state.sessions);
  const lines = createLines(state.leases);
  const callDeps = { conversations, calls, lines, businesses, clock };
  const webhooks = createVoiceWebhooks({
    answerCall: createAnswerCall(callDeps),
    hearCaller: createHearCaller(callDeps),
    endCall: createEndCall(callDeps),
    excuse: createExcuse(callDeps),
    accountSid: deps.accountSid,
    logger,
  });
  const onTenantChanged = (tenantId: string): void => {
    frontDesk.forgetTenant(tenantId);
    businesses.forget(tenantId);
  };
  const { authTokens, publicBaseUrl } = deps;
  return {
    name,
    handlers: [createWebhookRoutes({ webhooks, authTokens, publicBaseUrl, logger })],
    consumers: [createBookingNews({ bus, group: name, conversations, onTenantChanged })],
    loops: [],
    ready: async () => ({
      [state.kind]: await checkOf(() => state.ready()),
      postgres: await checkOf(() => pool.query('select 1')),
    }),
  };
}
