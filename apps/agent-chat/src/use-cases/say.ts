import type { FrontDeskTurn } from '@gomomo/front-desk';
import { findAnswer } from '../domain/conversation.ts';
import type { ChatDeps, Client, Told } from './chat-deps.ts';
import { getConversationKey, getOrBegin, keep, toConverse, untilKept } from './turn.ts';

export interface Said {
  readonly messageId: string;
  readonly what: Extract<FrontDeskTurn, { kind: 'text' | 'choice' }>;
}

/**
 * One message to its answer. The same messageId again gets the same replies.
 *
 * @throws AppError `not-found` for a conversation that is not there or is another tenant's;
 *   `busy`, `dependency-unavailable`: it is safe to say it again
 */
export type Say = (client: Client, said: Said) => Promise<Told>;

export function createSay(deps: ChatDeps): Say {
  return (client, { messageId, what }) => {
    const key = getConversationKey(client.sessionId);
    return deps.inTurn(key, () =>
      untilKept(async () => {
        const stored = await getOrBegin(deps, client, key);
        const answered = findAnswer(stored.conversation, messageId);
        if (answered) return answered;
        const { session } = stored.conversation;
        const answer = await deps.frontDesk.converse({ ...toConverse(client, what), session });
        return keep(deps, key, stored, answer, messageId);
      }),
    );
  };
}
