import type { Actor, Reply } from '@gomomo/contracts';
import type { Command, Fact, Speech, StateName, Turn, Visitor } from '@gomomo/dialogue';
import type { ChannelActions } from './executor.ts';
import type { PastTurn } from './model/model.ts';
import type { Session } from './session.ts';

/** What happened: the client did something, the channel opened, or news from outside came. */
export type FrontDeskTurn =
  | Turn
  | { readonly kind: 'open' }
  | {
      readonly kind: 'news';
      readonly fact: Extract<
        Fact,
        { kind: 'holdExpired' | 'appointmentChanged' | 'carriedOn' | 'personAway' | 'messageTaken' }
      >;
    }
  /** Commands made by another interpreter (a language model's tools): the same core decides. */
  | { readonly kind: 'commands'; readonly commands: readonly Command[]; readonly text: string };

/** One turn of a conversation, as its channel brings it. */
export interface Asked {
  /** Left out: a new conversation. */
  readonly session?: Session;
  /** Id or slug. */
  readonly tenant: string;
  readonly turn: FrontDeskTurn;
  readonly channel: 'chat' | 'voice' | 'sms';
  /** What has been said before, oldest first, as far as it is kept. */
  readonly history?: readonly PastTurn[];
  /**
   * Somebody else has written since this turn was first taken, and it is taken anew on what they left. What
   * a model made of it then may be true no more, and its time is used up: the rules answer.
   */
  readonly again?: boolean;
  /** For whom: its `address` is what limits count by. */
  readonly actor: Actor;
  /** Token of a manage link the conversation was opened with. */
  readonly manageToken?: string;
  /** Number (and name, if known) of a caller. */
  readonly caller?: { readonly phone: string; readonly name?: string };
  /** The number (E.164) of the business that a call or a message came to. */
  readonly called?: string;
  /** The client's own clock and way of writing dates, where the channel knows them. */
  readonly visitor?: Visitor;
  readonly actions?: ChannelActions;
  readonly traceparent?: string;
}

/** The client's own message: its number, and what was written or the label of what was chosen. */
export interface Heard {
  readonly seq: number;
  readonly text: string;
}

/** What came of a turn. */
export interface Answered {
  readonly session: Session;
  /** For a chat, in order. */
  readonly replies: Reply[];
  /** The same for the ear. */
  readonly speech: Speech;
  readonly state: StateName;
  /** The client's own message as it is kept, when the turn was one. */
  readonly heard: Heard | null;
}
