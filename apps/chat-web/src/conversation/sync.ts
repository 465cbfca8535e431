import type { Message } from '../contract.ts';
import {
  hasGap,
  toConversation,
  withOutgoing,
  withReplies,
  type ConversationView,
  type Outgoing,
} from './conversation.ts';
import type { Keeper } from './keeper.ts';
import type { ViewStore } from './view-store.ts';
import type { Push, Wire } from './wire.ts';

/** Keeps what is shown in step with what the server keeps. */
export interface Sync {
  /** Shows what this device remembers, before any answer; says whether it remembers a conversation. */
  restore(): boolean;
  /** Takes the server's word for the whole conversation. */
  refresh(): Promise<void>;
  /** Replies that came by themselves; `own` counts own messages on their way (0 or 1). */
  onPush(push: Push, own: number): void;
  /** The server has forgotten the conversation; what was not sent starts a new one. */
  startAfresh(): void;
  /** Lets a reload of this window start from what is shown now. */
  keepTranscript(): void;
}

export interface SyncDeps {
  readonly store: ViewStore;
  readonly keeper: Keeper;
  readonly wire: Pick<Wire, 'findHistory'>;
  /** The conversation before anybody has written. */
  readonly fresh: ConversationView;
}

const withWaiting = (
  conversation: ConversationView,
  unsent: readonly Outgoing[],
): ConversationView => unsent.reduce((c, o) => withOutgoing(c, o, 'waiting'), conversation);

function toMessages({ entries }: ConversationView): Message[] {
  return entries.flatMap((e): Message[] => {
    if (e.kind === 'reply') return [e.reply];
    if (e.quiet || e.delivery !== 'sent') return [];
    return [{ seq: 0, id: e.key, role: 'user', text: e.text, at: e.at }];
  });
}

function keepTranscript({ store, keeper }: SyncDeps): void {
  const { sessionId } = keeper.read();
  if (sessionId === undefined) return;
  const { state } = store.get();
  keeper.writeTranscript({ sessionId, state, messages: toMessages(store.get()) });
}

function startAfresh({ store, keeper, fresh }: SyncDeps): void {
  const { outbox } = keeper.update((kept) => ({ outbox: kept.outbox }));
  keeper.writeTranscript(undefined);
  store.show(withWaiting(fresh, outbox));
}

async function refresh(deps: SyncDeps): Promise<void> {
  const { store, keeper, wire } = deps;
  const { sessionId } = keeper.read();
  if (sessionId === undefined) return;
  const history = await wire.findHistory(sessionId);
  if (history === 'unreachable' || keeper.read().sessionId !== sessionId) return;
  if (history === 'gone') {
    startAfresh(deps);
    return;
  }
  const seen = new Set(history.messages.map((m) => m.id));
  const { outbox: unsent } = keeper.update((kept) => ({
    ...kept,
    outbox: kept.outbox.filter((o) => !seen.has(o.messageId)),
  }));
  const taken = toConversation(history.messages, history.state, unsent);
  store.show({ ...taken, lastSeq: history.lastSeq });
  keepTranscript(deps);
}

export function createSync(deps: SyncDeps): Sync {
  const { store, keeper } = deps;
  return {
    keepTranscript: () => {
      keepTranscript(deps);
    },
    refresh: () => refresh(deps),
    startAfresh: () => {
      startAfresh(deps);
    },
    restore() {
      const { sessionId, outbox } = keeper.read();
      const transcript = keeper.readTranscript();
      const remembered = transcript !== undefined && transcript.sessionId === sessionId;
      store.show(
        remembered
          ? toConversation(transcript.messages, transcript.state, outbox)
          : withWaiting(store.get(), outbox),
      );
      return remembered;
    },
    onPush({ replies, state }, own) {
      const gap = hasGap(store.get().lastSeq, replies, own);
      store.show(withReplies(store.get(), replies, state));
      keepTranscript(deps);
      if (gap) void refresh(deps);
    },
  };
}
