import type { Actor } from '@gomomo/contracts';
import type { Asked, FrontDesk } from '@gomomo/front-desk';
import type { Clock, NewId } from '@gomomo/kernel';
import type { ConversationTurn } from './conversation.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { InTurn } from './in-turn.ts';

/** Who speaks. The channel itself is the same for all conversations of one service. */
export interface Speaker extends Pick<
  Asked,
  'manageToken' | 'caller' | 'called' | 'visitor' | 'actions' | 'traceparent'
> {
  readonly tenantId: string;
  readonly actor: Actor;
}

/** What a turn was answered with; the same again when the turn comes again. */
export type Told = Pick<ConversationTurn, 'replies' | 'speech' | 'state'>;

export interface ConversationDeps {
  readonly channel: Asked['channel'];
  /** Acts when no client does: the opening, and news from outside. */
  readonly desk: Actor;
  readonly frontDesk: FrontDesk;
  readonly store: ConversationStore;
  readonly inTurn: InTurn;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Messages of a conversation that are kept, in whole turns. */
  readonly messagesMax: number;
  /** Told what a conversation has just been told, by its key, once it is kept. */
  readonly onTold: (key: string, told: Told) => void;
}
