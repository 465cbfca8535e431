import type { BookingCoreClient } from '@gomomo/clients';
import { createBookingNews, createConversations } from '@gomomo/conversations';
import { createFrontDesk, type FrontDesk } from '@gomomo/front-desk';
import { checkOf } from '@gomomo/http';
import type { Clock, NewId } from '@gomomo/kernel';
import type { EventBus } from '@gomomo/messaging';
import type { Pool } from '@gomomo/postgres';
import type { Service } from '@gomomo/service';
import type { SharedState } from '@gomomo/shared-state';
import type { Logger } from '@gomomo/telemetry';
import { createHandoffRoutes } from './http/handoff-routes.ts';
import { createCountRequest } from './http/limits.ts';
import { createVoiceWebhooks } from './http/voice-webhooks.ts';
import { createWebhookRoutes } from './http/webhook-routes.ts';
import { createCallStore } from './store/call-store.ts';
import { createLines } from './store/lines.ts';
import type { SendSms } from './twilio/send-sms.ts';
import { createAnswerCall } from './use-cases/answer-call.ts';
import { createBusinesses } from './use-cases/businesses.ts';
import type { CallDeps } from './use-cases/call-deps.ts';
import { createEndCall } from './use-cases/end-call.ts';
import { createExcuse } from './use-cases/excuse.ts';
import { createGoOnInBrowser } from './use-cases/go-on-in-browser.ts';
import { createHearCaller } from './use-cases/hear-caller.ts';
import { createLeavePerson } from './use-cases/put-through.ts';
import { createSendLink } from './use-cases/send-link.ts';

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
  readonly handoffSecret: string;
  readonly requestsPerMinute: number;
  /** Left out: no text message can be sent. */
  readonly sendSms?: SendSms;
}

const name = 'voice-gateway';
/** A call has at most 20 turns of its client; the greeting and news come on top. */
const messagesMax = 100;

type Channels = Readonly<Record<'voice' | 'chat', ReturnType<typeof createConversations>>>;

/** Calls, and the chats that they go on in. */
function createChannels(deps: VoiceGatewayDeps, frontDesk: FrontDesk): Channels {
  const { state, clock, newId } = deps;
  const parts = { frontDesk, state, clock, newId, messagesMax, onTold: () => undefined };
  const voice = { channel: 'voice', desk: { kind: 'system', channel: 'phone' } } as const;
  const chat = { channel: 'chat', desk: { kind: 'system', channel: 'web' } } as const;
  return {
    voice: createConversations({ ...parts, ...voice }),
    chat: createConversations({ ...parts, ...chat }),
  };
}

function createCallDeps(deps: VoiceGatewayDeps, { voice }: Channels): CallDeps {
  const { bookingCore, state, clock, defaultTenant, sendSms, handoffSecret: secret } = deps;
  const { tokens, limits } = state;
  return {
    conversations: voice,
    calls: createCallStore(state.sessions),
    lines: createLines(state.leases),
    businesses: createBusinesses({ bookingCore, clock, defaultTenant }),
    clock,
    ...(sendSms && { sendLink: createSendLink({ tokens, limits, sendSms, secret, clock }) }),
  };
}

/** The same desk by phone. The composition root: nothing is opened here. */
export function createVoiceGateway(deps: VoiceGatewayDeps): Service {
  const { bookingCore, pool, state, bus, clock, newId, logger } = deps;
  const frontDesk = createFrontDesk({ client: bookingCore, clock, newId, logger });
  const channels = createChannels(deps, frontDesk);
  const callDeps = createCallDeps(deps, channels);
  const { calls, businesses } = callDeps;
  const webhooks = createVoiceWebhooks({
    answerCall: createAnswerCall(callDeps),
    hearCaller: createHearCaller(callDeps),
    leavePerson: createLeavePerson(callDeps),
    endCall: createEndCall(callDeps),
    excuse: createExcuse(callDeps),
    accountSid: deps.accountSid,
    logger,
  });
  const onTenantChanged = (tenantId: string): void => {
    frontDesk.forgetTenant(tenantId);
    businesses.forget(tenantId);
  };
  const { authTokens, publicBaseUrl, handoffSecret: secret } = deps;
  const { tokens, limits } = state;
  const goOn = createGoOnInBrowser({ ...channels, tokens, calls, businesses, secret, clock });
  const countRequest = createCountRequest(limits, deps.requestsPerMinute);
  const conversations = channels.voice;
  return {
    name,
    handlers: [
      createWebhookRoutes({ webhooks, authTokens, publicBaseUrl, logger }),
      createHandoffRoutes({ goOn, countRequest, publicBaseUrl, logger }),
    ],
    consumers: [createBookingNews({ bus, group: name, conversations, onTenantChanged })],
    loops: [],
    ready: async () => ({
      [state.kind]: await checkOf(() => state.ready()),
      postgres: await checkOf(() => pool.query('select 1')),
    }),
  };
}
