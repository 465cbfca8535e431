import { AppError, isAppError } from '@gomomo/kernel';
import { voiceMetrics } from '../metrics.ts';
import type { OptOuts } from '../store/opt-outs.ts';
import type { SendSms, Sms } from '../twilio/rest-client.ts';

/**
 * Texts somebody on behalf of a business, unless they want none: then `refused`. Resolves when Twilio has
 * taken it. @throws AppError as `SendSms`
 */
export type SendText = (tenantId: string, text: Sms) => Promise<void>;

/** Twilio's code for a person who has opted out. */
export const optedOutCode = 21610;

export function createSendText(sendSms: SendSms, optOuts: OptOuts): SendText {
  return async (tenantId, text) => {
    if (await optOuts.has(tenantId, text.to)) {
      voiceMetrics.messages.inc({ outcome: 'opted-out' });
      throw new AppError('refused', 'Whoever has this number wants no messages.');
    }
    try {
      await sendSms(text);
      voiceMetrics.messages.inc({ outcome: 'sent' });
    } catch (error) {
      voiceMetrics.messages.inc({ outcome: 'failed' });
      if (isOptedOut(error)) await optOuts.add(tenantId, text.to);
      throw error;
    }
  };
}

const isOptedOut = (error: unknown): boolean =>
  isAppError(error) && (error as AppError).details['twilioCode'] === optedOutCode;
