import { isPending, type ConversationView } from './conversation.ts';

export interface ChatView extends ConversationView {
  readonly typing: boolean;
  /** `offline`: the device says so. `unreachable`: the front desk did not answer. */
  readonly connection: 'online' | 'offline' | 'unreachable';
  /** An answer is still to come: cards wait for it. */
  readonly busy: boolean;
  /** Server clock minus this device's clock, so that countdowns agree with the server. */
  readonly serverAheadMs: number;
}

export interface ViewStore {
  get(): ChatView;
  show(change: Partial<ChatView>): void;
  subscribe(changed: () => void): () => void;
}

export function createViewStore(first: ConversationView): ViewStore {
  const listeners = new Set<() => void>();
  let view: ChatView = {
    ...first,
    typing: false,
    connection: 'online',
    busy: false,
    serverAheadMs: 0,
  };
  return {
    get: () => view,
    show(change) {
      view = { ...view, ...change };
      view = { ...view, busy: isPending(view) };
      for (const listener of listeners) listener();
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
