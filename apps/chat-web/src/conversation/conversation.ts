import type { Card, Choice, Message, Reply } from '../contract.ts';

/** What the client has said and the server has not acknowledged. Kept across reloads. */
export interface Outgoing {
  readonly messageId: string;
  readonly text: string;
  readonly choice?: string;
  /** A tap that changes a card in place: no bubble of its own. */
  readonly quiet?: boolean;
  readonly at: string;
}

export type Delivery = 'sending' | 'waiting' | 'refused' | 'sent';

export interface MineEntry {
  readonly kind: 'mine';
  readonly key: string;
  readonly text: string;
  readonly at: string;
  readonly quiet: boolean;
  readonly delivery: Delivery;
  /** Failed attempts so far. */
  readonly attempts: number;
  /** Said in this window now, and not an hour ago or in another one. */
  readonly here: boolean;
}

export interface ReplyEntry {
  readonly kind: 'reply';
  /** Stays when the reply is replaced in place, so that focus stays too. */
  readonly key: string;
  readonly reply: Reply;
}

export type Entry = MineEntry | ReplyEntry;

/** A tap that only turned a card is shown when it could not be sent. */
export const isShown = (entry: Entry): boolean =>
  entry.kind === 'reply' || !entry.quiet || isUnsent(entry);

export const isUnsent = ({ delivery }: MineEntry): boolean =>
  delivery === 'waiting' || delivery === 'refused';

export interface ConversationView {
  readonly entries: readonly Entry[];
  readonly lastSeq: number;
  readonly state: string;
}

export const emptyConversation: ConversationView = { entries: [], lastSeq: 0, state: 'greeting' };

function withReply(entries: readonly Entry[], reply: Reply): readonly Entry[] {
  const known = entries.some((e) => e.kind === 'reply' && e.reply.id === reply.id);
  if (known) return entries;
  const replaced = entries.findIndex((e) => e.kind === 'reply' && e.reply.id === reply.replaces);
  const old = entries[replaced];
  if (!old) return [...entries, { kind: 'reply', key: reply.id, reply }];
  return entries.with(replaced, { kind: 'reply', key: old.key, reply });
}

/** Adds replies once each, by id; one that `replaces` another takes its place. */
export function withReplies(
  conversation: ConversationView,
  replies: readonly Reply[],
  state = conversation.state,
): ConversationView {
  const entries = replies.reduce(withReply, conversation.entries);
  const lastSeq = Math.max(conversation.lastSeq, ...replies.map((r) => r.seq));
  return { entries, lastSeq, state };
}

export function withOutgoing(
  conversation: ConversationView,
  outgoing: Outgoing,
  delivery: Delivery,
  here = false,
): ConversationView {
  if (conversation.entries.some((e) => e.key === outgoing.messageId)) return conversation;
  const { messageId: key, text, at, quiet = false } = outgoing;
  const mine: MineEntry = { kind: 'mine', key, text, at, quiet, delivery, attempts: 0, here };
  return { ...conversation, entries: [...conversation.entries, mine] };
}

export function withDelivery(
  conversation: ConversationView,
  messageId: string,
  delivery: Delivery,
): ConversationView {
  const failed = delivery === 'waiting' || delivery === 'refused';
  const entries = conversation.entries.map((e) =>
    e.kind === 'mine' && e.key === messageId
      ? { ...e, delivery, attempts: e.attempts + (failed ? 1 : 0) }
      : e,
  );
  return { ...conversation, entries };
}

export function without(conversation: ConversationView, messageId: string): ConversationView {
  return { ...conversation, entries: conversation.entries.filter((e) => e.key !== messageId) };
}

/** The conversation as the server keeps it, followed by what it has not seen yet. */
export function toConversation(
  messages: readonly Message[],
  state: string,
  unsent: readonly Outgoing[],
): ConversationView {
  let conversation: ConversationView = { ...emptyConversation, state };
  for (const message of messages) {
    if (message.role === 'assistant') conversation = withReplies(conversation, [message]);
    else {
      const outgoing = { messageId: message.id, text: message.text, at: message.at };
      conversation = withOutgoing(conversation, outgoing, 'sent');
      conversation = { ...conversation, lastSeq: Math.max(conversation.lastSeq, message.seq) };
    }
  }
  return unsent.reduce((c, outgoing) => withOutgoing(c, outgoing, 'waiting'), conversation);
}

/** A reply that still asks for something: the last one with a card or choices, if it is live. */
export function findAskingKey(conversation: ConversationView): string | undefined {
  return conversation.entries.findLast(
    (e) => e.kind === 'reply' && (e.reply.card !== undefined || (e.reply.choices ?? []).length > 0),
  )?.key;
}

export const isUnanswered = (entry: Entry): boolean =>
  entry.kind === 'mine' && (entry.delivery === 'sending' || entry.delivery === 'waiting');

/** Something the client said has not been answered yet: what is asked now may be out of date. */
export const isPending = (conversation: ConversationView): boolean =>
  conversation.entries.some(isUnanswered);

/** Whether replies were missed before this batch: another window wrote, or a push was lost. */
export function hasGap(lastSeq: number, replies: readonly Reply[], own: number): boolean {
  const first = replies.reduce((low, r) => Math.min(low, r.seq), Infinity);
  return first !== Infinity && first > lastSeq + 1 + own;
}

function shownBy(card: Card): readonly (string | undefined)[] {
  if (card.kind === 'services') return card.items.map((item) => item.choice);
  if (card.kind !== 'times') return [];
  return [
    ...card.days.map((day) => day.choice),
    ...card.staff.map((person) => person.choice),
    ...card.groups.flatMap((group) => group.times.map((time) => time.choice)),
    card.previous,
    card.next,
    card.month,
  ];
}

/** The choices of a reply that its card does not already show. */
export function toChips({ card, choices = [] }: Reply): Choice[] {
  if (!card) return choices;
  if (card.kind === 'summary' || card.kind === 'appointment') return [];
  const shown = new Set(shownBy(card));
  return choices.filter((choice) => !shown.has(choice.id));
}
