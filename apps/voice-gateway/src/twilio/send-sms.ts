import { AppError } from '@gomomo/kernel';
import { z } from 'zod';

export interface Sms {
  /** A number of the business. */
  readonly from: string;
  readonly to: string;
  readonly body: string;
  /** Where Twilio says what became of it. */
  readonly statusCallback?: string;
}

/**
 * Sends a text message and answers Twilio's id of it.
 *
 * @throws AppError `dependency-unavailable` (retryable): it may have been sent all the same;
 *   `refused` with `details.twilioCode` (21610: the person has opted out)
 */
export type SendSms = (sms: Sms) => Promise<string>;

export interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
  /** A stand-in for Twilio. */
  readonly baseUrl: string | undefined;
}

const timeoutMs = 5_000;
const accepted = z.object({ sid: z.string() });
const refusal = z.object({ code: z.number(), message: z.string() });

/**
 * `POST /2010-04-01/Accounts/{sid}/Messages.json`. Spoken by `fetch`: the package's client has a fixed
 * host, loads 370 ms of code at start, and this is the one call that we make.
 */
export function createSendSms({ accountSid, authToken, baseUrl }: TwilioAccount): SendSms {
  const host = (baseUrl ?? 'https://api.twilio.com').replace(/\/$/, '');
  const url = `${host}/2010-04-01/Accounts/${accountSid}/Messages.json`;
  const credentials = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
  return async ({ from, to, body, statusCallback }) => {
    const form = new URLSearchParams({ From: from, To: to, Body: body });
    if (statusCallback !== undefined) form.set('StatusCallback', statusCallback);
    const answer = await post(url, form, credentials);
    if (answer.status >= 500 || answer.status === 429) throw away(answer.status);
    if (answer.status < 300) return accepted.parse(answer.json).sid;
    const { data } = refusal.safeParse(answer.json);
    throw new AppError('refused', 'The text message was not accepted.', {
      details: { twilioCode: data?.code, internal: data?.message },
    });
  };
}

const away = (cause: unknown): AppError =>
  new AppError('dependency-unavailable', 'The text message could not be sent.', {
    retryable: true,
    cause,
  });

async function post(url: string, body: URLSearchParams, credentials: string) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}`, accept: 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, json: (await response.json()) as unknown };
  } catch (cause) {
    throw away(cause);
  }
}
