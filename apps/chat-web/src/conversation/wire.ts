import type { ChatAnswer, ConversationAnswer, Reply } from '../contract.ts';
import type { Outgoing } from './conversation.ts';

/** Who is talking: an existing conversation, a manage link, or a new client. */
export interface Caller {
  readonly sessionId?: string;
  readonly manageToken?: string;
}

export type Sent =
  | { readonly outcome: 'answered'; readonly answer: ChatAnswer }
  /** Nobody was reached: the message may or may not have arrived. */
  | { readonly outcome: 'unreachable'; readonly retryAfterMs?: number }
  /** Too many messages in a short time: nothing is wrong, it only takes a moment. */
  | { readonly outcome: 'limited'; readonly retryAfterMs: number }
  /** The server knows no such conversation. */
  | { readonly outcome: 'gone' }
  /** The server will not take it, now or later. */
  | { readonly outcome: 'refused'; readonly status: number };

export interface Push {
  readonly replies: readonly Reply[];
  readonly state: string;
}

export interface LiveEvents {
  onPush(push: Push): void;
  onTyping(on: boolean): void;
  onJoined(joined: { sessionId: string; lastSeq: number }): void;
  onDown(): void;
}

/** The open line to one conversation. Delivers at most once: what is missed is asked for again. */
export interface Live {
  /** Sends over the line, or resolves undefined when the line is not up. */
  send(outgoing: Outgoing): Promise<Sent | undefined>;
  /** Joins now and after every break; both are asked anew each time. */
  join(caller: () => Caller, lastSeq: () => number): void;
  close(): void;
}

export interface Wire {
  send(caller: Caller, outgoing: Outgoing): Promise<Sent>;
  /** `gone` when the server knows no such conversation. */
  findHistory(sessionId: string): Promise<ConversationAnswer | 'gone' | 'unreachable'>;
  forget(sessionId: string): Promise<boolean>;
  /** Opens the line; loading its code is part of it. */
  openLive(events: LiveEvents): Promise<Live>;
}
