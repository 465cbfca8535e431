import { withDelivery, withOutgoing, type Outgoing } from './conversation.ts';
import { toCaller, type Keeper } from './keeper.ts';
import type { ViewStore } from './view-store.ts';
import type { Caller, Sent } from './wire.ts';

/** Sends what is in the outbox, one at a time, in the order it was written. */
export interface Sender {
  queue(outgoing: Outgoing): void;
  /** Sends the oldest unsent message, unless one is on its way. */
  pump(): void;
  retry(messageId: string): void;
  isSending(): boolean;
}

type Answered = Extract<Sent, { outcome: 'answered' }>['answer'];

export interface SenderDeps {
  readonly store: ViewStore;
  readonly keeper: Keeper;
  send(caller: Caller, outgoing: Outgoing): Promise<Sent>;
  onStart(outgoing: Outgoing): void;
  onEnd(): void;
  onAnswer(outgoing: Outgoing, answer: Answered): void;
  /** The conversation is gone; what is in the outbox goes into a new one. */
  onGone(): void;
  /** Runs after `ms`; returns how to call it off. */
  readonly later: (ms: number, run: () => void) => () => void;
}

const firstRetryMs = 1_000;
const slowestRetryMs = 30_000;

/** When the next try is made: when the server says so, else later with every failure. */
function createRetries(later: SenderDeps['later'], run: () => void) {
  let failures = 0;
  let cancel: () => void = () => undefined;
  const after = (ms: number): void => {
    cancel();
    cancel = later(ms, run);
  };
  return {
    after,
    afterFailure(retryAfterMs: number | undefined): void {
      failures += 1;
      after(retryAfterMs ?? Math.min(slowestRetryMs, firstRetryMs * 2 ** (failures - 1)));
    },
    onReached(): void {
      failures = 0;
    },
    cancel(): void {
      cancel();
    },
  };
}

const isRefused = (store: ViewStore, messageId: string): boolean =>
  store
    .get()
    .entries.some((e) => e.kind === 'mine' && e.key === messageId && e.delivery === 'refused');

function showDelivery(
  store: ViewStore,
  messageId: string,
  delivery: 'sending' | 'waiting' | 'refused',
): void {
  store.show(withDelivery(store.get(), messageId, delivery));
}

/** What has come of a message that was sent. */
function onSent(
  deps: SenderDeps,
  retries: ReturnType<typeof createRetries>,
  outgoing: Outgoing,
  sent: Sent,
): void {
  const { store } = deps;
  const { messageId } = outgoing;
  const { connection } = store.get();
  if (sent.outcome === 'unreachable') {
    showDelivery(store, messageId, 'waiting');
    retries.afterFailure(sent.retryAfterMs);
    if (connection !== 'offline') store.show({ connection: 'unreachable' });
    return;
  }
  retries.onReached();
  if (connection === 'unreachable') store.show({ connection: 'online' });
  if (sent.outcome === 'limited') {
    showDelivery(store, messageId, 'waiting');
    retries.after(sent.retryAfterMs);
  } else if (sent.outcome === 'refused') showDelivery(store, messageId, 'refused');
  else if (sent.outcome === 'gone') deps.onGone();
  else deps.onAnswer(outgoing, sent.answer);
}

/**
 * A message stays in the keeper until it is acknowledged, and its id makes a second sending
 * harmless: the server answers it as it did the first time.
 */
export function createSender(deps: SenderDeps): Sender {
  const { store, keeper } = deps;
  const retries = createRetries(deps.later, pump);
  let sending: string | undefined;

  async function transmit(outgoing: Outgoing): Promise<void> {
    deps.onStart(outgoing);
    const sent = await deps.send(toCaller(keeper.read()), outgoing);
    sending = undefined;
    deps.onEnd();
    onSent(deps, retries, outgoing, sent);
    if (sent.outcome !== 'unreachable' && sent.outcome !== 'limited') pump();
  }

  function pump(): void {
    if (sending !== undefined || store.get().connection === 'offline') return;
    const next = keeper.read().outbox.find((o) => !isRefused(store, o.messageId));
    if (!next) return;
    retries.cancel();
    sending = next.messageId;
    store.show(withDelivery(withOutgoing(store.get(), next, 'sending'), sending, 'sending'));
    void transmit(next);
  }

  return {
    pump,
    isSending: () => sending !== undefined,
    queue(outgoing) {
      keeper.update((kept) => ({ ...kept, outbox: [...kept.outbox, outgoing] }));
      const delivery = store.get().connection === 'offline' ? 'waiting' : 'sending';
      store.show(withOutgoing(store.get(), outgoing, delivery, true));
      pump();
    },
    retry(messageId) {
      retries.onReached();
      retries.cancel();
      if (sending !== messageId) showDelivery(store, messageId, 'sending');
      pump();
    },
  };
}
