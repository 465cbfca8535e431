import { isE164 } from '@gomomo/contracts';
import type { Logger } from '@gomomo/telemetry';
import { isOurAccount } from '../domain/our-account.ts';
import { sentences } from '../domain/sentences.ts';
import { voiceMetrics } from '../metrics.ts';
import { toMessage } from '../twilio/to-message.ts';
import type { HearDelivery } from '../use-cases/hear-delivery.ts';
import type { HearText } from '../use-cases/hear-text.ts';
import { fieldOf } from './call-fields.ts';
import { inTime } from './in-time.ts';
import type { Webhook } from './webhook-routes.ts';

export interface SmsWebhooksDeps {
  readonly hearText: HearText;
  readonly hearDelivery: HearDelivery;
  readonly accountSid: string | undefined;
  readonly logger: Logger;
}

/** Twilio's id of a message, `SM` or `MM` and 32 hexadecimal digits. */
const isMessageSid = (text: string): boolean => /^[SM]M[0-9a-fA-F]{32}$/.test(text);

/** The webhooks of text messages by their path. */
export function createSmsWebhooks(deps: SmsWebhooksDeps): Readonly<Record<string, Webhook>> {
  const { hearText, hearDelivery, accountSid, logger } = deps;
  return {
    async '/twilio/sms/incoming'(form) {
      const [messageSid, from, to] = ['MessageSid', 'From', 'To'].map((name) =>
        fieldOf(form, name),
      );
      const isOurs = isOurAccount(accountSid, fieldOf(form, 'AccountSid'));
      if (!isOurs || !isMessageSid(messageSid ?? '') || !isE164(from ?? '')) return toMessage('');
      const text = { messageSid: messageSid ?? '', from: from ?? '', to: to ?? '' };
      const answer = inTime(hearText({ ...text, body: fieldOf(form, 'Body') }));
      return toMessage(
        await answer.catch((error: unknown) => {
          voiceMetrics.failures.inc();
          logger.warn({ err: error, messageSid }, 'a text message could not be answered');
          return sentences.textAway;
        }),
      );
    },
    async '/twilio/sms/status'(form) {
      const code = fieldOf(form, 'ErrorCode');
      await hearDelivery({
        from: fieldOf(form, 'From'),
        to: fieldOf(form, 'To'),
        status: fieldOf(form, 'MessageStatus'),
        errorCode: code === '' ? undefined : Number(code),
      });
      return '';
    },
  };
}
