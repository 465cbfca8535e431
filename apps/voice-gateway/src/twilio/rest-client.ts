import { AppError } from '@gomomo/kernel';
import type RestClient from 'twilio/lib/rest/Twilio.js';
import { createHttpClient } from './http-client.ts';

export interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
  /** A stand-in for Twilio. */
  readonly baseUrl: string | undefined;
}

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

/** What we ask of Twilio. */
export interface TwilioRest {
  readonly sendSms: SendSms;
  /** What was spoken after the tone is no more; one that is gone already is no error. @throws as `sendSms` */
  deleteRecording(recordingSid: string): Promise<void>;
}

/** The package's client takes 0.4 s to load, so the first call brings it. */
function createLoad({ accountSid, authToken, baseUrl }: TwilioAccount): () => Promise<RestClient> {
  const host = baseUrl ?? 'https://api.twilio.com';
  let loaded: Promise<RestClient> | undefined;
  const load = async (): Promise<RestClient> => {
    const { default: Client } = await import('twilio/lib/rest/Twilio.js');
    return new Client(accountSid, authToken, { httpClient: createHttpClient(host) });
  };
  return () => (loaded ??= load());
}

/** Twilio's REST API by its own package; the host is ours to say. */
export function createTwilioRest(account: TwilioAccount): TwilioRest {
  const load = createLoad(account);
  return {
    async sendSms(sms) {
      const client = await load();
      const { sid } = await client.messages.create({ ...sms }).catch(refuse);
      return sid;
    },
    async deleteRecording(recordingSid) {
      const client = await load();
      const gone = (error: unknown): boolean => codeOf(error) === notFoundCode;
      await client
        .recordings(recordingSid)
        .remove()
        .catch((error: unknown) => (gone(error) ? true : refuse(error)));
    },
  };
}

const notFoundCode = 20404;

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

function refuse(error: unknown): never {
  if (error instanceof AppError) throw error;
  throw new AppError('refused', 'Twilio has refused it.', {
    details: { twilioCode: codeOf(error) },
    cause: error,
  });
}
