import { getConversationKey } from '@gomomo/conversations';
import { toBeginning, toSpeaker, type ChatDeps, type Client, type Told } from './chat-deps.ts';

/** Opens the conversation on the appointment of a manage link. */
export type OpenManaged = (client: Client & { readonly manageToken: string }) => Promise<Told>;

export function createOpenManaged({ conversations }: ChatDeps): OpenManaged {
  return async (client) =>
    conversations.takeTurn(getConversationKey(client.sessionId), toSpeaker(client), {
      turn: { kind: 'open' },
      begins: toBeginning(client),
    });
}
