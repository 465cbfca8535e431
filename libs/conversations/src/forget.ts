import type { ConversationDeps, Speaker } from './deps.ts';
import { findOwn, noConversation, toAsked } from './take-turn.ts';

/**
 * Ends a conversation and keeps nothing of it; its hold is let go.
 *
 * @throws AppError `not-found` for a conversation that is not there or is another tenant's
 */
export type Forget = (key: string, speaker: Speaker) => Promise<void>;

export function createForget(deps: ConversationDeps): Forget {
  return (key, speaker) =>
    deps.inTurn(key, async () => {
      const found = await findOwn(deps, speaker.tenantId, key);
      if (!found) throw noConversation();
      const { session } = found.conversation;
      if (session.dialogue.hold) {
        // A live hold goes first: nobody will come back for it.
        const turn = { kind: 'commands', commands: [{ kind: 'cancelFlow' }], text: '' } as const;
        await deps.frontDesk.converse({ ...toAsked(deps, speaker, turn), session });
      }
      await deps.store.delete(key);
    });
}
