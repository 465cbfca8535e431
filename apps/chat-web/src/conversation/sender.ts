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

/**
 * A message stays in the keeper until it is acknowledged, and its id makes a second sending
 * harmless: the server answers it as it did the first time.
 */
export function createSender(deps: SenderDeps): Sender {
  const { store, keeper } = deps;
  let sending: string | undefined;
  let failures = 0;
  let cancelRetry: () => void = () => undefined;

  const isRefused = (messageId: string): boolean =>
    store
      .get()
      .entries.some((e) => e.kind === 'mine' && e.key === messageId && e.delivery === 'refused');

  const showDelivery = (messageId: string, delivery: 'sending' | 'waiting' | 'refused'): void => {
    store.show(withDelivery(store.get(), messageId, delivery));
  };

  function tryLater(messageId: string, afterMs: number): void {
    showDelivery(messageId, 'waiting');
    cancelRetry();
    cancelRetry = deps.later(afterMs, pump);
  }

  function onUnreachable(messageId: string, retryAfterMs: number | undefined): void {
    failures += 1;
    const backoffMs = Math.min(slowestRetryMs, firstRetryMs * 2 ** (failures - 1));
    tryLater(messageId, retryAfterMs ?? backoffMs);
    if (store.get().connection !== 'offline') store.show({ connection: 'unreachable' });
  }

  function onSent(outgoing: Outgoing, sent: Sent): void {
    const { messageId } = outgoing;
    if (sent.outcome === 'unreachable') {
      onUnreachable(messageId, sent.retryAfterMs);
      return;
    }
    failures = 0;
    if (store.get().connection === 'unreachable') store.show({ connection: 'online' });
    if (sent.outcome === 'limited') {
      tryLater(messageId, sent.retryAfterMs);
      return;
    }
    if (sent.outcome === 'refused') showDelivery(messageId, 'refused');
    else if (sent.outcome === 'gone') deps.onGone();
    else deps.onAnswer(outgoing, sent.answer);
    pump();
  }

  async function transmit(outgoing: Outgoing): Promise<void> {
    deps.onStart(outgoing);
    const sent = await deps.send(toCaller(keeper.read()), outgoing);
    sending = undefined;
    deps.onEnd();
    onSent(outgoing, sent);
  }

  function pump(): void {
    if (sending !== undefined || store.get().connection === 'offline') return;
    const next = keeper.read().outbox.find((o) => !isRefused(o.messageId));
    if (!next) return;
    cancelRetry();
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
      failures = 0;
      cancelRetry();
      if (sending !== messageId) showDelivery(messageId, 'sending');
      pump();
    },
  };
}
