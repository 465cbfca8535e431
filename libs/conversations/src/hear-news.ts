import type { FrontDeskTurn } from '@gomomo/front-desk';
import { stateOf } from './conversation.ts';
import type { ConversationDeps } from './deps.ts';
import { keep, untilKept } from './keep.ts';

export type News = Extract<FrontDeskTurn, { kind: 'news' }>;

/** Tells a conversation, by its key, what happened outside of it. No conversation: nothing. */
export type HearNews = (key: string, news: News) => Promise<void>;

export function createHearNews(deps: ConversationDeps): HearNews {
  const { channel, desk: actor } = deps;
  return async (key, turn) => {
    await deps.inTurn(key, () =>
      untilKept(async () => {
        const stored = await deps.store.find(key);
        if (!stored) return { replies: [], state: 'ended' };
        const { session, tenantId: tenant } = stored.conversation;
        const answer = await deps.frontDesk.converse({ session, tenant, turn, channel, actor });
        // Old news change nothing and are not worth a write.
        if (answer.replies.length === 0) {
          return { replies: [], state: stateOf(stored.conversation) };
        }
        return keep(deps, key, stored, answer);
      }),
    );
  };
}
