import type { CallBackWish } from '@gomomo/front-desk';
import { minuteMs } from '@gomomo/kernel';

/**
 * What is known of a call beside its conversation, as it is kept in shared state (JSON). Whoever
 * answers the next webhook reads it there: no process owns a call.
 */
export interface Call {
  readonly format: 1;
  readonly tenantId: string;
  /** E.164; null: withheld, or none that can be called back. */
  readonly caller: string | null;
  /** Epoch ms. */
  readonly startedAt: number;
  /** The step at which its conversation had been lost and begun anew; -1: never. */
  readonly lostAtStep: number;
  /** Its caller has gone on in the browser. */
  readonly wentOn: boolean;
  /** Set once it has been put through to a person. */
  readonly transfer?: Transfer;
  /** Set once a message is to be spoken, or has been. */
  readonly message?: SpokenMessage;
  /** Where a call over the relay's socket is: set once it has been connected to that. */
  readonly relayStep?: number;
  /** It has hung up. */
  readonly ended: boolean;
}

export interface Transfer {
  readonly step: number;
  /** Epoch ms. */
  readonly at: number;
  readonly isOver: boolean;
}

/** At which step the tone came, and whose message it is. */
export interface SpokenMessage {
  readonly step: number;
  readonly wish: CallBackWish;
}

/** How long a call may talk with the desk. */
export const callMaxMs = 10 * minuteMs;

/** Twilio's id of a call, `CA` and 32 hexadecimal digits. */
export const isCallSid = (text: string): boolean => /^CA[0-9a-fA-F]{32}$/.test(text);

/** What the call's conversation is kept under; in braces what Redis Cluster places it by. */
export const conversationKeyOf = (callSid: string): string => `call:{${callSid}}`;

export const callKeyOf = (callSid: string): string => `call-facts:{${callSid}}`;
