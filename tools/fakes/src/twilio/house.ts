import type { SentCallback } from './deliver.ts';
import type { Faults } from './fault.ts';
import type { Message } from './message.ts';
import type { OptOuts } from './opt-outs.ts';
import type { Recording } from './recording.ts';

export interface FakeTwilioOptions {
  readonly accountSid?: string;
  readonly authToken?: string;
  readonly port?: number;
  /** Milliseconds between one status of a message and the next; 20 unless it says so. */
  readonly stepMs?: number;
  /** Where texts of people go: `/twilio/sms/incoming` of the product. */
  readonly smsWebhook?: string;
  /** Told of each message when it changes hands: one line. */
  readonly log?: (line: string) => void;
}

/** All that a fake account holds. */
export interface House {
  readonly accountSid: string;
  readonly authToken: string;
  readonly stepMs: number;
  readonly smsWebhook: string | undefined;
  readonly log: (line: string) => void;
  readonly messages: Message[];
  readonly recordings: Map<string, Recording>;
  readonly callbacks: SentCallback[];
  /** Why requests were refused without being told to: the client's own mistakes. */
  readonly refused: string[];
  readonly faults: Faults;
  readonly optOuts: OptOuts;
}
