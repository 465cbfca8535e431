import { createSession, type Session } from '@gomomo/front-desk';
import { newConversation } from './conversation.ts';
import type { ConversationDeps, Speaker, Told } from './deps.ts';
import { keep, untilKept } from './keep.ts';
import { findOwn, toAsked } from './take-turn.ts';

/**
 * Goes on in this channel with what stands in another (a call that is continued on the page): the same
 * conversation, hold and idempotency keys, so that both agreeing at once book once. Under a key that has
 * a conversation already nothing changes.
 */
export type Adopt = (key: string, speaker: Speaker, session: Session) => Promise<Told>;

export function createAdopt(deps: ConversationDeps): Adopt {
  return (key, speaker, session) =>
    deps.inTurn(key, () =>
      untilKept(async () => {
        const found = await findOwn(deps, speaker.tenantId, key);
        const last = found?.conversation.turns.at(-1);
        if (last) return last;
        const turn = { kind: 'news', fact: { kind: 'carriedOn' } } as const;
        // Numbers begin anew: the page has seen nothing of what was spoken.
        const begun = { ...session, lastSeq: 0, timesReplyId: null };
        const answer = await deps.frontDesk.converse({
          ...toAsked(deps, speaker, turn),
          session: begun,
        });
        // Empty, so that what it has open is linked to this channel too.
        const conversation = newConversation(speaker.tenantId, createSession(session.id));
        return keep(deps, key, { conversation, version: 0 }, answer);
      }),
    );
}
