import { AppError } from '@gomomo/kernel';
import type { ChatDeps, Client } from './chat-deps.ts';
import { findOwn, getConversationKey, toConverse } from './turn.ts';

/** @throws AppError `not-found` for a conversation that is not there or is another tenant's */
export type Forget = (client: Client) => Promise<void>;

export function createForget(deps: ChatDeps): Forget {
  return async (client) => {
    const key = getConversationKey(client.sessionId);
    await deps.inTurn(key, async () => {
      const found = await findOwn(deps, client.tenantId, key);
      if (!found) throw new AppError('not-found', 'There is no such conversation here.');
      const { session } = found.conversation;
      if (session.dialogue.hold) {
        // A live hold goes first: nobody will come back for it.
        const turn = { kind: 'commands', commands: [{ kind: 'cancelFlow' }], text: '' } as const;
        await deps.frontDesk.converse({ ...toConverse(client, turn), session });
      }
      await deps.store.delete(key);
    });
  };
}
