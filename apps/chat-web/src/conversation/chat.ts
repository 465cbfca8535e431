import type { ChatAnswer, Reply } from '../contract.ts';
import {
  emptyConversation,
  hasGap,
  withDelivery,
  withOutgoing,
  withReplies,
  without,
  type Outgoing,
} from './conversation.ts';
import { toCaller, type Keeper } from './keeper.ts';
import { createLine, type Line } from './line.ts';
import { createSender, type Sender } from './sender.ts';
import { createSync, type Sync } from './sync.ts';
import { createTyping, type Typing } from './typing.ts';
import { createViewStore, type ChatView, type ViewStore } from './view-store.ts';
import type { LiveEvents, Wire } from './wire.ts';

/** The client's end of one conversation. */
export interface Chat {
  getView(): ChatView;
  subscribe(changed: () => void): () => void;
  /** Picks up an earlier conversation, a manage link, and what was not sent; done when it is shown. */
  start(): Promise<void>;
  say(text: string): void;
  choose(choice: { id: string; label: string }, options?: { quiet?: boolean }): void;
  retry(messageId: string): void;
  discard(messageId: string): void;
  /** Deletes the conversation here and on the server. False when the server was not reached. */
  forget(): Promise<boolean>;
  /** The window came back to the front. */
  wake(): void;
  setOnline(online: boolean): void;
}

export interface ChatDeps {
  readonly wire: Wire;
  readonly keeper: Keeper;
  /** What the front desk says before anybody has written. */
  readonly opening: readonly Reply[];
  /** The server knows a conversation by cookie (a call handed over to the page). */
  readonly resume: boolean;
  readonly now: () => number;
  readonly newId: () => string;
  /** Runs after `ms`; returns how to call it off. */
  readonly later: (ms: number, run: () => void) => () => void;
}

interface Parts {
  readonly deps: ChatDeps;
  readonly store: ViewStore;
  readonly sync: Sync;
  readonly sender: Sender;
  readonly line: Line;
  readonly typing: Typing;
}

/** What the way of an answer takes is no difference of clocks. */
const clocksAgreeMs = 3_000;

/** Shows an answer and takes its message out of the outbox. */
function onAnswer(parts: Parts, outgoing: Outgoing, answer: ChatAnswer): void {
  const { store, sync, line, deps } = parts;
  const { sessionId } = deps.keeper.read();
  deps.keeper.update(({ outbox }) => ({
    sessionId: answer.sessionId,
    outbox: outbox.filter((o) => o.messageId !== outgoing.messageId),
  }));
  const moved = sessionId !== undefined && sessionId !== answer.sessionId;
  const fresh = withReplies(emptyConversation, deps.opening);
  const base = moved ? withOutgoing(fresh, outgoing, 'sent', true) : store.get();
  const gap = hasGap(base.lastSeq, answer.replies, 1);
  const settled =
    outgoing.quiet === true
      ? without(base, outgoing.messageId)
      : withDelivery(base, outgoing.messageId, 'sent');
  const newest = answer.replies.at(-1);
  const aheadMs = newest ? Date.parse(newest.at) - deps.now() : 0;
  const serverAheadMs = Math.abs(aheadMs) < clocksAgreeMs ? 0 : aheadMs;
  store.show({ ...withReplies(settled, answer.replies, answer.state), serverAheadMs });
  sync.keepTranscript();
  if (gap) void sync.refresh();
  line.open(sessionId !== answer.sessionId);
}

/** What comes over the line by itself. */
function eventsOf(
  { keeper }: ChatDeps,
  { store, sync, typing }: Pick<Parts, 'store' | 'sync' | 'typing'>,
  isSending: () => boolean,
): LiveEvents {
  return {
    onPush: (push) => {
      sync.onPush(push, isSending() ? 1 : 0);
    },
    onTyping: typing.set,
    onDown: () => {
      if (!isSending()) typing.set(false);
    },
    onJoined: ({ sessionId, lastSeq }) => {
      const known = keeper.read().sessionId;
      keeper.update(({ outbox }) => ({ sessionId, outbox }));
      if (sessionId !== known || lastSeq > store.get().lastSeq) void sync.refresh();
    },
  };
}

function assemble(deps: ChatDeps): Parts {
  const { wire, keeper, later } = deps;
  const fresh = withReplies(emptyConversation, deps.opening);
  const store = createViewStore(fresh);
  const typing = createTyping(store, later);
  const sync = createSync({ store, keeper, wire, fresh });
  const line = createLine({
    wire,
    caller: () => toCaller(keeper.read()),
    lastSeq: () => store.get().lastSeq,
    events: eventsOf(deps, { store, sync, typing }, () => sender.isSending()),
  });
  const sender = createSender({
    store,
    keeper,
    later,
    send: async (caller, outgoing) => (await line.send(outgoing)) ?? wire.send(caller, outgoing),
    onStart: (outgoing) => {
      typing.set(outgoing.quiet !== true);
    },
    onEnd: () => {
      typing.set(false);
    },
    onAnswer: (outgoing, answer) => {
      onAnswer(parts, outgoing, answer);
    },
    onGone: sync.startAfresh,
  });
  const parts: Parts = { deps, store, sync, sender, line, typing };
  return parts;
}

async function start({ deps, store, sync, sender, line }: Parts): Promise<void> {
  const { keeper } = deps;
  const catchUp = (): Promise<void> => sync.refresh().then(sender.pump);
  const { sessionId, manageToken } = keeper.read();
  const remembered = sync.restore();
  keeper.onForeignChange(() => void catchUp());
  const caughtUp = catchUp();
  if (sessionId !== undefined || manageToken !== undefined || deps.resume) line.open(false);
  store.show({});
  if (!remembered) await caughtUp;
}

async function forget({ deps, store, line, typing }: Parts): Promise<boolean> {
  const { sessionId } = deps.keeper.read();
  if (sessionId !== undefined && !(await deps.wire.forget(sessionId))) return false;
  deps.keeper.update(() => ({ outbox: [] }));
  deps.keeper.writeTranscript(undefined);
  line.close();
  typing.set(false);
  store.show(withReplies(emptyConversation, deps.opening));
  return true;
}

export function createChat(deps: ChatDeps): Chat {
  const parts = assemble(deps);
  const { store, sender, sync } = parts;
  const toOutgoing = (text: string, more: Partial<Outgoing> = {}): Outgoing => ({
    messageId: deps.newId(),
    text,
    at: new Date(deps.now()).toISOString(),
    ...more,
  });
  return {
    getView: store.get,
    subscribe: store.subscribe,
    start: () => start(parts),
    say: (text) => {
      sender.queue(toOutgoing(text));
    },
    choose: ({ id, label }, { quiet = false } = {}) => {
      sender.queue(toOutgoing(label, { choice: id, ...(quiet ? { quiet } : {}) }));
    },
    retry: sender.retry,
    discard(messageId) {
      deps.keeper.update((kept) => ({
        ...kept,
        outbox: kept.outbox.filter((o) => o.messageId !== messageId),
      }));
      store.show(without(store.get(), messageId));
    },
    forget: () => forget(parts),
    wake() {
      if (deps.keeper.read().outbox.length > 0) sender.pump();
      else void sync.refresh();
    },
    setOnline(online) {
      store.show({ connection: online ? 'online' : 'offline' });
      if (online) sender.pump();
    },
  };
}
