import { setTimeout as pause } from 'node:timers/promises';
import type { Message, MessageStatus } from './message.ts';
import { postWebhook } from './sign.ts';

/** A status callback that was sent, and what it was answered; null: nobody was there. */
export interface SentCallback {
  readonly sid: string;
  readonly status: MessageStatus;
  readonly answered: number | null;
}

export interface DeliverOptions {
  readonly accountSid: string;
  readonly authToken: string;
  readonly stepMs: number;
  readonly onCallback: (callback: SentCallback) => void;
}

/** queued, sent, and then delivered or, with a code, not; each is told to its status callback. */
export async function deliver(
  options: DeliverOptions,
  message: Message,
  undelivered: number | undefined,
): Promise<void> {
  const last = undelivered === undefined ? 'delivered' : 'undelivered';
  for (const status of ['queued', 'sent', last] as const) {
    await pause(options.stepMs, undefined, { ref: false });
    message.status = status;
    message.updatedAt = new Date();
    if (status === 'undelivered') message.errorCode = undelivered ?? null;
    const answered = await tell(options, message);
    if (answered !== undefined) options.onCallback({ sid: message.sid, status, answered });
  }
}

async function tell(
  { accountSid, authToken }: DeliverOptions,
  { sid, from, to, status, errorCode, statusCallback }: Message,
): Promise<number | null | undefined> {
  if (statusCallback === undefined) return undefined;
  const fields = {
    ...{ MessageSid: sid, SmsSid: sid, AccountSid: accountSid, ApiVersion: '2010-04-01' },
    ...{ From: from, To: to, MessageStatus: status, SmsStatus: status },
    ...(errorCode === null ? {} : { ErrorCode: String(errorCode) }),
  };
  try {
    const response = await postWebhook(authToken, statusCallback, fields);
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}
