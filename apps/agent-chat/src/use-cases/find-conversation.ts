import type { DialogueState, Reply } from '@gomomo/contracts';
import {
  findConversationKey,
  repliesAfter,
  stateOf,
  toMessages,
  type Message,
} from '@gomomo/conversations';
import type { ChatDeps } from './chat-deps.ts';

export interface KeptConversation {
  readonly key: string;
  readonly state: DialogueState;
  readonly lastSeq: number;
  readonly messages: readonly Message[];
  /** Replies with a higher number than the reader has seen. */
  repliesAfter(lastSeq: number): readonly Reply[];
}

export type FindConversation = (
  tenantId: string,
  sessionId: string,
) => Promise<KeptConversation | undefined>;

export function createFindConversation({ conversations }: ChatDeps): FindConversation {
  return async (tenantId, sessionId) => {
    const key = findConversationKey(sessionId);
    if (key === undefined) return undefined;
    const conversation = await conversations.find(tenantId, key);
    if (!conversation) return undefined;
    return {
      key,
      state: stateOf(conversation),
      lastSeq: conversation.session.lastSeq,
      messages: toMessages(conversation.turns),
      repliesAfter: (lastSeq) => repliesAfter(conversation, lastSeq),
    };
  };
}
