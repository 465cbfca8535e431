import type { Reply } from '../contract.ts';
import type { Chat } from './chat.ts';
import { emptyConversation, withReplies } from './conversation.ts';
import { createViewStore } from './view-store.ts';

const nothing = (): void => undefined;

/** The conversation before anybody has come: it shows the opening and hears nothing. */
export function createStillChat(opening: readonly Reply[]): Chat {
  const store = createViewStore(withReplies(emptyConversation, opening));
  return {
    getView: store.get,
    subscribe: store.subscribe,
    start: async () => undefined,
    say: nothing,
    choose: nothing,
    retry: nothing,
    discard: nothing,
    forget: async () => false,
    wake: nothing,
    setOnline: nothing,
  };
}
