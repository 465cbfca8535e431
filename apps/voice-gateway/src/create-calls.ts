import { createConversations } from '@gomomo/conversations';
import type { FrontDesk } from '@gomomo/front-desk';
import { createVoiceWebhooks } from './http/voice-webhooks.ts';
import { inTime } from './http/in-time.ts';
import { createConnectRelay } from './relay/connect-relay.ts';
import { createKeepStep } from './relay/keep-step.ts';
import { createLeaveRelay } from './relay/leave-relay.ts';
import { createRelayDoor } from './relay/relay-door.ts';
import { createCallStore } from './store/call-store.ts';
import { createLines } from './store/lines.ts';
import { createAnswerCall } from './use-cases/answer-call.ts';
import type { Businesses } from './use-cases/businesses.ts';
import type { CallDeps } from './use-cases/call-deps.ts';
import { createEndCall } from './use-cases/end-call.ts';
import { createExcuse } from './use-cases/excuse.ts';
import { createGoOnInBrowser } from './use-cases/go-on-in-browser.ts';
import { createHearCaller } from './use-cases/hear-caller.ts';
import { createKeepMessage } from './use-cases/keep-message.ts';
import { createLeavePerson } from './use-cases/leave-person.ts';
import type { RequestCallback } from './use-cases/request-callback.ts';
import { createSendLink } from './use-cases/send-link.ts';
import type { SendText } from './use-cases/send-text.ts';
import type { VoiceGatewayDeps } from './voice-gateway-deps.ts';

export interface CallParts {
  readonly frontDesk: FrontDesk;
  readonly businesses: Businesses;
  readonly requestCallback: RequestCallback;
  /** Left out: no text message can be sent. */
  readonly sendText: SendText | undefined;
}

/** A call has at most 20 turns of its client; the greeting and news come on top. */
const messagesMax = 100;

/** Calls, and the chats that they go on in. */
function createChannels(deps: VoiceGatewayDeps, frontDesk: FrontDesk) {
  const { state, clock, newId } = deps;
  const parts = { frontDesk, state, clock, newId, messagesMax, onTold: () => undefined };
  const voice = { channel: 'voice', desk: { kind: 'system', channel: 'phone' } } as const;
  const chat = { channel: 'chat', desk: { kind: 'system', channel: 'web' } } as const;
  return {
    voice: createConversations({ ...parts, ...voice }),
    chat: createConversations({ ...parts, ...chat }),
  };
}

/** Calls by their webhooks, and their going on in the browser. */
export function createCalls(deps: VoiceGatewayDeps, parts: CallParts) {
  const { state, clock, logger, accountSid, handoffSecret: secret, mode } = deps;
  const { tokens, limits } = state;
  const { businesses, requestCallback, sendText } = parts;
  const channels = createChannels(deps, parts.frontDesk);
  const sms = sendText && {
    sendLink: createSendLink({ sendText, tokens, limits, secret, clock }),
  };
  const calls = createCallStore(state.sessions);
  const callDeps: CallDeps = {
    conversations: channels.voice,
    lines: createLines(state.leases),
    ...{ calls, businesses, requestCallback, clock },
    ...sms,
  };
  const answerCall = createAnswerCall(callDeps);
  const hearCaller = createHearCaller(callDeps);
  const excuse = createExcuse(callDeps);
  return {
    conversations: channels.voice,
    relay: createRelayDoor({
      ...{ accountSid, logger, authTokens: deps.authTokens, publicBaseUrl: deps.publicBaseUrl },
      ...{ excuse, keepStep: createKeepStep(calls) },
      hearCaller: (line, step, turn) => inTime(hearCaller(line, step, turn)),
    }),
    goOn: createGoOnInBrowser({ ...channels, tokens, calls, businesses, secret, clock }),
    webhooks: createVoiceWebhooks({
      answerCall: mode === 'relay' ? createConnectRelay(answerCall, calls) : answerCall,
      hearCaller,
      leaveRelay: createLeaveRelay(hearCaller, calls),
      leavePerson: createLeavePerson(callDeps),
      keepMessage: createKeepMessage(callDeps),
      endCall: createEndCall(callDeps),
      excuse,
      ...{ accountSid, logger },
    }),
  };
}
