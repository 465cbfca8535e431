import { createConversations } from '@gomomo/conversations';
import type { FrontDesk } from '@gomomo/front-desk';
import { createSmsWebhooks } from './http/sms-webhooks.ts';
import { createOptOuts } from './store/opt-outs.ts';
import type { Businesses } from './use-cases/businesses.ts';
import { createHearDelivery } from './use-cases/hear-delivery.ts';
import { createHearText } from './use-cases/hear-text.ts';
import type { RequestCallback } from './use-cases/request-callback.ts';
import { createSendText, type SendText } from './use-cases/send-text.ts';
import type { VoiceGatewayDeps } from './voice-gateway-deps.ts';

const messagesMax = 50;

/** How texts are sent; undefined: there is no account to send them from. */
export function createTexting({ pool, clock, twilio }: VoiceGatewayDeps) {
  const optOuts = createOptOuts(pool, () => clock.now());
  const sendText: SendText | undefined = twilio && createSendText(twilio.sendSms, optOuts);
  return { optOuts, sendText };
}

export interface TextParts {
  readonly frontDesk: FrontDesk;
  readonly businesses: Businesses;
  readonly requestCallback: RequestCallback;
  readonly optOuts: ReturnType<typeof createOptOuts>;
}

/** Conversations by text messages, by their webhooks. */
export function createTexts(deps: VoiceGatewayDeps, parts: TextParts) {
  const { state, clock, newId, accountSid, logger } = deps;
  const { businesses, optOuts, requestCallback, frontDesk } = parts;
  const conversations = createConversations({
    channel: 'sms',
    desk: { kind: 'system', channel: 'sms' },
    ...{ frontDesk, state, clock, newId, messagesMax },
    onTold: () => undefined,
  });
  const { limits } = state;
  const hearText = createHearText({ conversations, businesses, optOuts, limits, requestCallback });
  const hearDelivery = createHearDelivery({ businesses, optOuts });
  return { webhooks: createSmsWebhooks({ hearText, hearDelivery, accountSid, logger }) };
}
