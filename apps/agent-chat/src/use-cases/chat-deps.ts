import type { DialogueState, Reply } from '@gomomo/contracts';
import type { FrontDesk } from '@gomomo/front-desk';
import type { Clock, NewId } from '@gomomo/kernel';
import type { ConversationStore } from '../store/conversation-store.ts';
import type { InTurn } from './in-turn.ts';

/** Who writes, and in which conversation. */
export interface Client {
  readonly tenantId: string;
  readonly sessionId: string;
  /** The id was minted for this client just now: the conversation may not exist yet. */
  readonly fresh: boolean;
  /** Network address that limits count by. */
  readonly address: string;
  readonly manageToken?: string;
  readonly traceparent?: string;
}

export interface Told {
  readonly replies: readonly Reply[];
  readonly state: DialogueState;
}

export interface ChatDeps {
  readonly frontDesk: FrontDesk;
  readonly store: ConversationStore;
  readonly inTurn: InTurn;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly messagesMax: number;
  /** Told what a conversation has just been told, by its key, once it is kept. */
  readonly onTold: (key: string, told: Told) => void;
}
