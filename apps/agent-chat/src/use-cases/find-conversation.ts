import type { DialogueState, Reply } from '@gomomo/contracts';
import { repliesAfter, stateOf, toMessages, type Message } from '../domain/conversation.ts';
import { findConversationKey } from '../domain/session-id.ts';
import type { ChatDeps } from './chat-deps.ts';
import { findOwn } from './turn.ts';

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

export function createFindConversation(deps: Pick<ChatDeps, 'store'>): FindConversation {
  return async (tenantId, sessionId) => {
    const key = findConversationKey(sessionId);
    const found = key === undefined ? undefined : await findOwn(deps, tenantId, key);
    if (!found || key === undefined) return undefined;
    const { conversation } = found;
    return {
      key,
      state: stateOf(conversation),
      lastSeq: conversation.session.lastSeq,
      messages: toMessages(conversation.turns),
      repliesAfter: (lastSeq) => repliesAfter(conversation, lastSeq),
    };
  };
}
