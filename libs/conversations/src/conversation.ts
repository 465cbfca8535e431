import type { ClientMessage, DialogueState, Reply } from '@gomomo/contracts';
import type { Answered, FrontDeskTurn, PastTurn, Session } from '@gomomo/front-desk';

/** What one turn of a conversation left behind. */
export interface ConversationTurn {
  /** Undefined when nobody wrote: the opening, silence, or news from outside. */
  readonly message?: ClientMessage;
  /** The id that the turn was taken under, where it left no message that carries it. */
  readonly messageId?: string;
  readonly replies: readonly Reply[];
  /** The same for the ear, where the channel speaks. */
  readonly speech?: Answered['speech'];
  readonly state: DialogueState;
}

/** A conversation as it is kept between turns (JSON). */
export interface Conversation {
  readonly format: 1;
  readonly tenantId: string;
  /** The dialogue's own memory. */
  readonly session: Session;
  /** The window that is kept, by whole turns, oldest first. */
  readonly turns: readonly ConversationTurn[];
  /** What was about to be taken in a state in which it may decide something; over with its answer. */
  readonly begun?: { readonly messageId: string; readonly turn: FrontDeskTurn };
  /** Ids of messages whose turns have left the window: they are not taken a second time. */
  readonly forgotten: readonly string[];
}

export type Message = ClientMessage | Reply;

/** Taps that turn a card leave hardly a message behind; they are bounded all the same. */
const turnsMax = 100;
const forgottenMax = 200;

export const newConversation = (tenantId: string, session: Session): Conversation => ({
  format: 1,
  tenantId,
  session,
  turns: [],
  forgotten: [],
});

export const stateOf = (conversation: Conversation): DialogueState =>
  conversation.turns.at(-1)?.state ?? 'greeting';

const idOf = ({ message, messageId }: ConversationTurn): string | undefined =>
  message?.id ?? messageId;

/** What a message was answered with, or undefined for one that has not been taken yet. */
export function findAnswer(
  conversation: Conversation,
  messageId: string,
): Omit<ConversationTurn, 'message'> | undefined {
  const turn = conversation.turns.find((t) => idOf(t) === messageId);
  if (turn) return turn;
  if (!conversation.forgotten.includes(messageId)) return undefined;
  return { replies: [], state: stateOf(conversation) };
}

/** A tap that only turned a card: every reply took the place of another. */
const isQuiet = ({ replies }: ConversationTurn): boolean =>
  replies.length > 0 && replies.every((reply) => reply.replaces !== undefined);

function place(messages: readonly Message[], reply: Reply): readonly Message[] {
  const index = messages.findIndex((m) => m.id === reply.replaces);
  return index === -1 ? [...messages, reply] : messages.with(index, reply);
}

/** The messages as a reader sees them: what was replaced is gone, in whose place the new one is. */
export function toMessages(turns: readonly ConversationTurn[]): readonly Message[] {
  let messages: readonly Message[] = [];
  for (const turn of turns) {
    if (turn.message && !isQuiet(turn)) messages = [...messages, turn.message];
    messages = turn.replies.reduce(place, messages);
  }
  return messages;
}

/** The turns that were talk, as both sides said them. */
export const toHistory = (turns: readonly ConversationTurn[]): readonly PastTurn[] =>
  turns
    .filter((turn) => !isQuiet(turn))
    .map(({ message, replies }) => ({
      said: message?.text ?? null,
      told: replies.map(({ text }) => text),
    }));

/** Adds a turn and lets the oldest go, whole, until the window fits. The newest always stays. */
export function withTurn(
  conversation: Conversation,
  turn: ConversationTurn,
  session: Session,
  messagesMax: number,
): Conversation {
  let turns = [...conversation.turns, turn];
  const gone: string[] = [];
  while (turns.length > 1 && (turns.length > turnsMax || toMessages(turns).length > messagesMax)) {
    const [oldest, ...rest] = turns;
    const id = oldest && idOf(oldest);
    if (id !== undefined) gone.push(id);
    turns = rest;
  }
  const forgotten = [...conversation.forgotten, ...gone].slice(-forgottenMax);
  const { begun, ...rest } = conversation;
  const isOver = begun === undefined || begun.messageId === idOf(turn);
  return { ...rest, ...(isOver ? {} : { begun }), session, turns, forgotten };
}

/** Replies with a higher number than the reader has seen. */
export function repliesAfter(conversation: Conversation, lastSeq: number): readonly Reply[] {
  return toMessages(conversation.turns).filter(
    (m): m is Reply => m.role === 'assistant' && m.seq > lastSeq,
  );
}
