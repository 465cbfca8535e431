import type { CallbackReason } from '@gomomo/contracts';

/** What was spoken after the tone, as Twilio keeps it. */
export interface Recording {
  readonly url: string;
  readonly sid: string;
  readonly seconds: number;
}

/** A caller who waits for a person. One a call: what comes later is added to it. */
export interface CallbackRequest {
  readonly tenantId: string;
  readonly callSid: string;
  /** E.164 */
  readonly phone: string;
  readonly name?: string | undefined;
  readonly reason: CallbackReason;
  /** Of the appointment that the call was about. */
  readonly reference?: string | undefined;
  readonly recording?: Recording | undefined;
}
