import { createConversations } from '@gomomo/conversations';
import type { FrontDesk } from '@gomomo/front-desk';
import { createVoiceWebhooks } from './http/voice-webhooks.ts';
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
  const { state, clock, logger, accountSid, handoffSecret: secret } = deps;
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
  return {
    conversations: channels.voice,
    goOn: createGoOnInBrowser({ ...channels, tokens, calls, businesses, secret, clock }),
    webhooks: createVoiceWebhooks({
      answerCall: createAnswerCall(callDeps),
      hearCaller: createHearCaller(callDeps),
      leavePerson: createLeavePerson(callDeps),
      keepMessage: createKeepMessage(callDeps),
      endCall: createEndCall(callDeps),
      excuse: createExcuse(callDeps),
      ...{ accountSid, logger },
    }),
  };
}
