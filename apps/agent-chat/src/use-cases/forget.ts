import { getConversationKey } from '@gomomo/conversations';
import { toSpeaker, type ChatDeps, type Client } from './chat-deps.ts';

/** @throws AppError `not-found` for a conversation that is not there or is another tenant's */
export type Forget = (client: Client) => Promise<void>;

export function createForget({ conversations }: ChatDeps): Forget {
  return async (client) =>
    conversations.forget(getConversationKey(client.sessionId), toSpeaker(client));
}
