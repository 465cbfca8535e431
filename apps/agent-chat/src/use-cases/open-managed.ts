import type { ChatDeps, Client, Told } from './chat-deps.ts';
import { getConversationKey, getOrBegin, keep, toConverse, untilKept } from './turn.ts';

/** Opens the conversation on the appointment of a manage link. */
export type OpenManaged = (client: Client & { readonly manageToken: string }) => Promise<Told>;

export function createOpenManaged(deps: ChatDeps): OpenManaged {
  return (client) => {
    const key = getConversationKey(client.sessionId);
    return deps.inTurn(key, () =>
      untilKept(async () => {
        const stored = await getOrBegin(deps, client, key);
        const { session } = stored.conversation;
        const open = toConverse(client, { kind: 'open' });
        return keep(deps, key, stored, await deps.frontDesk.converse({ ...open, session }));
      }),
    );
  };
}
