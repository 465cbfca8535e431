import { getConversationKey, type Taken } from '@gomomo/conversations';
import { toBeginning, toSpeaker, type ChatDeps, type Client, type Told } from './chat-deps.ts';

export interface Said {
  readonly messageId: string;
  readonly what: Extract<Taken['turn'], { kind: 'text' | 'choice' }>;
}

/**
 * One message to its answer. The same messageId again gets the same replies.
 *
 * @throws AppError `not-found` for a conversation that is not there or is another tenant's;
 *   `busy`, `dependency-unavailable`: it is safe to say it again
 */
export type Say = (client: Client, said: Said) => Promise<Told>;

export function createSay({ conversations }: ChatDeps): Say {
  return async (client, { messageId, what: turn }) =>
    conversations.takeTurn(getConversationKey(client.sessionId), toSpeaker(client), {
      turn,
      messageId,
      begins: toBeginning(client),
    });
}
